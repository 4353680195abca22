// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"
#include "command/participant.h"

namespace comity::command {

/// Who did it and when; `event` is the number of the event in the case's stream.
struct Mark {
    std::string by = {};  ///< account
    Instant at = {};
    std::uint64_t event = 0;
    std::string on_behalf_of = {};  ///< account they acted for; empty: themselves

    Participant participant() const { return {by, on_behalf_of}; }
};

}  // namespace comity::command
