// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/watch.h"

#include <algorithm>

#include "cases/clocks.h"

namespace comity::demonstration {

namespace {

using cases::CaseState;
using cases::Clock;
using format::Value;

/// How long somebody is held where the law, as known, sets no day: by then an officer has asked, or opened the door.
constexpr std::int32_t days_without_a_limit = 7;

std::optional<CivilDate> due(const Clock& clock) {
    const std::string& careful = clock.conservative.empty() ? clock.due : clock.conservative;
    const auto days = cases::days_in(careful);
    return days ? std::optional(days->first) : std::nullopt;
}

bool runs(const Clock& clock) {
    return !clock.ended && !clock.gap;
}

/// The last day on which the person is held, as far as these clocks say.
std::optional<CivilDate> last_day(const CaseState& state, const cases::Subject& subject) {
    std::optional<CivilDate> last;
    const auto sooner = [&](CivilDate day) { last = last ? std::min(*last, day) : day; };
    const auto begun = static_cast<std::int32_t>(subject.held->since.utc_milliseconds() / (24 * 60 * 60'000));
    for (const Clock& clock : state.clocks) {
        if (clock.ended || clock.kind != cases::ClockKind::custody || clock.subject != subject.id) continue;
        if (clock.gap)
            sooner(CivilDate(begun + days_without_a_limit));
        else if (const auto day = due(clock))
            sooner(add_days(*day, -1));
    }
    return last;
}

/// Somebody lent was taken over on the day appointed: the law asks for that day, which the step does not record.
std::optional<cases::Command> taken_over(const CaseState& state, const Desk& desk) {
    const cases::Lifecycle& course = cases::lifecycle(state.kind, state.direction);
    const auto lends = [&](const cases::StepTaken& taken) {
        const cases::Step* step = course.step(taken.step);
        return step && std::ranges::any_of(step->records, [](const cases::RecordedFact& recorded) {
                   return recorded.fact == "surrender.temporary_from";
               });
    };
    const auto lent = std::ranges::find_if(state.steps, lends);
    if (lent == state.steps.end() || state.fact({.fact = "surrender.actual_date"})) return std::nullopt;
    return cases::Command{
        .name = "record-fact",
        .arguments = Value::object({{"fact", "surrender.actual_date"},
                                    {"value", to_string(lent->on)},
                                    {"source", Value::object({{"words", "protocol of the escort"}})}}),
        .actor = desk.officer};
}

cases::Command release(const cases::Subject& subject, const cases::Environment& environment, const Desk& desk) {
    return {.name = "end-custody",
            .arguments = Value::object({{"subject", subject.id},
                                        {"at", to_string(environment.now)},
                                        {"how", "released"},
                                        {"source", "the place of custody, by telephone"}}),
            .actor = desk.officer};
}

}  // namespace

std::optional<CivilDate> next_look(const CaseState& state, Watched watched) {
    if (state.closed) return std::nullopt;
    std::optional<CivilDate> next;
    const auto sooner = [&](std::optional<CivilDate> day) {
        if (day) next = next ? std::min(*next, *day) : *day;
    };
    for (const cases::Subject& subject : state.subjects)
        if (cases::held_for_a_request(subject)) sooner(last_day(state, subject));
    if (watched == Watched::liberty) return next;
    for (const cases::Task& task : state.tasks)
        if (task.done_because.empty()) sooner(task.due);
    for (const Clock& clock : state.clocks)
        if (runs(clock)) sooner(due(clock));
    return next;
}

std::optional<cases::Command> watch(const CaseState& state, const cases::Environment& environment, const Desk& desk,
                                    CaseWalk& walk, Watched watched, bool refused) {
    const auto look = next_look(state, watched);
    if (!look || environment.today < *look) return std::nullopt;
    if (auto command = walk.second_person(state, refused)) return command;
    for (const cases::Subject& subject : state.subjects) {
        if (!cases::held_for_a_request(subject)) continue;
        const auto day = last_day(state, subject);
        if (!day || environment.today < *day) continue;
        if (auto command = taken_over(state, desk)) return command;
        return release(subject, environment, desk);
    }
    for (const cases::Task& task : state.tasks) {
        if (!task.done_because.empty() || !task.due || environment.today < *task.due) continue;
        return cases::Command{.name = "end-task",
                              .arguments = Value::object({{"task", task.id}, {"because", "done"}}),
                              .actor = desk.officer};
    }
    const bool arrival = std::ranges::any_of(state.clocks, [&](const Clock& clock) {
        return runs(clock) && clock.kind == cases::ClockKind::practice && due(clock) <= environment.today;
    });
    if (arrival)
        if (auto command = walk.take("acknowledged", state, environment)) return command;
    return walk.towards_the_end(state, environment);
}

}  // namespace comity::demonstration
