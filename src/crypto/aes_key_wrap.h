// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace comity::crypto {

// RFC 3394: a key under a key of 128 bits, without randomness. The key wrapped has 16 octets or more, a multiple of 8.

inline constexpr std::size_t key_wrap_overhead = 8;

/// Errors: invalid for lengths that the RFC does not have.
Result<std::string> wrap_key(Octets key_encryption_key, Octets key);

/// Errors: invalid where the octets were not wrapped under that key, whatever the reason.
Result<Secret> unwrap_key(Octets key_encryption_key, Octets wrapped);

}  // namespace comity::crypto
