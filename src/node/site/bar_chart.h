// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comity::node {

struct Bar {
    std::string of = {};  ///< the column, "" where there is one
    std::optional<int> number = {};
    std::string words = {};  ///< the number as it is written; of one that is withheld what stands in its place
};
struct BarGroup {
    std::string of = {};
    std::vector<Bar> bars = {};
};

/// More bars than this are no picture any more, and would not fit on a page.
inline constexpr std::size_t most_bars = 120;

/// Numbers as bars, to scale from 0; `summary` is what screen readers are told in its place: the page has a table that
/// says the same. "" where there is nothing to draw, or too much.
std::string bar_chart(const std::vector<BarGroup>& groups, std::string_view summary);

}  // namespace comity::node
