// SPDX-License-Identifier: EUPL-1.2
// Commands that put the case to the law: a draft before it goes, and every case when the law library changes.
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/clocks.h"
#include "cases/decide_parts.h"
#include "cases/impact.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/pre_flight.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Events run_pre_flight(const CaseState& state, const Command&, const Environment& environment) {
    if (state.direction != Direction::outgoing)
        return fail(ErrorKind::invalid, "a pre-flight is of a request of ours", {},
                    "what the other State's request lacks is the determination of the case");
    TRY(gaps, gaps_of_draft(state, environment));
    std::vector<NewEvent> events;
    // In the stages that know the step, the timeline shows it.
    const Lifecycle& course = lifecycle(state.kind, state.direction);
    if (const Step* step = course.step("pre-flight"); step && may_follow(course, *step, state.stage)) {
        TRY(taken,
            take_step(state, {.name = "take-step", .arguments = Value::object({{"step", "pre-flight"}})}, environment));
        events = std::move(taken);
    }
    events.push_back(
        {"pre-flight-run", Value::object({{"gaps", Value::list_of(gaps)}, {"law", environment.law->digest()}})});
    return events;
}

Events override_pre_flight(const CaseState& state, const Command& command, const Environment&) {
    if (!state.pre_flight || state.pre_flight->mark.event < state.draft_changed)
        return fail(ErrorKind::conflict, "there is no pre-flight of the draft as it is now", {},
                    "give run-pre-flight first");
    if (state.pre_flight->gaps.empty())
        return fail(ErrorKind::conflict, "the pre-flight found no gaps", {}, "nothing is to be gone on from");
    return std::vector{NewEvent{"pre-flight-overridden", command.arguments}};
}

/// The clocks move in the same breath as the owner is told.
Events note_impact(const CaseState& state, const Command& command, const Environment& environment) {
    const std::string reason = Fields(command.arguments).text("reason");
    TRY(changes, impact(state, environment));
    if (changes.empty()) return std::vector<NewEvent>{};
    TRY(events, recompute(state, reason, environment));
    events.insert(
        events.begin(),
        {"task-added", Value::object({{"task", next_id('t', state.tasks)},
                                      {"says", fmt::format("{}: {}", reason, fmt::join(lines(changes), "; "))},
                                      {"owner", state.owner},
                                      {"due", to_string(environment.today)},
                                      {"from", "impact"}})});
    return events;
}

constexpr auto text = ParameterType::text;
constexpr std::array override_parameters{Parameter{"reason", text, true, "why the request goes in spite of the gaps"}};
constexpr std::array impact_parameters{Parameter{"reason", text, true, "what changed: law library 2026.12"}};

constexpr std::array table{
    CommandKind{"run-pre-flight",
                "pre-flight",
                "change",
                "case",
                "Put the draft to the requested State's law",
                {},
                run_pre_flight},
    CommandKind{"override-pre-flight", "pre-flight/override", "change", "case",
                "Go on in spite of the gaps, with the reason", override_parameters, override_pre_flight},
    CommandKind{"note-impact", "", "system", "case", "Tell the owner what a change of the law changes",
                impact_parameters, note_impact},
};

}  // namespace

std::span<const CommandKind> draft_commands() {
    return table;
}

}  // namespace comity::cases
