// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "record/merkle_tree.h"
#include "store/sql/row.h"

namespace comity::store {

/// The tables check that the column has 32 octets.
inline record::Hash read_hash(const Row& row, int column) {
    record::Hash hash{};
    const Octets octets = row.bytes(column);
    std::copy_n(octets.begin(), std::min(octets.size(), hash.size()), hash.begin());
    return hash;
}

}  // namespace comity::store
