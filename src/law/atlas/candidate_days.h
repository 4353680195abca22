// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// Every day on which something could begin or end between the two, in order: more than are needed, never fewer.
std::vector<CivilDate> candidate_days(const TreatyNetwork& network, StateCode a, StateCode b);

}  // namespace comity::law
