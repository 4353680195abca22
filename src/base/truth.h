// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace comity {

/// Three-valued truth (Kleene). The order no < unknown < yes makes `and` the minimum and `or` the maximum.
enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth truth_of(bool value) {
    return value ? Truth::yes : Truth::no;
}

constexpr Truth operator!(Truth value) {
    return static_cast<Truth>(2 - static_cast<int>(value));
}

constexpr Truth both(Truth a, Truth b) {
    return std::min(a, b);
}

constexpr Truth either(Truth a, Truth b) {
    return std::max(a, b);
}

constexpr std::string_view to_string(Truth value) {
    return value == Truth::yes ? "yes" : value == Truth::no ? "no" : "unknown";
}

}  // namespace comity
