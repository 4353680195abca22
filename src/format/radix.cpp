// SPDX-License-Identifier: EUPL-1.2
#include "format/radix.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace comity::format {

namespace {

tl::unexpected<Error> refuse(std::string_view name, const std::string& what) {
    return fail(ErrorKind::invalid, "this is not " + std::string(name) + ": " + what, {},
                "copy it again, whole and unchanged");
}

}  // namespace

std::string encode(const Radix& radix, Octets octets) {
    std::string text((octets.size() * 8 + radix.bits - 1) / radix.bits, '\0');
    char* letter = text.data();
    std::uint32_t buffer = 0;
    unsigned held = 0;
    const std::uint32_t mask = (1U << radix.bits) - 1;
    for (unsigned char octet : octets) {
        buffer = (buffer << 8) | octet;
        for (held += 8; held >= radix.bits; held -= radix.bits)
            *letter++ = radix.alphabet[(buffer >> (held - radix.bits)) & mask];
    }
    if (held > 0) *letter = radix.alphabet[(buffer << (radix.bits - held)) & mask];
    return text;
}

std::string pad(std::string letters, const Radix& radix) {
    while (letters.size() % radix.group != 0) letters += '=';
    return letters;
}

Result<std::string_view> without_padding(std::string_view text, const Radix& radix, std::string_view name) {
    if (text.size() % radix.group != 0) {
        return refuse(name, "its length is not a multiple of " + std::to_string(radix.group));
    }
    const std::size_t length = text.find_last_not_of('=') + 1;  // npos + 1 is 0
    if (text.size() - length >= radix.group) return refuse(name, "a group consists of padding");
    return text.substr(0, length);
}

Result<std::string> decode(const Radix& radix, std::string_view letters, std::string_view name) {
    constexpr unsigned char none = 0xFF;
    std::array<unsigned char, 256> values;
    values.fill(none);
    for (std::size_t i = 0; i < radix.alphabet.size(); ++i)
        values[static_cast<unsigned char>(radix.alphabet[i])] = static_cast<unsigned char>(i);
    if (letters.size() * radix.bits % 8 >= radix.bits) {
        return refuse(name, std::to_string(letters.size()) + " letters do not make whole octets");
    }
    std::string octets;
    octets.reserve(letters.size() * radix.bits / 8);
    std::uint32_t buffer = 0;
    unsigned held = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const unsigned char value = values[static_cast<unsigned char>(letters[i])];
        if (value == none) return refuse(name, "character " + std::to_string(i + 1) + " is not of its alphabet");
        buffer = (buffer << radix.bits) | value;
        held += radix.bits;
        if (held >= 8) {
            held -= 8;
            octets += static_cast<char>((buffer >> held) & 0xFF);
        }
    }
    if ((buffer & ((1U << held) - 1)) != 0) return refuse(name, "its last letter carries bits of no octet");
    return octets;
}

}  // namespace comity::format
