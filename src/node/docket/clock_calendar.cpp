// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/clock_calendar.h"

#include <fmt/format.h>

#include "cases/clock_kind.h"

namespace comity::node {

namespace {

std::string description(const ListedClock& clock) {
    std::string text = fmt::format("{}, {}", clock.number, clock.counterpart);
    const auto line = [&](std::string_view what, const std::string& value) {
        if (!value.empty()) text += fmt::format("\n{}: {}", what, value);
    };
    line("rule", clock.rule);
    line("period", clock.period);
    line("begun", clock.begun);
    line("due", clock.due);
    line("effect", clock.effect);
    line("watched by", clock.owner);
    line("stands in", clock.substitute);
    return text;
}

}  // namespace

format::Calendar clock_calendar(std::string_view authority, std::span<const ListedClock> clocks, Instant now,
                                CivilDate today) {
    format::Calendar calendar{.name = fmt::format("Clocks of {}", authority), .made = now};
    for (const ListedClock& clock : clocks) {
        const auto day = parse_date(std::string_view(clock.careful).substr(0, 10));
        const bool dated = !clock.gap && day && day->exact();
        format::CalendarEntry entry{
            .uid = fmt::format("{}.{}@{}", clock.id, clock.case_id, authority),
            .day = dated ? day->first : today,
            .summary = fmt::format("{}: {}{}", clock.number, clock.label, dated ? "" : " (no day known)"),
            .description = description(clock),
            .category = clock.kind};
        if (clock.kind == cases::word(cases::ClockKind::custody) && dated) entry.remind_days_before = {3, 1, 0};
        calendar.entries.push_back(std::move(entry));
    }
    return calendar;
}

}  // namespace comity::node
