// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "base/octets.h"
#include "crypto/secret.h"

namespace comity::crypto {

/// RFC 5869 with SHA-256: up to 255 × 32 octets that nobody without the key can tell from random ones. `info` keeps
/// uses of one key apart.
Secret hkdf_sha256(Octets key, Octets salt, Octets info, std::size_t size);

}  // namespace comity::crypto
