// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.h"

namespace comity::cli {

/// "38 days", "1 day", "today", "2 days over"; "" without a day. `due` is a day or a moment; of a time not known
/// exactly its first day counts.
std::string days_left(std::string_view due, CivilDate today);

}  // namespace comity::cli
