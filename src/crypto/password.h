// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/random.h"

namespace comity::crypto {

/// What a try at a password costs (RFC 9106). The default is what OWASP's Password Storage Cheat Sheet names first for
/// Argon2id with one lane.
struct PasswordCost {
    std::uint32_t memory_kib = 19 * 1024;
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;

    friend bool operator==(const PasswordCost&, const PasswordCost&) = default;
};

inline constexpr std::size_t max_password = 1024;  ///< octets

// Kept hashes are data: what costs more than this is refused before any of it is spent.
inline constexpr std::uint32_t max_password_memory_kib = 256 * 1024;
inline constexpr std::uint32_t max_password_passes = 16;
inline constexpr std::uint32_t max_password_lanes = 8;
inline constexpr std::size_t max_password_hash_text = 256;

/// The Argon2id hash of a password under a random salt of 16 octets, as a PHC string:
/// "$argon2id$v=19$m=19456,t=2,p=1$salt$hash". The password counts octet by octet: the caller normalises it.
/// Errors: limit where password or cost are over a limit, invalid where the cost is no cost of Argon2, unavailable
/// where the memory is not there.
Result<std::string> hash_password(std::string_view password, const RandomBytes& random, const PasswordCost& cost = {});

/// Whether the hash is of this password; compared in constant time. Errors: as password_cost; unavailable where the
/// memory is not there; a password over its limit is a wrong password.
Result<bool> is_password(std::string_view password, std::string_view hash);

/// What a hash costs. Errors: invalid where the text is no PHC string of Argon2id version 19, written as hash_password
/// writes it; limit where a number is over its limit.
Result<PasswordCost> password_cost(std::string_view hash);

/// Whether a password that was just right should be hashed again, because its hash was made at another cost or is
/// damaged.
bool needs_rehash(std::string_view hash, const PasswordCost& wanted = {});

}  // namespace comity::crypto
