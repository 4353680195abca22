// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/guard/marks.h"

namespace comity::documents {

/// The marks of one kind of two versions, laid beside each other.
struct Pairs {
    std::vector<Mark> only_a;
    std::vector<Mark> only_b;
    /// Where both have the same in another order, the first that do not agree.
    bool in_order = true;
    Mark turned_a;
    Mark turned_b;
};

/// Marks that say exactly the same are taken together first, then those of which one says less; soft ones answer what
/// is left.
Pairs pairs_of(const std::vector<Mark>& a, const std::vector<Mark>& b);

}  // namespace comity::documents
