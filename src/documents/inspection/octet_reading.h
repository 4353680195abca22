// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/octets.h"

/// Numbers and letters in octets of others, for the source files of this folder.
namespace comity::documents {

/// At a place that the caller knows to be within.
inline std::uint16_t little16(Octets octets, std::size_t at) {
    return static_cast<std::uint16_t>(octets[at] | octets[at + 1] << 8);
}
inline std::uint32_t little32(Octets octets, std::size_t at) {
    return static_cast<std::uint32_t>(little16(octets, at)) | static_cast<std::uint32_t>(little16(octets, at + 2))
                                                                  << 16;
}
inline std::uint16_t big16(Octets octets, std::size_t at) {
    return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}
inline std::uint32_t big32(Octets octets, std::size_t at) {
    return static_cast<std::uint32_t>(big16(octets, at)) << 16 | big16(octets, at + 2);
}

/// ASCII letters; others stay.
inline std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

}  // namespace comity::documents
