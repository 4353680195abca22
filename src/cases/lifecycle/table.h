// SPDX-License-Identifier: EUPL-1.2
// How the tables are written down.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

/// A word as a template argument, so that lists of words can stand inside a row and live as long as the program.
template <std::size_t N>
struct Word {
    consteval Word(const char (&literal)[N]) { std::copy_n(literal, N, text); }
    char text[N];
};

/// In a row of a table: `in<"check", "supplement-requested">`.
template <Word... words>
inline constexpr std::array<std::string_view, sizeof...(words)> in{
    std::string_view(words.text, sizeof(words.text) - 1)...};

/// In a row of a table: `breaching<Touch::disclose, Touch::use>`.
template <Touch... touches>
inline constexpr std::array<Touch, sizeof...(touches)> breaching{touches...};

/// In a row that stands in the tables of both directions: the stages it is taken in, incoming and outgoing.
constexpr std::span<const std::string_view> stages_of(Direction direction, std::span<const std::string_view> incoming,
                                                      std::span<const std::string_view> outgoing) {
    return direction == Direction::incoming ? incoming : outgoing;
}

template <class Row>
std::vector<Row> joined(std::initializer_list<std::span<const Row>> tables) {
    std::vector<Row> all;
    for (std::span<const Row> table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}  // namespace comity::cases
