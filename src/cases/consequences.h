// SPDX-License-Identifier: EUPL-1.2
// What follows from what was recorded, beside clocks: promises the law makes, questions that open, tasks.
#pragma once

#include <span>
#include <vector>

#include "cases/command.h"

namespace comity::cases {

/// `state` is the case after `events`. Errors: as determine().
Result<std::vector<NewEvent>> consequences(const CaseState& state, std::span<const NewEvent> events,
                                           const Environment& environment);

}  // namespace comity::cases
