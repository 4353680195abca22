// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/state_code.h"

namespace comity::registry {

/// Region of a State for statistical use (United Nations, M49): "Africa", "Americas", "Asia", "Europe", "Oceania";
/// "other" where the standard has none. Regions are for counting and say nothing else.
std::string_view region_of(StateCode state);

/// The table regions.csv as it is built in.
extern const std::string_view regions_csv;

}  // namespace comity::registry
