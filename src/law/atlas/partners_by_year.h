// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/atlas/render_network.h"

namespace comity::law {

/// How many States could answer a State at the end of each year, by what governs. Every partner counts once a year.
struct PartnersByYear {
    struct Series {
        std::string name;  ///< an instrument, or `bilateral`, `convention`, `reciprocity`, `none`, `unknown`
        NetworkAnswer answer = NetworkAnswer::unknown;
        InstrumentIndex instrument = none;
        std::vector<std::size_t> counts;  ///< by year
    };
    StateCode state = {};
    Side side = Side::requesting;
    int first = 0, last = 0;
    std::size_t partners = 0;
    std::vector<Series> series;  ///< instruments by id, then the five others, which are always there
};

inline constexpr int most_years = 200;

PartnersByYear partners_by_year(const TreatyNetwork& network, StateCode state, Side side, int first, int last);

/// The object and the table of docs/formats/api.md.
std::string partners_by_year_json(const TreatyNetwork& network, const PartnersByYear& table, std::string_view language);
std::string partners_by_year_csv(const PartnersByYear& table);

}  // namespace comity::law
