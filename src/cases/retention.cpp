// SPDX-License-Identifier: EUPL-1.2
#include "cases/retention.h"

#include <algorithm>

#include "cases/state.h"

namespace comity::cases {

const Retention* retention_of(std::span<const Retention> all, Kind kind, Direction direction) {
    const auto fits = [&](const Retention& one) {
        return one.kind.value_or(kind) == kind && one.direction.value_or(direction) == direction;
    };
    const auto found = std::ranges::find_if(all, fits);
    return found == all.end() ? nullptr : &*found;
}

std::optional<CivilDate> closed_on(const CaseState& state) {
    if (!state.closed || state.steps.empty()) return std::nullopt;
    return state.steps.back().on;
}

CivilDate erasable_from(const Retention& retention, CivilDate closed) {
    return add(closed, retention.keep);
}

/// Months differ in length, so that subtracting alone would miss days whose period ends today.
CivilDate last_erasable(const Retention& retention, CivilDate today) {
    CivilDate day = add_days(subtract(today, retention.keep), 4);
    while (erasable_from(retention, day) > today) day = add_days(day, -1);
    return day;
}

}  // namespace comity::cases
