// SPDX-License-Identifier: EUPL-1.2
#include "cli/table.h"

#include <algorithm>
#include <iostream>

namespace comity::cli {

void Table::print(const Terminal& terminal, int indent) const {
    constexpr int between = 2;
    constexpr int narrowest_last = 24;
    std::vector<int> widths(headline_.size(), 0);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = columns(headline_[i]);
        for (const std::vector<std::string>& row : rows_) widths[i] = std::max(widths[i], columns(row[i]));
    }
    int before_last = indent;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) before_last += widths[i] + between;
    const int last_width = std::max(narrowest_last, terminal.width() - before_last);
    const auto line = [&](const std::vector<std::string>& row, Colour colour) {
        std::string text(static_cast<std::size_t>(indent), ' ');
        for (std::size_t i = 0; i + 1 < row.size(); ++i) text += padded(row[i], widths[i] + between);
        text += wrapped(row.back(), before_last + last_width, before_last);
        while (!text.empty() && text.back() == ' ') text.pop_back();
        std::cout << terminal.paint(text, colour) << '\n';
    };
    line(headline_, Colour::dim);
    for (const std::vector<std::string>& row : rows_) line(row, Colour::plain);
}

}  // namespace comity::cli
