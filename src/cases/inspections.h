// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "cases/command.h"
#include "cases/fold.h"

namespace comity::cases {

std::span<const CommandKind> inspection_commands();
std::span<const EventType> inspection_events();

/// Errors: conflict where malware was found in its current version: that goes to nobody else.
Result<void> check_free_of_malware(const Document& document);

}  // namespace comity::cases
