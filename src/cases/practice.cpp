// SPDX-License-Identifier: EUPL-1.2
#include "cases/practice.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/decide_parts.h"
#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

namespace {

using format::Value;

constexpr std::string_view acknowledgement = "practice/acknowledgement";
constexpr std::string_view answer = "practice/answer";
constexpr std::string_view reminder_task = "reminder";

std::string_view common_stage(const CaseState& state) {
    const Stage* stage = lifecycle(state.kind, state.direction).stage(state.stage);
    return stage ? stage->common : std::string_view{};
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::string_view stage_entered(const Lifecycle& course, const StepTaken& taken) {
    const Step* step = course.step(taken.step);
    const Stage* stage = step && !step->to.empty() ? course.stage(step->to) : nullptr;
    return stage ? stage->common : std::string_view{};
}

/// Where the wait began, and whether the other State was reminded since.
struct Wait {
    CivilDate since = {};
    std::size_t reminders = 0;
};

/// nullopt: nothing is on its way.
std::optional<Wait> wait_of(const CaseState& state) {
    const Lifecycle& course = lifecycle(state.kind, state.direction);
    std::optional<Wait> wait;
    std::uint64_t from = 0;
    for (const StepTaken& taken : state.steps) {
        const Step* step = course.step(taken.step);
        const bool sent = stage_entered(course, taken) == "dispatched" || taken.step == "clarification-given";
        // A receipt is a machine's word; a reminder of theirs is no answer to ours.
        const bool heard = wait && step && step->by == Actor::other_state && taken.step != "reminder-received" &&
                           stage_entered(course, taken) != "taken-over";
        if (!sent && !heard) continue;
        wait = Wait{.since = taken.on};
        from = taken.mark.event;
    }
    if (!wait) return wait;
    for (const Reminder& reminder : state.reminders) {
        if (reminder.mark.event < from) continue;
        wait->since = std::max(wait->since, reminder.on);
        ++wait->reminders;
    }
    return wait;
}

/// The first day of the way there, whoever was heard of since.
std::optional<CivilDate> dispatched_on(const CaseState& state) {
    const Lifecycle& course = lifecycle(state.kind, state.direction);
    std::optional<CivilDate> day;
    for (const StepTaken& taken : state.steps)
        if (stage_entered(course, taken) == "dispatched") day = taken.on;
    return day;
}

/// As recorded; else a case that begins with the request begins on its day.
std::optional<CivilDate> received_on(const CaseState& state) {
    const FactEntry* received = state.fact({.fact = "request.date_received"});
    if (!received || received->value.size() < 2) {
        if (lifecycle(state.kind, state.direction).stages.front().word != "received") return std::nullopt;
        return day_of(state.opened.at);
    }
    const auto days = days_in(std::string_view(received->value).substr(1, received->value.size() - 2));
    return days ? std::optional(days->first) : std::nullopt;
}

struct Wanted {
    std::string_view id;
    std::string_view label;
    CivilDate from;
    Period period;
    std::string_view effect;
};

std::vector<Wanted> wanted(const CaseState& state, const Practice& practice) {
    std::vector<Wanted> clocks;
    if (state.closed) return clocks;
    const std::string_view stage = common_stage(state);
    if (state.direction == Direction::incoming) {
        const bool done = std::ranges::find(state.steps, "acknowledged", &StepTaken::step) != state.steps.end();
        const bool can = lifecycle(state.kind, state.direction).step("acknowledged") != nullptr;
        const auto received = received_on(state);
        if (can && !done && received && among(stage, {"received", "registered", "check"}))
            clocks.push_back({acknowledgement, "acknowledge the request", *received, practice.acknowledge,
                              "tell the requesting State that it arrived, and its number"});
        return clocks;
    }
    if (const auto sent = dispatched_on(state); sent && among(stage, {"dispatched", "taken-over"}))
        clocks.push_back(
            {acknowledgement, "no acknowledgement yet", *sent, practice.acknowledge, "find out whether it arrived"});
    if (const auto wait = wait_of(state);
        wait && among(stage, {"dispatched", "taken-over", "acknowledged", "in-execution"}))
        clocks.push_back({answer, "no answer yet", wait->since,
                          wait->reminders == 0 ? practice.first_reminder : practice.next_reminder, "remind"});
    return clocks;
}

}  // namespace

std::vector<NewEvent> practice_clocks(const CaseState& state, std::string_view because,
                                      const Environment& environment) {
    std::vector<NewEvent> events;
    const std::vector<Wanted> clocks = wanted(state, environment.practice);
    for (const Wanted& clock : clocks) {
        Value days = Value::object({{"clock", clock.id},
                                    {"reason", because},
                                    {"from", to_string(clock.from)},
                                    {"period", to_string(clock.period)},
                                    {"due", to_string(add(clock.from, clock.period))},
                                    {"effect", clock.effect}});
        const Clock* known = state.clock(clock.id);
        if (known && !known->ended) {
            if (known->from != to_string(clock.from) || known->period != to_string(clock.period))
                events.push_back({"clock-changed", std::move(days)});
            continue;
        }
        days.set("kind", word(ClockKind::practice)).set("label", clock.label);
        days.set("owner", state.owner).set("substitute", state.substitute);
        events.push_back({"clock-started", std::move(days)});
    }
    for (const Clock& clock : state.clocks) {
        if (clock.ended || clock.kind != ClockKind::practice) continue;
        if (std::ranges::find(clocks, clock.id, &Wanted::id) == clocks.end())
            events.push_back({"clock-ended", Value::object({{"clock", clock.id}, {"reason", because}})});
    }
    return events;
}

std::string next_rung(const CaseState& state, const Environment& environment) {
    const std::vector<std::string>& ladder = environment.practice.ladder;
    if (ladder.empty()) return "";
    const auto wait = wait_of(state);
    if (!wait || wait->reminders == 0) return ladder.front();
    const auto at = std::ranges::find(ladder, state.reminders.back().rung);
    return at == ladder.end() || at + 1 == ladder.end() ? ladder.back() : *(at + 1);
}

std::vector<NewEvent> due_reminders(const CaseState& state, const Environment& environment) {
    if (state.direction != Direction::outgoing || state.closed) return {};
    const auto waits = [](const Task& task) { return task.from == reminder_task && task.done_because.empty(); };
    if (std::ranges::any_of(state.tasks, waits)) return {};
    const std::string rung = next_rung(state, environment);
    if (rung.empty()) return {};
    for (const std::string_view id : {answer, acknowledgement}) {
        const Clock* clock = state.clock(id);
        if (!clock || clock->ended) continue;
        const auto due = days_in(clock->due);
        if (!due || environment.today <= due->first) continue;
        // Silence after a reminder runs its own time: a missing acknowledgement does not shorten it.
        const auto wait = wait_of(state);
        if (id == acknowledgement && wait && wait->reminders > 0) continue;
        return {{"task-added", Value::object({{"task", next_id('t', state.tasks)},
                                              {"says", fmt::format("{} since {}: remind by way of the {}", clock->label,
                                                                   clock->from, rung)},
                                              {"owner", state.owner},
                                              {"due", to_string(environment.today)},
                                              {"from", reminder_task}})}};
    }
    return {};
}

}  // namespace comity::cases
