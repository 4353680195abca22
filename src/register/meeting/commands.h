// SPDX-License-Identifier: EUPL-1.2
// The parts of the table of commands to a meeting.
#pragma once

#include <span>

#include "register/meeting/meeting.h"

namespace comity::registry {

/// Agenda, delegations, minutes.
std::span<const CommandKind<Meeting>> table_commands();
/// Decisions and what becomes of them.
std::span<const CommandKind<Meeting>> decision_commands();

/// Errors: `conflict` where it was cancelled.
Result<void> check_not_cancelled(const Meeting& meeting);

}  // namespace comity::registry
