// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "cases/command.h"
#include "cases/fold.h"

namespace comity::cases {

std::span<const CommandKind> found_text_commands();
std::span<const EventType> found_text_events();

/// Whether a machine may read what stands on its pages: what came in as PDF, PNG or JPEG, and no malware.
bool can_be_read(const Document::Version& version);

}  // namespace comity::cases
