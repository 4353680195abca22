// SPDX-License-Identifier: EUPL-1.2
// The parts of the table of commands to an agreement, and what their decisions share.
#pragma once

#include <span>

#include "register/agreement/agreement.h"

namespace comity::registry {

std::span<const CommandKind<Agreement>> offer_commands();
std::span<const CommandKind<Agreement>> text_commands();

/// Errors: `invalid` where 'by' says that we did it, of an agreement among others.
Result<void> check_not_ours(const Agreement& agreement, command::Fields& read);

/// The event `step-taken` of what the arguments say, on that day.
NewEvent step_event(const Agreement& agreement, std::string_view step, CivilDate on, CivilDate effect,
                    format::Value arguments);

}  // namespace comity::registry
