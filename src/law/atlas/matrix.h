// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// How every State of a network could answer every other.
struct Matrix {
    struct Cell {
        NetworkAnswer answer = NetworkAnswer::unknown;
        Range<InstrumentIndex> governing = {};  ///< in `instruments`
    };

    std::vector<StateCode> states;
    /// Row by row: requesting State × requested State; a State and itself stand there too and mean nothing.
    std::vector<Cell> cells;
    std::vector<InstrumentIndex> instruments;

    const Cell& cell(std::size_t requesting, std::size_t requested) const {
        return cells[requesting * states.size() + requested];
    }
    std::span<const InstrumentIndex> governing(const Cell& cell) const {
        return std::span(instruments).subspan(cell.governing.first, cell.governing.count);
    }
};

/// The same answers as TreatiesBetween for every pair, in a fraction of the time.
Matrix matrix_of(const TreatyNetwork& network);

}  // namespace comity::law
