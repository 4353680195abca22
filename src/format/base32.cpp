// SPDX-License-Identifier: EUPL-1.2
#include "format/base32.h"

#include "format/radix.h"

namespace comity::format {

namespace {

constexpr Radix letters_and_digits{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8};

}  // namespace

std::string base32(Octets octets) {
    return pad(encode(letters_and_digits, octets), letters_and_digits);
}

Result<std::string> from_base32(std::string_view text) {
    TRY(letters, without_padding(text, letters_and_digits, "base32"));
    return decode(letters_and_digits, letters, "base32");
}

std::string base32_unpadded(Octets octets) {
    return encode(letters_and_digits, octets);
}

Result<std::string> from_base32_unpadded(std::string_view text) {
    return decode(letters_and_digits, text, "base32 without padding");
}

}  // namespace comity::format
