// SPDX-License-Identifier: EUPL-1.2
#include "register/regions.h"

#include <map>
#include <stdexcept>

#include "format/csv.h"

namespace comity::registry {

namespace {

/// The table is built in and tested; to fail to read it would be a broken promise of the program.
std::map<StateCode, std::string> read_regions() {
    const auto table = format::read_csv(regions_csv, "regions.csv");
    if (!table) throw std::logic_error(to_string(table.error()));
    std::map<StateCode, std::string> regions;
    for (const auto& row : table->rows) {
        std::string_view states = row.cells.at(1);
        for (; states.size() >= 2; states.remove_prefix(states.size() > 2 ? 3 : 2)) {
            const auto state = StateCode::parse(states.substr(0, 2));
            if (!state) throw std::logic_error("regions.csv: no State: " + std::string(states.substr(0, 2)));
            regions.emplace(*state, row.cells.at(0));
        }
    }
    return regions;
}

}  // namespace

std::string_view region_of(StateCode state) {
    static const auto regions = read_regions();
    const auto at = regions.find(state);
    return at == regions.end() ? std::string_view("other") : std::string_view(at->second);
}

}  // namespace comity::registry
