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

/// Where two accounts stand for one person's word, both are named.
std::string words_of(const Participant& actor) {
    return actor.on_behalf_of.empty() ? actor.account : fmt::format("{}, or {},", actor.account, actor.on_behalf_of);
}

}  // namespace

format::Value value_of(const Mark& mark) {
    format::Value shown = format::Value::object({{"by", mark.by}, {"at", to_string(mark.at)}, {"event", mark.event}});
    if (!mark.on_behalf_of.empty()) shown.set("on_behalf_of", mark.on_behalf_of);
    return shown;
}

format::Value value_of(const Proposal& proposal) {
    format::Value approved_by = format::Value::list(), approved_for = format::Value::list();
    for (const auto& [account, on_behalf_of] : proposal.approved_by) {
        approved_by.append(account);
        if (!on_behalf_of.empty()) approved_for.append(on_behalf_of);
    }
    constexpr std::array<std::string_view, 4> words{"waiting", "approved", "returned", "withdrawn"};
    format::Value shown = format::Value::object(
        {{"id", proposal.id},
         {"act", proposal.act},
         {"command", proposal.command},
         {"arguments", format::read_value(proposal.arguments, "arguments").value_or(format::Value())},
         {"reason", proposal.reason},
         {"status", words.at(static_cast<std::size_t>(proposal.status))},
         {"comments", proposal.comments},
         {"decided_by", proposal.decided_by.account},
         {"approved_by", std::move(approved_by)},
         {"recorded", value_of(proposal.mark)}});
    if (!proposal.decided_by.on_behalf_of.empty()) shown.set("decided_on_behalf_of", proposal.decided_by.on_behalf_of);
    if (!approved_for.as_list()->empty()) shown.set("approved_on_behalf_of", std::move(approved_for));
    return shown;
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
                    fmt::format("proposal {} no longer waits: {} decided it", id, found->decided_by.account));
    return &*found;
}

Result<const Proposal*> waiting_for_another(const std::vector<Proposal>& proposals, std::string_view id,
                                            const Participant& actor) {
    TRY(proposal, waiting(proposals, id));
    if (!same_person(proposal->mark.participant(), actor)) return proposal;
    return fail(ErrorKind::forbidden, fmt::format("{} proposed this and cannot decide it", words_of(actor)), {},
                "a second person approves or returns it; the proposer withdraws it");
}

Result<const Proposal*> waiting_of_own(const std::vector<Proposal>& proposals, std::string_view id,
                                       const Participant& actor) {
    TRY(proposal, waiting(proposals, id));
    if (same_person(proposal->mark.participant(), actor)) return proposal;
    return fail(ErrorKind::forbidden, fmt::format("{} proposed this", proposal->mark.by), {},
                "only the proposer withdraws a proposal; others return it with comments");
}

Result<NewEvent> approval(const Proposal& proposal, const Participant& actor, const format::Value& arguments,
                          std::size_t needed) {
    const auto theirs = [&](const Participant& other) { return same_person(other, actor); };
    if (std::ranges::any_of(proposal.approved_by, theirs))
        return fail(ErrorKind::conflict, fmt::format("{} has approved this already", words_of(actor)), {},
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
    if (type == one_of_several || type == endings.front().type) proposal->approved_by.push_back(mark.participant());
    if (ending == endings.end()) {
        read.text_or("comments");
        return read.finish();
    }
    proposal->status = ending->status;
    proposal->comments = read.text_or("comments");
    proposal->decided_by = mark.participant();
    return read.finish();
}

}  // namespace comity::command
