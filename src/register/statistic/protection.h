// SPDX-License-Identifier: EUPL-1.2
// Which numbers of a table may be published so that no small group of cases can be told from it, nor from it and all
// that was published before.
//
// Primary suppression: a count from 1 to below the threshold is not given. Complementary suppression: further counts
// are withheld until every small group has, by all published numbers together, a range of possible values at least as
// wide as the threshold (sliding protection); those of them that turn out not to be needed are given after all. Small
// groups are the small cells of every table, and whatever two cells, of one table or of two, have in common or apart:
// what differencing would give, be the two of one day or not. A nought is told, so what is withheld is known to be one
// or more. The ranges are found by linear programming over the groups of cases that no cell tells apart; only solutions
// in whole numbers count.
//
// After: L. Willenborg, T. de Waal, Elements of Statistical Disclosure Control (Springer, 2001), chapters 4 and 6;
// M. Fischetti, J. J. Salazar, "Solving the cell suppression problem on tabular data with linear constraints",
// Management Science 47 (2001) 1008–1027; F. Y. Chin, G. Özsoyoğlu, "Auditing and inference control in statistical
// databases", IEEE Transactions on Software Engineering 8 (1982) 574–582.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace comity::registry {

/// Items that a cell counts, by their places among all items: ascending, each once.
using CountedItems = std::vector<std::uint32_t>;

/// A cell of a table that was published.
struct ToldCell {
    CountedItems items;
    bool told = false;  ///< its number was given
};

struct CellToTell {
    CountedItems items;
    std::uint32_t row = 0, column = 0;  ///< cells of one row or column are withheld before others
    int level = 0;                      ///< 0 within the table, 1 a total of a row or column, 2 the whole
};

inline constexpr std::size_t most_cells = 400;
/// Cells of all tables together, and groups of items that no cell tells apart.
inline constexpr std::size_t most_told_cells = 4'000;
inline constexpr std::size_t most_groups = 1'000;

/// For each cell whether its number may be given. What earlier tables have told already, nobody takes back: it is no
/// reason to withhold. `threshold` 1 withholds nothing. Errors: `limit`; `conflict` where the empty cells alone tell
/// too much.
Result<std::vector<bool>> protect(std::span<const CellToTell> cells, std::span<const ToldCell> before, int threshold);

}  // namespace comity::registry
