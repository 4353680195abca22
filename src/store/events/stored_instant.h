// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/instant.h"
#include "store/sql/row.h"

namespace comity::store {

/// Two columns: milliseconds in UTC, by which rows are ordered, and the offset in minutes behind it.
inline Result<Instant> read_instant(const Row& row, int column) {
    return Instant::at(row.number(column), static_cast<std::int32_t>(row.number(column + 1)));
}

}  // namespace comity::store
