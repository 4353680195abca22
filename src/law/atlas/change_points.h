// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// From this day on, until the next entry, the two stand like this.
struct ChangePoint {
    CivilDate from;
    NetworkAnswer answer = NetworkAnswer::unknown;
    std::vector<InstrumentIndex> governing;
    std::vector<InstrumentIndex> layers;
};

/// How the two States stand on a day, whatever the network's own.
ChangePoint standing(const TreatyNetwork& network, StateCode requesting, StateCode requested, CivilDate on);

/// How the two States stood over the years, in the order of days. The first entry is what was before anything the
/// register knows changed; its day is a 1 January, for the beginning of a drawing.
std::vector<ChangePoint> change_points(const TreatyNetwork& network, StateCode requesting, StateCode requested);

}  // namespace comity::law
