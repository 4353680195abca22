// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace comity {

/// Octets of any meaning, not owned. Those that are owned stand in a std::string or a std::array.
using Octets = std::span<const unsigned char>;

inline Octets octets(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

inline std::string_view as_text(Octets octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

}  // namespace comity
