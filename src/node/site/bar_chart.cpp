// SPDX-License-Identifier: EUPL-1.2
#include "node/site/bar_chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/markup.h"

namespace comity::node {

namespace {

using format::escaped_markup;

/// Units of a drawing that is stretched to the width of the page.
constexpr int longest_bar = 1'000;
/// Bars of one group take turns in this many shades; their words tell them apart.
constexpr std::size_t shades = 4;

std::string bar_markup(const Bar& bar, std::size_t place, int greatest) {
    const int length = bar.number ? static_cast<int>(std::int64_t{*bar.number} * longest_bar / greatest) : 0;
    const std::string words = bar.of.empty() ? bar.words : bar.of + ": " + bar.words;
    return fmt::format(
        "<span class=\"bar\"><svg viewBox=\"0 0 {0} 1\" preserveAspectRatio=\"none\"><rect class=\"b{1}\" "
        "width=\"{2}\" "
        "height=\"1\"/></svg> {3}</span>\n",
        longest_bar, place % shades, length, escaped_markup(words));
}

}  // namespace

std::string bar_chart(const std::vector<BarGroup>& groups, std::string_view summary) {
    std::size_t bars = 0;
    int greatest = 0;
    for (const BarGroup& group : groups)
        for (const Bar& bar : group.bars) {
            ++bars;
            greatest = std::max(greatest, bar.number.value_or(0));
        }
    if (greatest == 0 || bars > most_bars) return {};
    std::string markup;
    for (const BarGroup& group : groups) {
        markup += fmt::format("<span class=\"of\">{}</span>\n", escaped_markup(group.of));
        for (std::size_t i = 0; i < group.bars.size(); ++i) markup += bar_markup(group.bars[i], i, greatest);
    }
    return fmt::format("<div class=\"chart\" role=\"img\" aria-label=\"{}\">\n{}</div>\n", escaped_markup(summary),
                       markup);
}

}  // namespace comity::node
