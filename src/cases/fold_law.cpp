// SPDX-License-Identifier: EUPL-1.2
// Events about facts and what follows from them in law: clocks, promises, determinations.
#include <array>

#include "cases/clock_kind.h"
#include "cases/decide_parts.h"
#include "cases/fold_parts.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

FactKey key_of(Fields& read) {
    return {read.text("fact"), read.text_or("subject"), read.text_or("measure"), read.text_or("offence")};
}

Result<void> fact_recorded(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const FactKey key = key_of(read);
    const format::Value* value = event.payload->find("value");
    if (!value) return fail(ErrorKind::invalid, "'value' must be given");
    TRY(text, format::canonical_json(*value));
    state.facts[key].push_back({.value = text, .source = read_source(*event.payload), .mark = mark_of(event)});
    return read.finish();
}

Result<void> fact_unknown(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const FactKey key = key_of(read);
    state.facts[key].push_back(
        {.unknown = read.text("reason"), .source = read_source(*event.payload), .mark = mark_of(event)});
    return read.finish();
}

void read_days(Clock& clock, Fields& read) {
    clock.from = read.text_or("from");
    clock.period = read.text_or("period");
    clock.due = read.text_or("due");
    clock.conservative = read.text_or("conservative");
    clock.effect = read.text_or("effect");
}

Result<void> clock_started(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(kind, parse_clock_kind(read.text("kind")));
    Clock clock{.id = read.text("clock"),
                .kind = kind,
                .rule = read.text_or("rule"),
                .label = read.text("label"),
                .subject = read.text_or("subject"),
                .measure = read.text_or("measure"),
                .owner = read.text("owner"),
                .substitute = read.text("substitute"),
                .gap = read.flag("gap"),
                .mark = mark_of(event)};
    read_days(clock, read);
    if (Clock* again = state.clock(clock.id))
        *again = std::move(clock);  // it ended once and runs anew
    else
        state.clocks.push_back(std::move(clock));
    return read.finish();
}

Result<void> clock_changed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Clock* clock = state.clock(read.text("clock"));
    if (!clock) return not_in_case("clock", read.text("clock"));
    read.text("reason");
    read_days(*clock, read);
    clock->alarm.clear();
    clock->silence.reset();
    return read.finish();
}

Result<void> clock_ended(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Clock* clock = state.clock(read.text("clock"));
    if (!clock) return not_in_case("clock", read.text("clock"));
    clock->ended = true;
    clock->ended_because = read.text("reason");
    return read.finish();
}

Result<void> clock_assigned(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Clock* clock = state.clock(read.text("clock"));
    if (!clock) return not_in_case("clock", read.text("clock"));
    clock->owner = read.text("owner");
    clock->substitute = read.text("substitute");
    return read.finish();
}

Result<void> clock_silenced(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Clock* clock = state.clock(read.text("clock"));
    if (!clock) return not_in_case("clock", read.text("clock"));
    clock->silence = Clock::Silence{read.day("until"), read.text("reason"), std::string(event.actor),
                                    std::string(event.on_behalf_of)};
    return read.finish();
}

Result<void> alarm_raised(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Clock* clock = state.clock(read.text("clock"));
    if (!clock) return not_in_case("clock", read.text("clock"));
    clock->alarm = read.text("level");
    return read.finish();
}

Result<void> promise_recorded(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::vector<std::string> breached_by = read.texts("breached_by");
    state.promises.push_back({.id = read.text("promise"),
                              .kind = read.text("kind"),
                              .given = read.flag("given"),
                              .says = read.text("says"),
                              .breached_by = {breached_by.begin(), breached_by.end()},
                              .rule = read.text_or("rule"),
                              .subject = read.text_or("subject"),
                              .until = read.day_if("until"),
                              .watcher = read.text("watcher"),
                              .source = read_source(*event.payload),
                              .mark = mark_of(event)});
    return read.finish();
}

Result<void> promise_ended(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Promise* promise = state.promise(read.text("promise"));
    if (!promise) return not_in_case("promise", read.text("promise"));
    promise->ended_because = read.text("because");
    return read.finish();
}

Result<void> act_planned(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::vector<std::string> touches = read.texts("touches");
    state.plans.push_back({.id = read.text("plan"),
                           .touches = {touches.begin(), touches.end()},
                           .ours = read.text("by") == "us",
                           .subject = read.text_or("subject"),
                           .says = read.text("says"),
                           .breaches = read.texts("breaches"),
                           .mark = mark_of(event)});
    return read.finish();
}

Result<void> determined(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::string about = read.text_or("subject") + "/" + read.text_or("measure");
    state.determined[about] = {read.text("outcome"), read.text("law"), read.texts("grounds"), mark_of(event)};
    return read.finish();
}

Result<void> pre_flight_run(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.pre_flight = PreFlight{.gaps = read.texts("gaps"), .law = read.text_or("law"), .mark = mark_of(event)};
    return read.finish();
}

Result<void> pre_flight_overridden(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    if (!state.pre_flight) return fail(ErrorKind::invalid, "there is no pre-flight to go on from");
    state.pre_flight->overridden_because = read.text("reason");
    return read.finish();
}

constexpr std::array table{
    EventType{"fact-recorded", "recorded a fact", fact_recorded},
    EventType{"fact-unknown", "recorded that a fact is not known", fact_unknown},
    EventType{"clock-started", "started a clock", clock_started},
    EventType{"clock-changed", "changed a clock", clock_changed},
    EventType{"clock-ended", "ended a clock", clock_ended},
    EventType{"clock-assigned", "gave a clock to another owner", clock_assigned},
    EventType{"clock-silenced", "silenced a clock", clock_silenced},
    EventType{"alarm-raised", "raised the alarm of a clock", alarm_raised, true},
    EventType{"promise-recorded", "recorded a promise", promise_recorded},
    EventType{"promise-ended", "ended a promise", promise_ended},
    EventType{"act-planned", "asked about an act that breaches no promise", act_planned},
    EventType{"act-stopped", "asked about an act, and was stopped by a promise", act_planned},
    EventType{"determined", "recorded what the law answers", determined},
    EventType{"pre-flight-run", "put the draft to the requested State's law", pre_flight_run},
    EventType{"pre-flight-overridden", "went on in spite of gaps", pre_flight_overridden},
};

}  // namespace

std::span<const EventType> law_events() {
    return table;
}

}  // namespace comity::cases
