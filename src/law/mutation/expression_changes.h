// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/mutation/changeable_library.h"

namespace comity::law {

/// One way in which an expression can be wrong.
struct ExpressionChange {
    enum class Kind : std::uint8_t { contrary, comparison, constant };
    Kind kind = Kind::contrary;
    std::vector<bool> path;  ///< from the root to the node changed: false its first part, true its second
    Comparison comparison = Comparison::equal;
    Value constant = {};  ///< instead of the node's own
};

std::vector<ExpressionChange> changes_of(const Library& library, ExprId root);

/// The root of the expression with the change made; the old one stays as it was.
ExprId changed(ChangeableLibrary& library, ExprId root, const ExpressionChange& change);

/// A period one unit longer or shorter, in the unit it is written in.
std::vector<Period> shifted(const Period& period);

}  // namespace comity::law
