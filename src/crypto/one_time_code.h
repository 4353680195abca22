// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/octets.h"

namespace comity::crypto {

// Codes of an authenticator app: RFC 6238 with SHA-1 and steps of 30 seconds from 1970, which all apps know.

inline constexpr int one_time_code_digits = 6;
inline constexpr std::int64_t one_time_step_seconds = 30;
inline constexpr std::size_t one_time_secret_octets = 20;  ///< of a new secret (RFC 4226 section 4, R6)

/// RFC 4226: the code of a counter, 6 to 8 digits.
std::string one_time_code(Octets secret, std::uint64_t counter, int digits = one_time_code_digits);

/// The step in which a moment lies; seconds since 1970 in UTC, before which there is no step but 0.
std::uint64_t one_time_step(std::int64_t unix_seconds);

/// The step a code belongs to: the present one, the one before or the one after, whose clocks differ (RFC 6238 section
/// 5.2), if it lies after `last_used`: a code is good once. Keep the step as the next `last_used`. All steps are tried
/// and compared in constant time.
std::optional<std::uint64_t> accepted_step(Octets secret, std::string_view code, std::int64_t unix_seconds,
                                           std::optional<std::uint64_t> last_used);

}  // namespace comity::crypto
