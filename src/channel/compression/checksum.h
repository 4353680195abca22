// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "base/octets.h"

namespace comity::channel {

/// CRC-32 of RFC 1952 section 8, of what `before` is of (0 of nothing) and then these octets.
std::uint32_t crc32_of(std::uint32_t before, Octets octets);

}  // namespace comity::channel
