// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// Of which of the two States an expression can tell the difference, where nothing is known of the request.
struct Dependence {
    bool requesting = false;
    bool requested = false;

    bool on_none() const { return !requesting && !requested; }
    bool on_both() const { return requesting && requested; }
};

/// Works out once per expression what it depends on; what it does not know it takes to depend on both States.
class PairDependence {
   public:
    explicit PairDependence(const Library& library);

    Dependence of(ExprId expression);

   private:
    Dependence find(const Node& node);
    Dependence of_fact(FactIndex fact);

    const Library& library_;
    std::vector<signed char> known_;  ///< per expression: -1, or a bit for each State
};

}  // namespace comity::law
