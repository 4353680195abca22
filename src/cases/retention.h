// SPDX-License-Identifier: EUPL-1.2
// How long closed cases are kept, by category: what the authority's settings say, each with the law or order it rests
// on.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/calendar.h"
#include "cases/kind.h"

namespace comity::cases {

struct CaseState;

/// Of a category of cases. Counted from the day the case was closed.
struct Retention {
    std::optional<Kind> kind = {};            ///< none: of every kind
    std::optional<Direction> direction = {};  ///< none: of both
    Period keep = {};
    std::string ground = {};  ///< "Archives Act 831/1994, section 8"
};

/// The first that fits counts, as they stand in the settings; nullptr where none does.
const Retention* retention_of(std::span<const Retention> all, Kind kind, Direction direction);

/// The day of the step that closed it; none while it is open.
std::optional<CivilDate> closed_on(const CaseState& state);

/// The first day on which a case that was closed then may be erased.
CivilDate erasable_from(const Retention& retention, CivilDate closed);
/// The last day of closing whose cases may be erased today.
CivilDate last_erasable(const Retention& retention, CivilDate today);

}  // namespace comity::cases
