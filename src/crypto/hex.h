// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::crypto {

/// Lower-case hexadecimal.
std::string hex(Octets octets);

/// The octets of hexadecimal digits, small or large; anything else, and an odd number of digits, is refused.
Result<std::string> from_hex(std::string_view digits);

}  // namespace comity::crypto
