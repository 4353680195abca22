// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string>

namespace comity::crypto {

using Sha256 = std::array<unsigned char, 32>;

/// FIPS 180-4.
Sha256 sha256(std::span<const char> bytes);

/// Lower-case hexadecimal.
std::string hex(std::span<const unsigned char> bytes);

}  // namespace comity::crypto
