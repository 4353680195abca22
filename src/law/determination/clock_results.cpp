// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "law/determination/rule_runner.h"

namespace comity::law {

CivilDate due_day(CivilDate from, const Length& length, std::int32_t days) {
    Period period = length.period;
    period.days += days;
    if (length.backwards) return subtract(from, period);
    const CivilDate end = add(from, period);
    return length.first_of_month ? first_of_next_month(end) : end;
}

namespace {

std::string period_text(const Length& length, std::int32_t days) {
    Period period = length.period;
    period.days += days;
    return (length.backwards ? "-" : "") + to_string(period);
}

/// The civil day on which a period of elapsed hours ends, at the place of the event. Whole days of 24 hours end at the
/// same time of day; otherwise the end may fall on either of two days.
DateInterval due_after_hours(const Value& start, std::int32_t hours) {
    const DateInterval day = day_of(start);
    return {add_days(day.first, hours / 24), add_days(day.last, (hours + 23) / 24)};
}

}  // namespace

void RuleRunner::clock(const ActiveProvision& active, const Rule& rule) {
    const Clock& clock = library_.clocks()[static_cast<std::size_t>(rule.clock)];
    const auto run_once = [&](int offence) {
        const Truth applied = applies(active, rule, offence);
        if (applied == Truth::no) return;
        const Value start = evaluator_.term(clock.from, offence);
        // Not a deadline yet. What would start it is asked where a person's liberty may hang on it, or where the clock
        // is known to be running.
        if (!is_day(start) && clock.kind != ClockKind::custody && (rule.applies == none || applied != Truth::yes))
            return;
        Deadline deadline;
        NeedList needs(answer_.needed);
        deadline.rule = index_of(rule);
        deadline.kind = clock.kind;
        deadline.why.explained = rule.applies;
        if (!is_day(start)) {
            evaluator_.term_needs(clock.from, offence, needs);
            deadline.state = Deadline::State::undetermined;
            deadline.why.needs = needs.range();
            if (!needs.empty() && !clock.compare) answer_.deadlines.push_back(std::move(deadline));
            return;
        }
        // The first length whose condition is true; an open one before it gives the careful date.
        const Length* length = nullptr;
        const Length* careful = nullptr;
        for (const Length& candidate : library_.of(library_.lengths(), clock.lengths)) {
            const Truth holds = evaluator_.test(candidate.when, offence);
            if (holds == Truth::no) continue;
            if (holds == Truth::yes) {
                length = &candidate;
                break;
            }
            careful = &candidate;
            evaluator_.needs(candidate.when, offence, needs);
        }
        if (length == nullptr) length = careful;
        if (length == nullptr) return;

        std::int32_t days = 0;
        if (length->days != none) {
            const Value number = evaluator_.term(length->days, offence);
            if (number.kind != Value::Kind::number) return;
            days = whole_days(number);
        }
        std::int32_t tolled = 0;
        if (clock.tolled_from != none && evaluator_.test(clock.tolled_when, offence) == Truth::yes) {
            const Value from = evaluator_.term(clock.tolled_from, offence);
            const Value to = evaluator_.term(clock.tolled_to, offence);
            if (is_day(from) && is_day(to))
                tolled = std::max(0, day_of(to).first.days_since_epoch() - day_of(from).last.days_since_epoch());
        }
        if (clock.tolled_days != none) {
            const Value number = evaluator_.term(clock.tolled_days, offence);
            if (number.kind == Value::Kind::number) tolled += whole_days(number);
        }
        const DateInterval from = day_of(start);
        deadline.from = from;
        deadline.period = period_text(*length, days);
        // Hours run to the minute, though whole days of them are shown as the day on which they end.
        std::optional<Moment> end;
        if (length->period.hours > 0 && start.kind == Value::Kind::moment)
            end = add_hours(moment_of(start), length->period.hours);
        if (end && length->period.hours % 24 != 0) {
            deadline.from_moment = moment_of(start);
            deadline.due_moment = end;
            deadline.due = DateInterval::on(deadline.due_moment->local_date);
        } else if (length->period.hours > 0) {
            deadline.due = due_after_hours(start, length->period.hours);
        } else {
            deadline.due = DateInterval{add_days(due_day(from.first, *length, days), tolled),
                                        add_days(due_day(from.last, *length, days), tolled)};
        }
        CivilDate conservative = deadline.due->first;
        if (careful != nullptr && careful != length) {
            conservative = std::min(conservative, add_days(due_day(from.first, *careful, 0), tolled));
        }
        if (clock.kind == ClockKind::custody) conservative = add_days(conservative, -1);
        if (conservative != deadline.due->first) deadline.conservative = conservative;
        if (tolled != 0) deadline.because.push_back(std::to_string(tolled) + " days not counted");

        deadline.state = Deadline::State::running;
        if (clock.compare) {
            deadline.state = Deadline::State::compare;
        } else {
            const auto in_time = [&](ExprId event) {
                const Value day = evaluator_.term(event, offence);
                if (end && day.kind == Value::Kind::moment) return not_later(moment_of(day), *end) == Truth::yes;
                return is_day(day) && not_later(day_of(day), *deadline.due) == Truth::yes;
            };
            const bool met =
                clock.met_by != none && in_time(clock.met_by) && (clock.met_also == none || in_time(clock.met_also));
            if (met || (clock.stops != none && evaluator_.test(clock.stops, offence) == Truth::yes)) {
                deadline.state = Deadline::State::satisfied;
            } else if (applied == Truth::unknown) {
                deadline.state = Deadline::State::undetermined;
                applies_needs(active, rule, offence, needs);
            } else if (situation_.as_of > deadline.due->last) {
                deadline.state = Deadline::State::expired;
            } else if (deadline.due->exact() && situation_.as_of == deadline.due->first) {
                deadline.state = Deadline::State::last_day;
            }
        }
        deadline.why.needs = needs.range();
        answer_.deadlines.push_back(std::move(deadline));
    };

    if (clock.records == none) {
        const int count = rule.per_offence ? situation_.facts.offence_count() : 1;
        for (int offence = 0; offence < count; ++offence) run_once(offence);
        return;
    }
    const Value list = situation_.facts.value(clock.records, 0);
    if (list.kind != Value::Kind::records) return;
    const std::size_t width = library_.facts()[static_cast<std::size_t>(clock.records)].fields.count;
    for (std::int32_t i = 0; i < list.b; ++i) {
        evaluator_.with_record(situation_.facts.record(list, static_cast<std::size_t>(i), width), [&] {
            if (evaluator_.test(clock.record_when, 0) == Truth::yes) run_once(0);
            return true;
        });
    }
}

}  // namespace comity::law
