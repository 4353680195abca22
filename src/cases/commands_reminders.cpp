// SPDX-License-Identifier: EUPL-1.2
// Commands about silence: the next rung of the ladder is proposed by the system and recorded by whoever sent it.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/practice.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Events propose(const CaseState& state, const Command&, const Environment& environment) {
    return due_reminders(state, environment);
}

/// With the step of the lifecycle, which is an act of sending and needs a second person as any other.
Events record(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    const std::string rung = read.text("rung");
    const std::vector<std::string>& ladder = environment.practice.ladder;
    if (std::ranges::find(ladder, rung) == ladder.end())
        return fail(ErrorKind::invalid, fmt::format("'{}' is no rung of the ladder", rung), {},
                    fmt::format("one of {}", fmt::join(ladder, ", ")));
    if (state.direction != Direction::outgoing)
        return fail(ErrorKind::invalid, "the request is not ours: there is nothing to remind of", {},
                    "what the other State reminds us of is the step reminder-received");
    if (next_rung(state, environment).empty() || std::ranges::none_of(state.clocks, [](const Clock& clock) {
            return clock.kind == ClockKind::practice && !clock.ended;
        }))
        return fail(ErrorKind::conflict, "nothing is awaited of the other State", {}, "send the request first");
    Value step = Value::object({{"step", "reminder-sent"}, {"says", rung}});
    copy(command.arguments, step, {"on"});
    TRY(events,
        take_step(state, {.name = "take-step", .arguments = std::move(step), .actor = command.actor}, environment));
    events.push_back(
        {"reminder-recorded",
         Value::object({{"rung", rung}, {"on", to_string(read.day_if("on").value_or(environment.today))}})});
    for (const Task& task : state.tasks)
        if (task.from == "reminder" && task.done_because.empty())
            events.push_back({"task-done", Value::object({{"task", task.id}, {"because", "reminded: " + rung}})});
    return events;
}

constexpr auto text = ParameterType::text;
constexpr std::array record_parameters{
    Parameter{"rung", text, true, "which way: contact-point, liaison, network, minister, or as configured"},
    Parameter{"on", ParameterType::date, false, "the day it was sent; without: today"}};

constexpr std::array table{
    CommandKind{"record-reminder", "reminders", "change", "case", "Record a reminder; the next rung is another",
                record_parameters, record, Act::send},
    CommandKind{
        "propose-reminders", "", "system", "case", "Propose a reminder where the other State is silent", {}, propose},
};

}  // namespace

std::span<const CommandKind> reminder_commands() {
    return table;
}

}  // namespace comity::cases
