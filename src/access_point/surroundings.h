// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string_view>

#include "base/instant.h"
#include "crypto/random.h"

namespace comity::access_point {

/// What the access point has of the world: a test gives its own.
struct Surroundings {
    std::function<Instant()> now;
    crypto::RandomBytes random;
    /// Whether the clock is good enough to sign receipts and messages by it (kernel_clock.h).
    std::function<bool()> clock_is_good;
    /// One line for the operator: codes, ids and reasons; never payload, names or secrets. Called from any thread.
    std::function<void(std::string_view)> log;
};

}  // namespace comity::access_point
