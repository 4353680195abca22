// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>

#include "format/markup.h"
#include "register/programme/report.h"

namespace comity::registry {

namespace {

constexpr int width = 720;
constexpr int left = 8;
constexpr int bars = 320;  ///< where the period begins, right of the words
constexpr int row = 24;
constexpr std::size_t longest_words = 44;

/// Colours that keep their difference for those who see few, each with its word beside.
std::string_view colour(ItemStatus status) {
    constexpr std::array<std::string_view, item_status_count> colours{"#8da2b8", "#1f6fb2", "#b3261e", "#2e7d32",
                                                                      "#9e9e9e"};
    return colours.at(static_cast<std::size_t>(status));
}

/// So many characters, whole ones.
std::string shortened(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (++characters > longest_words) return std::string(text.substr(0, at)) + "…";
    }
    return std::string(text);
}

}  // namespace

std::string picture(const Programme& programme, CivilDate on) {
    const int days = programme.to.days_since_epoch() - programme.from.days_since_epoch() + 1;
    const auto place = [&](CivilDate day) {
        const int since = day.days_since_epoch() - programme.from.days_since_epoch();
        return bars + (width - bars - left) * std::min(std::max(since, 0), days) / days;
    };
    const int height = row * (static_cast<int>(programme.items.size()) + 1) + 8;
    const Progress progress = progress_on(programme, on, Period{});
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "font-family=\"sans-serif\" font-size=\"12\"><title>{2}</title><desc>{3} to {4}; on {5} {6} of {7} items are "
        "done</desc>\n",
        width, height, format::escaped_markup(programme.title), to_string(programme.from), to_string(programme.to),
        to_string(on), progress.items.contains(ItemStatus::done) ? progress.items.at(ItemStatus::done) : 0,
        progress.all);
    svg += fmt::format("<text x=\"{}\" y=\"16\">{}</text><text x=\"{}\" y=\"16\" text-anchor=\"end\">{}</text>\n", bars,
                       to_string(programme.from), width - left, to_string(programme.to));
    int top = row;
    for (const Item& item : programme.items) {
        const ItemStatus status = item.status_on(on);
        const int from = place(item.from);
        svg += fmt::format(
            "<text x=\"{}\" y=\"{}\">{}</text><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"14\" rx=\"3\" "
            "fill=\"{}\"><title>{}: {}</title></rect>\n",
            left, top + 14, format::escaped_markup(shortened(item.subject)), from, top + 3,
            std::max(3, place(add_days(item.to, 1)) - from), colour(status), format::escaped_markup(item.subject),
            word(status));
        top += row;
    }
    if (on >= programme.from && on <= programme.to)
        svg +=
            fmt::format("<line x1=\"{0}\" y1=\"20\" x2=\"{0}\" y2=\"{1}\" stroke=\"#000\" stroke-dasharray=\"3 3\"/>\n",
                        place(on), height - 4);
    return svg + "</svg>\n";
}

}  // namespace comity::registry
