// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"

namespace comity::cases {

/// What hangs on a clock. The first six are the law library's (docs/law-language.md); practice is the authority's own.
enum class ClockKind { custody, duty, limit, preference, protection, status, practice };

std::string_view word(ClockKind kind);
Result<ClockKind> parse_clock_kind(std::string_view word);

}  // namespace comity::cases
