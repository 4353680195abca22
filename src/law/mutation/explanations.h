// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/mutation/mutation_check.h"

namespace comity::law {

/// Why no example need notice a change: a row of the table rule,change,reason. `*` in rule and change stands for
/// anything.
struct Explanation {
    std::string rule;
    std::string change;
    std::string reason;
    Place place;
    std::size_t survivors = 0;  ///< how many it explains; none: the row is out of date

    /// No reason but a debt: an example could tell, and none does yet.
    bool is_debt() const { return reason.starts_with("not tried yet"); }
};

/// Errors: not a table of these three columns, or a row without a reason.
Result<std::vector<Explanation>> read_explanations(std::string_view csv, std::string_view file);

/// The survivors no row explains; counts each at the first row that explains it.
std::vector<Survivor> unexplained(const std::vector<Survivor>& survivors, std::vector<Explanation>& explanations);

}  // namespace comity::law
