// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>

#include "base/instant.h"

namespace comity::access {

/// Tries of one kind that failed, or have not come out yet: counted when they begin, so that many at once do not slip
/// through, and taken back when they succeed.
struct Attempts {
    int failures = 0;
    Instant last = {};

    friend bool operator==(const Attempts&, const Attempts&) = default;
};

/// After `free` failures the next try waits `first`, and twice as long after each further one, up to `longest`. After
/// `forgotten` without a failure all is forgiven.
struct ThrottleRule {
    int free;
    std::chrono::seconds first;
    std::chrono::seconds longest;
    std::chrono::hours forgotten{24};
};

/// Of one account, whether it exists or not. The longest wait is short enough that an attacker cannot keep the person
/// out for a day.
inline constexpr ThrottleRule account_rule{3, std::chrono::seconds(2), std::chrono::minutes(15)};
/// Of one network address; an office behind one address makes honest mistakes.
inline constexpr ThrottleRule address_rule{20, std::chrono::seconds(2), std::chrono::minutes(15)};
/// Of second factors, where the password was right: somebody may know it. At one code an hour, with three of a million
/// right, guessing takes decades.
inline constexpr ThrottleRule factor_rule{5, std::chrono::seconds(5), std::chrono::hours(1)};

/// How long the next try waits; zero: it may begin.
std::chrono::seconds wait(const Attempts& attempts, const ThrottleRule& rule, Instant now);

/// Counts a try that begins now.
void begin_attempt(Attempts& attempts, const ThrottleRule& rule, Instant now);

}  // namespace comity::access
