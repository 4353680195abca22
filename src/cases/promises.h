// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "cases/act.h"
#include "cases/state.h"

namespace comity::cases {

/// The promises that bind on that day and that one of these would breach, for the subject or, with "", for any.
std::vector<const Promise*> breached_by(const CaseState& state, std::span<const Touch> touches,
                                        std::string_view subject, CivilDate today);

/// Errors: conflict, naming the promise, where one of these would breach it.
Result<void> keep_promises(const CaseState& state, std::span<const Touch> touches, std::string_view subject,
                           CivilDate today);

}  // namespace comity::cases
