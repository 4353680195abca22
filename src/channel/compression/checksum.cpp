// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/checksum.h"

#include <libdeflate.h>

namespace comity::channel {

std::uint32_t crc32_of(std::uint32_t before, Octets octets) {
    // For a null pointer libdeflate begins anew.
    return octets.empty() ? before : libdeflate_crc32(before, octets.data(), octets.size());
}

}  // namespace comity::channel
