// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// How an instrument spread among States.
struct Spread {
    struct Year {
        int year = 0;
        std::size_t bound = 0;    ///< at the end of the year
        std::size_t perhaps = 0;  ///< the register does not say
        std::vector<const Participation*> joined, left;
    };
    InstrumentIndex instrument = none;
    std::vector<Year> years;         ///< without a gap
    std::vector<StateCode> undated;  ///< bound; the register does not know the year
};

/// From the instrument's opening to `last_year`, further where an end is known ahead.
Spread spread_of(const Library& library, InstrumentIndex instrument, int last_year, CivilDate known_on);

/// The object and the table of docs/formats/api.md.
std::string spread_json(const Library& library, const Spread& spread, std::string_view language);
std::string spread_csv(const Spread& spread);

}  // namespace comity::law
