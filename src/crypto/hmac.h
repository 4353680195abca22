// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>

#include "base/octets.h"
#include "crypto/sha256.h"

namespace comity::crypto {

/// RFC 2104 with SHA-256.
Sha256 hmac_sha256(Octets key, Octets message);

/// RFC 2104 with SHA-1: for one-time codes only, which authenticator apps compute so (RFC 4226).
std::array<unsigned char, 20> hmac_sha1(Octets key, Octets message);

/// Compares in a time that depends on the lengths only.
bool equal_in_constant_time(Octets a, Octets b);

}  // namespace comity::crypto
