// SPDX-License-Identifier: EUPL-1.2
#include "command/proposal.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "command/fields.h"
#include "format/canonical_json.h"

namespace comity::command {

namespace {

struct Ending {
    std::string_view type;
    Proposal::Status status;
};
constexpr std::string_view one_of_several = "approval-given";

constexpr std::array endings{Ending{"approved", Proposal::Status::approved},
                             Ending{"returned", Proposal::Status::returned},
                             Ending{"proposal-withdrawn", Proposal::Status::withdrawn}};

std::string ids_of(const std::vector<Proposal>& proposals) {
    std::string ids;
    for (const Proposal& proposal : proposals) ids += (ids.empty() ? "" : ", ") + proposal.id;
    return ids.empty() ? "none yet" : ids;
}

}  // namespace

format::Value value_of(const Mark& mark) {
    return format::Value::object({{"by", mark.by}, {"at", to_string(mark.at)}, {"event", mark.event}});
}

format::Value value_of(const Proposal& proposal) {
    constexpr std::array<std::string_view, 4> words{"waiting", "approved", "returned", "withdrawn"};
    return format::Value::object(
        {{"id", proposal.id},
         {"act", proposal.act},
         {"command", proposal.command},
         {"arguments", format::read_value(proposal.arguments, "arguments").value_or(format::Value())},
         {"reason", proposal.reason},
         {"status", words.at(static_cast<std::size_t>(proposal.status))},
         {"comments", proposal.comments},
         {"decided_by", proposal.decided_by},
         {"approved_by", format::Value::list_of(proposal.approved_by)},
         {"recorded", value_of(proposal.mark)}});
}

NewEvent proposed(const std::vector<Proposal>& before, std::string_view act, std::string_view command,
                  const format::Value& arguments) {
    return {"proposed", format::Value::object({{"proposal", fmt::format("a{}", before.size() + 1)},
                                               {"act", act},
                                               {"command", command},
                                               {"arguments", format::canonical_json(arguments).value()},
                                               {"reason", arguments.string_at("reason").value_or("")}})};
}

Result<const Proposal*> waiting(const std::vector<Proposal>& proposals, std::string_view id) {
    const auto found = std::ranges::find(proposals, id, &Proposal::id);
    if (found == proposals.end())
        return fail(ErrorKind::invalid, fmt::format("there is no proposal '{}' here", id), {},
                    fmt::format("there are: {}", ids_of(proposals)));
    if (found->status != Proposal::Status::waiting)
        return fail(ErrorKind::conflict,
                    fmt::format("proposal {} no longer waits: {} decided it", id, found->decided_by));
    return &*found;
}

Result<const Proposal*> waiting_for_another(const std::vector<Proposal>& proposals, std::string_view id,
                                            std::string_view actor) {
    TRY(proposal, waiting(proposals, id));
    if (proposal->mark.by != actor) return proposal;
    return fail(ErrorKind::forbidden, fmt::format("{} proposed this and cannot decide it", actor), {},
                "a second person approves or returns it; the proposer withdraws it");
}

Result<const Proposal*> waiting_of_own(const std::vector<Proposal>& proposals, std::string_view id,
                                       std::string_view actor) {
    TRY(proposal, waiting(proposals, id));
    if (proposal->mark.by == actor) return proposal;
    return fail(ErrorKind::forbidden, fmt::format("{} proposed this", proposal->mark.by), {},
                "only the proposer withdraws a proposal; others return it with comments");
}

Result<NewEvent> approval(const Proposal& proposal, std::string_view actor, const format::Value& arguments,
                          std::size_t needed) {
    if (std::ranges::find(proposal.approved_by, actor) != proposal.approved_by.end())
        return fail(ErrorKind::conflict, fmt::format("{} has approved this already", actor), {},
                    "it needs the approval of another person too");
    const bool last = proposal.approved_by.size() + 1 >= needed;
    return NewEvent{std::string(last ? endings.front().type : one_of_several), arguments};
}

bool is_of_proposals(std::string_view type) {
    return type == "proposed" || type == one_of_several ||
           std::ranges::find(endings, type, &Ending::type) != endings.end();
}

Result<void> apply_to_proposals(std::vector<Proposal>& proposals, std::string_view type, const format::Value& payload,
                                const Mark& mark) {
    Fields read(payload);
    if (type == "proposed") {
        proposals.push_back({.id = read.text("proposal"),
                             .act = read.text("act"),
                             .command = read.text("command"),
                             .arguments = read.text("arguments"),
                             .reason = read.text_or("reason"),
                             .mark = mark});
        return read.finish();
    }
    const auto ending = std::ranges::find(endings, type, &Ending::type);
    const auto proposal = std::ranges::find(proposals, read.text("proposal"), &Proposal::id);
    if (!is_of_proposals(type) || proposal == proposals.end())
        return fail(ErrorKind::invalid, fmt::format("there is no proposal '{}' here", read.text("proposal")));
    if (type == one_of_several || type == endings.front().type) proposal->approved_by.push_back(mark.by);
    if (ending == endings.end()) {
        read.text_or("comments");
        return read.finish();
    }
    proposal->status = ending->status;
    proposal->comments = read.text_or("comments");
    proposal->decided_by = mark.by;
    return read.finish();
}

}  // namespace comity::command
