// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::format {

/// An encoding of RFC 4648: an alphabet of 2^bits letters, padded to whole groups.
struct Radix {
    std::string_view alphabet;
    unsigned bits;      ///< that a letter carries
    std::size_t group;  ///< letters
};

/// Without padding.
std::string encode(const Radix& radix, Octets octets);
std::string pad(std::string letters, const Radix& radix);

/// The letters before the padding, which must fill the last group and no more. `name` is for the message.
Result<std::string_view> without_padding(std::string_view text, const Radix& radix, std::string_view name);
/// Refuses letters outside the alphabet, a count that no octets have, and bits behind the last octet (section 3.5).
Result<std::string> decode(const Radix& radix, std::string_view letters, std::string_view name);

}  // namespace comity::format
