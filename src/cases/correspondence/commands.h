// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "cases/command.h"
#include "cases/fold.h"

namespace comity::cases {

std::span<const CommandKind> sending_commands();
std::span<const CommandKind> receiving_commands();

}  // namespace comity::cases
