// SPDX-License-Identifier: EUPL-1.2
// Commands about the file itself: opening, describing, who works on it and who may read it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/decide_parts.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

tl::unexpected<Error> one_person_for_two() {
    return fail(ErrorKind::invalid, "owner and substitute are the same account", {},
                "name somebody who stands in when the owner is away: someone may be in custody");
}

/// What a stand-in gave themselves would outlast the standing in.
Result<void> check_no_stand_in(const Command& command, std::string_view account) {
    if (command.on_behalf_of.empty() || account != command.actor) return {};
    return fail(ErrorKind::forbidden, fmt::format("{} gives themselves access in another's place", account), {},
                fmt::format("leave it to {}, or to somebody who may in their own name", command.on_behalf_of));
}

Events open(const CaseState& state, const Command& command, const Environment&) {
    if (state.exists()) return fail(ErrorKind::conflict, fmt::format("case {} is open already", state.number));
    Fields read(command.arguments);
    if (read.text("owner") == read.text("substitute")) return one_person_for_two();
    TRY_VOID(parse_kind(read.text("kind")));
    TRY_VOID(parse_direction(read.text("direction")));
    if (read.state("own") == read.state("counterpart"))
        return fail(ErrorKind::invalid, "the counterpart is our own State", {}, "name the other State");
    return std::vector{NewEvent{"case-opened", command.arguments}};
}

Events describe(const CaseState&, const Command& command, const Environment&) {
    return std::vector{NewEvent{"case-described", command.arguments}};
}

Events assign(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    if (read.text("owner") == read.text("substitute")) return one_person_for_two();
    if (command.actor != state.owner && command.actor != state.substitute)
        for (const std::string_view role : {"owner", "substitute"})
            TRY_VOID(check_no_stand_in(command, read.text(role)));
    return std::vector{NewEvent{"case-assigned", command.arguments}};
}

Events join(const CaseState& state, const Command& command, const Environment&) {
    const std::string account = Fields(command.arguments).text("account");
    if (state.team.contains(account))
        return fail(ErrorKind::conflict, fmt::format("{} is in the team already", account));
    TRY_VOID(check_no_stand_in(command, account));
    return std::vector{NewEvent{"team-joined", command.arguments}};
}

Events leave(const CaseState& state, const Command& command, const Environment&) {
    const std::string account = Fields(command.arguments).text("account");
    if (!state.team.contains(account)) return fail(ErrorKind::invalid, fmt::format("{} is not in the team", account));
    return std::vector{NewEvent{"team-left", command.arguments}};
}

Events grant(const CaseState&, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    if (read.instant("until") <= environment.now)
        return fail(ErrorKind::invalid, "'until' is past", {}, "a grant has an end that is still to come");
    TRY_VOID(check_no_stand_in(command, read.text("account")));
    Value payload = command.arguments;
    payload.set("break_glass", false);
    return std::vector{NewEvent{"access-granted", std::move(payload)}};
}

/// Short, with a reason, and told to the owner and the head of the unit: the tasks are the notice, in a closed case
/// too. Nobody is told by what they did themselves.
Events break_glass(const CaseState& state, const Command& command, const Environment& environment) {
    constexpr std::int64_t four_hours = 4 * 60 * 60 * 1000;
    if (!command.on_behalf_of.empty())
        return fail(ErrorKind::forbidden, "nobody breaks the glass in another's place", {}, "do it in your own name");
    const std::string reason = Fields(command.arguments).text("reason");
    TRY(until, Instant::at(environment.now.utc_milliseconds() + four_hours, environment.now.offset_minutes()));
    std::vector events{NewEvent{
        "access-granted",
        Value::object(
            {{"account", command.actor}, {"reason", reason}, {"until", to_string(until)}, {"break_glass", true}})}};
    const auto tell = [&](const std::string& account) {
        events.push_back(
            {"task-added", Value::object({{"task", fmt::format("t{}", state.tasks.size() + events.size())},
                                          {"says", fmt::format("{} opened this case by breaking the glass: {}",
                                                               command.actor, reason)},
                                          {"owner", account},
                                          {"due", to_string(environment.today)},
                                          {"from", glass_broken}})});
    };
    tell(command.actor == state.owner ? state.substitute : state.owner);
    if (!state.unit.empty()) tell(std::string(seat_of_heads) + state.unit);
    return events;
}

Events end_access(const CaseState& state, const Command& command, const Environment&) {
    const std::string account = Fields(command.arguments).text("account");
    if (std::ranges::none_of(state.grants,
                             [&](const Grant& grant) { return grant.account == account && !grant.ended; }))
        return fail(ErrorKind::invalid, fmt::format("{} has no grant in this case", account));
    return std::vector{NewEvent{"access-ended", command.arguments}};
}

Events link(const CaseState& state, const Command& command, const Environment&) {
    if (Fields(command.arguments).text("to") == state.id)
        return fail(ErrorKind::invalid, "a case cannot be linked to itself");
    return std::vector{NewEvent{"case-linked", command.arguments}};
}

/// What is put out of sight or destroyed is closed, and nothing binds in it any more. `done`: "erased".
Result<void> check_over(const CaseState& state, std::string_view done) {
    if (!state.closed)
        return fail(ErrorKind::conflict, fmt::format("case {} is open", state.number), {},
                    fmt::format("only what is closed is {}", done));
    for (const Promise& promise : state.promises) {
        if (promise.ended_because.empty())
            return fail(ErrorKind::conflict, fmt::format("promise {} still binds: {}", promise.id, promise.says), {},
                        "what is promised is watched until it ends; end it with its reason first");
    }
    return {};
}

/// From then on nobody finds or opens it; reading takes breaking the glass, with a reason.
Events restrict_case(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(check_over(state, "restricted"));
    if (state.restricted) return fail(ErrorKind::conflict, fmt::format("case {} is restricted already", state.number));
    return std::vector{NewEvent{"case-restricted", command.arguments}};
}

Events lift_restriction(const CaseState& state, const Command& command, const Environment&) {
    if (!state.restricted) return fail(ErrorKind::conflict, fmt::format("case {} is not restricted", state.number));
    return std::vector{NewEvent{"restriction-lifted", command.arguments}};
}

/// The order alone; the node erases the key of the case when it is recorded.
Events erase(const CaseState& state, const Command& command, const Environment& environment) {
    TRY_VOID(check_over(state, "erased"));
    Value payload = command.arguments;
    if (const Retention* rule = retention_of(environment.practice.retention, state.kind, state.direction)) {
        const CivilDate from = erasable_from(*rule, closed_on(state).value_or(environment.today));
        if (environment.today < from)
            return fail(ErrorKind::conflict,
                        fmt::format("case {} is kept until {}: {}", state.number, to_string(from), rule->ground), {},
                        fmt::format("erase it from {} on", to_string(from)));
        payload.set("ground", rule->ground).set("kept_until", to_string(from));
    }
    return std::vector{NewEvent{"erasure-ordered", std::move(payload)}};
}

Events notice_duplicate(const CaseState&, const Command& command, const Environment&) {
    return std::vector{NewEvent{"duplicate-noticed", command.arguments}};
}

constexpr auto text = ParameterType::text;
constexpr std::array open_parameters{
    Parameter{"case", text, true, "id of the new case, given by the node", "", true},
    Parameter{"number", text, true, "number of the docket, given by the node", "", true},
    Parameter{"kind", text, true, "kind of case: extradition, assistance …"},
    Parameter{"direction", text, true, "who asks", "incoming outgoing"},
    Parameter{"own", ParameterType::state, true, "our State, given by the node", "", true},
    Parameter{"counterpart", ParameterType::state, true, "the other State"},
    Parameter{"title", text, true, "a few words that say what it is about"},
    Parameter{"owner", text, true, "account that answers for the case"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"unit", text, false, "unit whose head oversees it"},
    Parameter{"matter", text, false, "the affair it belongs to"},
    Parameter{"foreign_reference", text, false, "reference of the other authority"},
    Parameter{"urgent", ParameterType::boolean, false, "cannot wait"},
};
constexpr std::array describe_parameters{
    Parameter{"title", text, false, "a few words that say what it is about"},
    Parameter{"matter", text, false, "the affair it belongs to"},
    Parameter{"foreign_reference", text, false, "reference of the other authority"},
    Parameter{"urgent", ParameterType::boolean, false, "cannot wait"},
};
constexpr std::array assign_parameters{
    Parameter{"owner", text, true, "account that answers for the case"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"unit", text, false, "unit whose head oversees it"},
};
constexpr std::array account_parameter{Parameter{"account", text, true, "account"}};
constexpr std::array grant_parameters{
    Parameter{"account", text, true, "who may read from now on"},
    Parameter{"reason", text, true, "why they need to know"},
    Parameter{"until", ParameterType::moment, true, "when it ends"},
};
constexpr std::array erase_parameters{
    Parameter{"reason", text, true, "why"},
    Parameter{"ground", text, false, "what the period of retention rests on, given by the node", "", true},
};
constexpr std::array reason_parameter{Parameter{"reason", text, true, "why"}};
constexpr std::array link_parameters{
    Parameter{"to", text, true, "the other case, by number or id"},
    Parameter{"relation", text, true, "how it stands to this one",
              "competing supplementary follows prosecution-in-place related"},
    Parameter{"says", text, false, "in words"},
};
constexpr std::array duplicate_parameters{Parameter{"ask", text, true, "account to ask about the other file"},
                                          Parameter{"mark", text, true, "blind mark of what both have"}};

constexpr std::array table{
    CommandKind{"open-case", "", "create", "case", "Open a case", open_parameters, open},
    CommandKind{"describe-case", "description", "change", "case", "Describe the case", describe_parameters, describe},
    CommandKind{"assign-case", "assignment", "assign", "case", "Give the case to an owner and a substitute",
                assign_parameters, assign},
    CommandKind{"join-team", "team", "assign", "case", "Take somebody into the team", account_parameter, join},
    CommandKind{"leave-team", "team/leave", "assign", "case", "Take somebody out of the team", account_parameter,
                leave},
    CommandKind{"grant-access", "grants", "grant", "case", "Let somebody read the case, with a reason and an end",
                grant_parameters, grant, Act::none, true},
    CommandKind{"end-access", "grants/end", "change", "grant", "End a grant", account_parameter, end_access, Act::none,
                true},
    CommandKind{"break-glass", "break-glass", "create", "grant",
                "Open a case one may not see, for four hours; the owner is told", reason_parameter, break_glass,
                Act::none, true},
    CommandKind{"link-case", "links", "change", "case", "Link another case", link_parameters, link, Act::none, true},
    CommandKind{"erase-case", "erasure", "propose", "case",
                "Erase the content of a closed case; its place in the log stays; needs a second person",
                erase_parameters, erase, Act::erase, true},
    CommandKind{"restrict-case", "restriction", "propose", "case",
                "Put a closed case out of sight until it is erased; needs a second person", reason_parameter,
                restrict_case, Act::restrict, true},
    CommandKind{"lift-restriction", "restriction/end", "propose", "case",
                "Show a restricted case again to those who could see it; needs a second person", reason_parameter,
                lift_restriction, Act::restrict, true},
    CommandKind{"notice-duplicate", "", "system", "case", "Tell that another file has the same person or paper",
                duplicate_parameters, notice_duplicate, Act::none, true},
};

}  // namespace

std::span<const CommandKind> file_commands() {
    return table;
}

}  // namespace comity::cases
