// SPDX-License-Identifier: EUPL-1.2
// Commands that move the case, and the second person's.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/promises.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

std::string named(const Command& command) {
    return Fields(command.arguments).text("proposal");
}

/// What was proposed is carried out now, as the case is now; where it no longer can be, nothing happens.
Events approve(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(proposal, command::waiting_for_another(state.proposals, named(command), command.participant()));
    TRY(arguments, format::read_value(proposal->arguments, "proposal " + proposal->id));
    const CommandKind* kind = find_command(proposal->command);
    if (!kind) return fail(ErrorKind::invalid, fmt::format("there is no command '{}'", proposal->command));
    if (state.closed && !kind->closed_too)
        return fail(ErrorKind::conflict, fmt::format("case {} was closed meanwhile", state.number));
    Command proposed{.name = proposal->command,
                     .arguments = std::move(arguments),
                     .actor = command.actor,
                     .on_behalf_of = command.on_behalf_of,
                     .approved = true};
    TRY(following, kind->decide(state, proposed, environment));
    TRY(approval, command::approval(*proposal, command.participant(), command.arguments, command.approvals));
    std::vector<NewEvent> events{std::move(approval)};
    if (events.front().type == "approved") std::ranges::move(following, std::back_inserter(events));
    return events;
}

Events give_back(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(command::waiting_for_another(state.proposals, named(command), command.participant()));
    return std::vector{NewEvent{"returned", command.arguments}};
}

Events take_back(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(command::waiting_of_own(state.proposals, named(command), command.participant()));
    return std::vector{NewEvent{"proposal-withdrawn", command.arguments}};
}

constexpr auto text = ParameterType::text;
constexpr std::array step_parameters{
    Parameter{"step", text, true, "what happened, or is to be done: a step of the kind's lifecycle"},
    Parameter{"on", ParameterType::date, false, "the day it happened; without: today"},
    Parameter{"at", ParameterType::moment, false, "the moment, where the step is about someone's liberty"},
    Parameter{"facts", ParameterType::json, false, "what the step must be given: {\"surrender.appointed_date\": …}"},
    Parameter{"subject", text, false, "whom it is about"},
    Parameter{"place", text, false, "where"},
    Parameter{"says", text, false, "in words"},
    Parameter{"reason", text, false, "why, where a second person must agree"},
};
constexpr Parameter proposal{"proposal", text, true, "which proposal: a1"};
constexpr std::array approve_parameters{proposal, Parameter{"comments", text, false, "comments"}};
constexpr std::array return_parameters{proposal, Parameter{"comments", text, true, "what must change"}};

constexpr std::array table{
    CommandKind{"take-step", "steps", "change", "case", "Record a step of the case, or propose it where it needs two",
                step_parameters, take_step, Act::none, true},
    CommandKind{"approve", "proposals/{proposal}/approval", "approve", "case", "Approve what another proposed",
                approve_parameters, approve, Act::none, true},
    CommandKind{"return-proposal", "proposals/{proposal}/return", "approve", "case",
                "Return what another proposed, with comments", return_parameters, give_back, Act::none, true},
    CommandKind{"withdraw-proposal", "proposals/{proposal}/withdrawal", "propose", "case",
                "Withdraw what one proposed oneself", approve_parameters, take_back, Act::none, true},
};

}  // namespace

std::span<const CommandKind> act_commands() {
    return table;
}

}  // namespace comity::cases
