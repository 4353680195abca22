// SPDX-License-Identifier: EUPL-1.2
// Clocks follow from facts, law and calendar; whoever is held always has one.
#pragma once

#include <string_view>
#include <vector>

#include "cases/command.h"

namespace comity::cases {

/// The events that bring clocks and determinations up to what the facts and the law say now: clocks that start, change
/// and end, each with the reason, and determinations that differ from the last recorded. Where a subject is held on our
/// request or for a foreign one and no custody clock runs, a clock without a day starts: the gap itself is the alarm.
/// `because` goes into the events: "the fact custody.arrest_date changed". Errors: as determine().
Result<std::vector<NewEvent>> recompute(const CaseState& state, std::string_view because,
                                        const Environment& environment);

/// Whether the subject is held on our request or for a foreign one; not in a case of the State alone where they are.
bool held_for_a_request(const Subject& subject);

/// How near the end is on that day, by the careful day: "", "half", "three-quarters", "three-days", "one-day", "due",
/// "overdue"; a gap is "overdue".
std::string_view alarm_level(const Clock& clock, CivilDate today);

/// The level that is due to be told of a clock on that day: "" where none is, or it was told, or the clock is silenced.
std::string_view alarm_to_tell(const Clock& clock, CivilDate today);

/// Alarms that are due and not told yet, for every clock that is not silenced; to the owner and the substitute, from
/// one day on to the head of the unit as well.
std::vector<NewEvent> due_alarms(const CaseState& state, CivilDate today);

/// The first and the last day a text of days or moments may mean; nullopt where it has none.
std::optional<DateInterval> days_in(std::string_view text);

}  // namespace comity::cases
