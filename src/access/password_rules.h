// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"

namespace comity::access {

/// NIST SP 800-63B section 5.1.1.2: length and a list of what is guessed first; no rules of composition, no expiry.
inline constexpr std::size_t min_password_characters = 12;
inline constexpr std::size_t max_password_octets = 512;

/// `about` are words an attacker tries for this person: sign-in name, name, unit, authority. Errors, each with the way
/// out: too short (counted in characters, not octets), too long, not UTF-8 or with control characters, common, a single
/// pattern repeated, a run of the keyboard or alphabet, little more than a word about the person.
Result<void> check_password(std::string_view password, std::span<const std::string_view> about);

}  // namespace comity::access
