// SPDX-License-Identifier: EUPL-1.2
#include "node/site/world_map.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "format/csv.h"
#include "format/markup.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using format::escaped_markup;

struct Place {
    int x = 0, y = 0;
};
struct World {
    Place size = {};
    std::string land = {};
    std::map<StateCode, Place> places = {};
};

int whole(const std::string& text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        throw std::logic_error("world.csv: no number: " + text);
    return number;
}

const World& world() {
    static const World read = [] {
        const auto table = format::read_csv(world_csv, "world.csv");
        if (!table) throw std::logic_error(to_string(table.error()));
        World made;
        for (const format::CsvTable::Row& row : table->rows) {
            const std::string& of = row.cells.at(0);
            if (of == "land") {
                made.land = row.cells.at(3);
                continue;
            }
            const Place place{whole(row.cells.at(1)), whole(row.cells.at(2))};
            if (of == "size")
                made.size = place;
            else if (const auto state = StateCode::parse(of))
                made.places.emplace(*state, place);
            else
                throw std::logic_error("world.csv: no State: " + of);
        }
        return made;
    }();
    return read;
}

/// Marks grow with the number, so that they differ without colour; the first is of none.
constexpr std::array<std::string_view, 4> radius_of_level{"2.5", "3.5", "4.5", "5.5"};

/// Numbers of one level: thirds of the greatest, as far as there are so many numbers.
struct Level {
    std::size_t from = 0, to = 0;
};
std::vector<Level> levels_to(std::size_t greatest) {
    std::vector<Level> levels{{0, 0}};
    const std::size_t parts = radius_of_level.size() - 1;
    for (std::size_t part = 1; part <= parts; ++part) {
        const std::size_t from = levels.back().to + 1, to = std::max(from, greatest * part / parts);
        if (from <= greatest) levels.push_back({from, to});
    }
    return levels;
}

/// Around the land, for marks at its end.
constexpr int edge = 6;

std::size_t level_of(const std::vector<Level>& levels, std::size_t count) {
    std::size_t level = 0;
    while (level + 1 < levels.size() && count >= levels[level + 1].from) ++level;
    return level;
}

std::string circle(Place at, std::string_view css, std::string_view radius, const std::string& title) {
    return fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\">{}</circle>", css, at.x, at.y, radius,
                       title.empty() ? "" : "<title>" + escaped_markup(title) + "</title>");
}

std::string legend(const std::vector<Level>& levels, std::string_view language) {
    const auto item = [](const std::string& sample, const std::string& words) {
        return fmt::format("<li><svg viewBox=\"0 0 12 12\" width=\"16\" height=\"16\">{}</svg> {}</li>\n", sample,
                           words);
    };
    std::string items = item(circle({6, 6}, "own", "4", ""), site_word("own-state", language));
    for (std::size_t i = 0; i < levels.size(); ++i)
        items += item(circle({6, 6}, fmt::format("n{}", i), radius_of_level.at(i), ""),
                      levels[i].from == levels[i].to ? fmt::format("{}", levels[i].from)
                                                     : fmt::format("{}–{}", levels[i].from, levels[i].to));
    return "<ul class=\"legend\" aria-hidden=\"true\">\n" + items + "</ul>\n";
}

}  // namespace

bool is_on_map(StateCode state) {
    return world().places.contains(state);
}

std::string world_map(const std::vector<MapMark>& marks, StateCode own, std::string_view language) {
    const World& drawn = world();
    std::string circles;
    // The larger marks last, so that they stand before smaller neighbours.
    std::vector<const MapMark*> order;
    for (const MapMark& mark : marks)
        if (is_on_map(mark.state) && mark.state != own) order.push_back(&mark);
    std::ranges::stable_sort(order, {}, &MapMark::count);
    const std::vector<Level> levels = levels_to(order.empty() ? 0 : order.back()->count);
    for (const MapMark* mark : order) {
        const std::size_t level = level_of(levels, mark->count);
        const std::string shape = circle(drawn.places.at(mark->state), fmt::format("n{}", level),
                                         radius_of_level.at(level), fmt::format("{}: {}", mark->name, mark->count));
        circles += mark->to.empty()
                       ? shape + "\n"
                       : fmt::format("<a href=\"{}\" tabindex=\"-1\">{}</a>\n", escaped_markup(mark->to), shape);
    }
    if (is_on_map(own)) circles += circle(drawn.places.at(own), "own", "4", "") + "\n";
    return fmt::format(
        "<figure>\n<svg class=\"map\" viewBox=\"-{0} -{0} {1} {2}\" aria-hidden=\"true\" focusable=\"false\">\n<path "
        "class=\"land\" "
        "d=\"{3}\"/>\n{4}</svg>\n{5}<figcaption>{6}</figcaption>\n</figure>\n",
        edge, drawn.size.x + 2 * edge, drawn.size.y + 2 * edge, drawn.land, circles, legend(levels, language),
        site_word("map-neutral", language));
}

}  // namespace comity::node
