// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// How one State could answer another's request.
struct Standing {
    NetworkAnswer answer = NetworkAnswer::unknown;
    std::vector<InstrumentIndex> governing;

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// A pair that answers differently on two days, with the kinds of request for which it does so in the same way.
struct PairDifference {
    StateCode requesting = {}, requested = {};
    Standing before, after;
    std::vector<std::size_t> kinds;  ///< places in the list of kinds asked about
};

/// Two days, the kinds of request asked about, and the State that stands on one side of every pair, if one does.
struct DaysCompared {
    CivilDate from, to;
    std::vector<RequestKind> kinds;
    std::optional<StateCode> state = std::nullopt;
};

/// Which pairs answer differently on `to` than on `from`, by pair.
std::vector<PairDifference> day_diff(const Library& library, const DaysCompared& days);

/// The object of docs/formats/api.md.
std::string day_diff_json(const Library& library, const DaysCompared& days,
                          const std::vector<PairDifference>& differences);

}  // namespace comity::law
