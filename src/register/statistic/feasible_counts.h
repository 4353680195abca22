// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace comity::registry {

/// What somebody cannot work out of counts they do not know, from sums of them that they do: solutions in whole
/// numbers, none negative, that fit all sums and differ. Not every solution is looked at, so a range may be wider than
/// is shown, never narrower.
class FeasibleCounts {
   public:
    using Group = std::vector<std::size_t>;  ///< unknowns, by their places
    struct Sum {
        Group of;
        double is = 0;
        bool at_least = false;  ///< known is only that it is that or more
    };
    struct Range {
        double least = 0;
        double most = 0;  ///< infinite where nothing bounds it
    };

    /// `counts` are the true ones: a solution.
    FeasibleCounts(std::vector<double> counts, std::span<const Sum> sums);

    /// What each group may amount to by solutions in whole numbers. Of a group no more are looked for once its range is
    /// `width` wide.
    std::vector<Range> ranges(std::span<const Group> groups, double width);

   private:
    using Row = std::vector<double>;  ///< a coefficient for each unknown, then the value

    void find_solution();
    /// Moves to a solution where what `gains` weighs is greatest. False where it has no bound.
    bool maximise(Row gains);
    void pivot(std::size_t row, std::size_t column, Row& gains);
    Row solution() const;

    std::vector<double> counts_;  ///< then what each sum that is "at least" has beyond that
    std::size_t unknowns_;
    std::vector<Row> rows_;
    std::vector<std::size_t> basis_;  ///< of each row; from unknowns_ on: an artificial one
};

}  // namespace comity::registry
