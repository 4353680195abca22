// SPDX-License-Identifier: EUPL-1.2
// Papers drafted in a case, and sealed requests made of them: commands and events. Templates and files are not known
// here: what assembly gives comes with the command, from the node.
#pragma once

#include <span>

#include "cases/command.h"
#include "cases/fold.h"

namespace comity::cases {

std::span<const CommandKind> paper_commands();
std::span<const EventType> paper_events();
std::span<const CommandKind> package_commands();
std::span<const EventType> package_events();

}  // namespace comity::cases
