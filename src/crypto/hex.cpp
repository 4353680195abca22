// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hex.h"

namespace comity::crypto {

namespace {

constexpr std::string_view small_digits = "0123456789abcdef";

int value_of(char digit) {
    if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
    const std::size_t at = small_digits.find(digit);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string hex(Octets octets) {
    std::string text;
    text.reserve(octets.size() * 2);
    for (unsigned char octet : octets) {
        text += small_digits[octet >> 4];
        text += small_digits[octet & 15];
    }
    return text;
}

Result<std::string> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) {
        return fail(ErrorKind::invalid, "an odd number of hexadecimal digits", {}, "write two digits per octet");
    }
    std::string octets;
    octets.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = value_of(digits[i]);
        const int low = value_of(digits[i + 1]);
        if (high < 0 || low < 0) {
            // The digits may be a key: the message says where, not what.
            return fail(ErrorKind::invalid,
                        "character " + std::to_string(i + (high < 0 ? 1 : 2)) + " is not a hexadecimal digit", {},
                        "write only 0 to 9 and a to f");
        }
        octets += static_cast<char>(high * 16 + low);
    }
    return octets;
}

}  // namespace comity::crypto
