// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"

namespace comity::command {

/// Who did it and when; `event` is the number of the event in the case's stream.
struct Mark {
    std::string by = {};  ///< account
    Instant at = {};
    std::uint64_t event = 0;
};

}  // namespace comity::command
