// SPDX-License-Identifier: EUPL-1.2
#include "cli/day_diff_text.h"

#include <iostream>
#include <map>
#include <tuple>

#include "cli/terminal.h"

namespace comity::cli {

namespace {

using namespace law;

std::string_view id_of(const Library& library, InstrumentIndex index) {
    return library.text(library.instruments()[static_cast<std::size_t>(index)].id);
}

std::string words_of(const Library& library, const Standing& standing) {
    std::string words(to_string(standing.answer));
    for (const InstrumentIndex index : standing.governing) words += " " + std::string(id_of(library, index));
    return words;
}

std::string kinds_of(const DaysCompared& days, const PairDifference& entry) {
    if (entry.kinds.size() == days.kinds.size() && days.kinds.size() > 1) return "every kind of request";
    std::string words;
    for (const std::size_t kind : entry.kinds) words += (words.empty() ? "" : ", ") + days.kinds[kind].name;
    return words;
}

}  // namespace

void print_day_diff(const Library& library, const DaysCompared& days, const std::vector<PairDifference>& differences) {
    const Terminal terminal = Terminal::of_standard_output();
    std::cout << "before  " << to_string(days.from) << "\nafter   " << to_string(days.to) << '\n';
    if (differences.empty()) std::cout << "\nno pair answers differently\n";
    // One requesting State, one change, one set of kinds: the requested States stand together.
    std::map<std::tuple<StateCode, std::string, std::string>, std::string> groups;
    StateCode last = {};
    const auto print_groups = [&] {
        for (const auto& [key, partners] : groups) {
            std::cout << "  " << wrapped(std::get<1>(key), terminal.width() - 2, 4) << '\n';
            std::cout << "    " << wrapped("asking " + partners, terminal.width() - 4, 6) << '\n';
            std::cout << "    " << terminal.paint(wrapped(std::get<2>(key), terminal.width() - 4, 6), Colour::dim)
                      << '\n';
        }
        groups.clear();
    };
    for (const PairDifference& entry : differences) {
        if (entry.requesting != last) {
            print_groups();
            last = entry.requesting;
            std::cout << '\n' << terminal.paint(last.text(), Colour::strong) << '\n';
        }
        std::string& partners =
            groups[{entry.requesting, words_of(library, entry.before) + " → " + words_of(library, entry.after),
                    kinds_of(days, entry)}];
        partners += (partners.empty() ? "" : " ") + entry.requested.text();
    }
    print_groups();
}

}  // namespace comity::cli
