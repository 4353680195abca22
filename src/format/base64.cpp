// SPDX-License-Identifier: EUPL-1.2
#include "format/base64.h"

#include "format/radix.h"

namespace comity::format {

namespace {

constexpr Radix standard{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4};
constexpr Radix url{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6, 4};

}  // namespace

std::string base64(Octets octets) {
    return pad(encode(standard, octets), standard);
}

std::string base64_url(Octets octets) {
    return encode(url, octets);
}

Result<std::string> from_base64(std::string_view text) {
    TRY(letters, without_padding(text, standard, "base64"));
    return decode(standard, letters, "base64");
}

Result<std::string> from_base64_url(std::string_view text) {
    return decode(url, text, "base64url without padding");
}

}  // namespace comity::format
