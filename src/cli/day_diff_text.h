// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/atlas/day_diff.h"

namespace comity::cli {

/// Which pairs answer differently, for a person at a terminal: what happened to whom stands together.
void print_day_diff(const law::Library& library, const law::DaysCompared& days,
                    const std::vector<law::PairDifference>& differences);

}  // namespace comity::cli
