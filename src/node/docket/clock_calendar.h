// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "format/icalendar.h"
#include "node/docket/queries.h"

namespace comity::node {

/// Clocks on the day they are watched by, the careful one, in the order given. Says no names and no facts: numbers,
/// States, what the clock is and its rule. A clock without a day (a gap) stands on the day of `now`, every day anew,
/// until the law gives one.
format::Calendar clock_calendar(std::string_view authority, std::span<const ListedClock> clocks, Instant now,
                                CivilDate today);

}  // namespace comity::node
