// SPDX-License-Identifier: EUPL-1.2
#include "register/statistic/protection.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "register/statistic/feasible_counts.h"

namespace comity::registry {

namespace {

/// A set of groups, a bit for each.
using Groups = std::vector<std::uint64_t>;

/// Items that no cell tells apart are one group; every cell is a set of groups.
struct Grouped {
    std::vector<double> sizes;  ///< of the groups
    std::vector<Groups> cells;  ///< in the order of the cells given
};

Result<Grouped> grouped(std::span<const CountedItems* const> cells) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> cells_of;
    for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
        for (const std::uint32_t item : *cells[cell]) cells_of[item].push_back(cell);
    std::map<std::vector<std::uint32_t>, double> sizes;
    for (const auto& [item, in] : cells_of) sizes[in] += 1;
    if (sizes.size() > most_groups)
        return fail(ErrorKind::limit, fmt::format("the tables tell {} groups of cases apart", sizes.size()), {},
                    fmt::format("at most {}; count by something coarser: regions instead of States", most_groups));
    Grouped made;
    made.cells.assign(cells.size(), Groups((sizes.size() + 63) / 64, 0));
    for (const auto& [in, size] : sizes) {
        const std::size_t group = made.sizes.size();
        made.sizes.push_back(size);
        for (const std::uint32_t cell : in) made.cells[cell][group / 64] |= std::uint64_t{1} << (group % 64);
    }
    return made;
}

template <class Visit>
void each_group(const Groups& groups, Visit visit) {
    for (std::size_t word = 0; word < groups.size(); ++word)
        for (std::uint64_t left = groups[word]; left != 0; left &= left - 1)
            visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
}

class Audit {
   public:
    Audit(const Grouped& grouped, int threshold) : grouped_(grouped), threshold_(threshold) {}

    /// Stops counting where it is not small.
    bool is_small(const Groups& groups) const {
        double sum = 0;
        for (std::size_t word = 0; word < groups.size(); ++word)
            for (std::uint64_t left = groups[word]; left != 0; left &= left - 1) {
                sum += grouped_.sizes[word * 64 + static_cast<std::size_t>(std::countr_zero(left))];
                if (sum >= threshold_) return false;
            }
        return sum > 0;
    }

    std::set<Groups> small_groups() const {
        std::set<Groups> small;
        const auto take = [&](const Groups& groups) {
            if (is_small(groups)) small.insert(groups);
        };
        Groups made;
        const auto combined = [&](const Groups& a, const Groups& b, auto how) -> const Groups& {
            made.resize(a.size());
            for (std::size_t word = 0; word < a.size(); ++word) made[word] = how(a[word], b[word]);
            return made;
        };
        const auto both = [](std::uint64_t a, std::uint64_t b) { return a & b; };
        const auto first_only = [](std::uint64_t a, std::uint64_t b) { return a & ~b; };
        for (std::size_t a = 0; a < grouped_.cells.size(); ++a) {
            take(grouped_.cells[a]);
            for (std::size_t b = 0; b < a; ++b) {
                take(combined(grouped_.cells[a], grouped_.cells[b], both));
                take(combined(grouped_.cells[a], grouped_.cells[b], first_only));
                take(combined(grouped_.cells[b], grouped_.cells[a], first_only));
            }
        }
        return small;
    }

    /// The small groups whose range is too narrow where these cells are told and the others withheld; those before
    /// `published` stand in no table yet.
    std::vector<Groups> exposed(const std::vector<Groups>& small, const std::vector<bool>& told,
                                std::size_t published = 0) const {
        std::vector<FeasibleCounts::Sum> sums;
        std::set<Groups> known;
        for (std::size_t cell = published; cell < told.size(); ++cell) {
            if (!told[cell] || !known.insert(grouped_.cells[cell]).second) continue;
            FeasibleCounts::Sum sum{.of = places(grouped_.cells[cell])};
            for (const std::size_t group : sum.of) sum.is += grouped_.sizes[group];
            if (!sum.of.empty()) sums.push_back(std::move(sum));
        }
        // A nought is told: what is withheld is one or more.
        for (std::size_t cell = published; cell < told.size(); ++cell) {
            if (told[cell] || !known.insert(grouped_.cells[cell]).second) continue;
            FeasibleCounts::Sum sum{.of = places(grouped_.cells[cell]), .is = 1, .at_least = true};
            if (!sum.of.empty()) sums.push_back(std::move(sum));
        }
        std::vector<FeasibleCounts::Group> groups;
        for (const Groups& each : small) groups.push_back(places(each));
        const auto ranges = FeasibleCounts(grouped_.sizes, sums).ranges(groups, threshold_);
        std::vector<Groups> narrow;
        for (std::size_t i = 0; i < small.size(); ++i)
            if (ranges[i].most - ranges[i].least < threshold_ - 1e-6) narrow.push_back(small[i]);
        return narrow;
    }

   private:
    static FeasibleCounts::Group places(const Groups& groups) {
        FeasibleCounts::Group found;
        each_group(groups, [&](std::size_t group) { found.push_back(group); });
        return found;
    }

    const Grouped& grouped_;
    int threshold_;
};

bool meet(const Groups& a, const Groups& b) {
    for (std::size_t word = 0; word < a.size(); ++word)
        if ((a[word] & b[word]) != 0) return true;
    return false;
}

/// Of the cells still told the one that costs the reader least and is near the group: within the table before totals,
/// in a row or column of the group, the smallest. Nothing where all are withheld.
std::size_t next_to_withhold(std::span<const CellToTell> cells, const std::vector<Groups>& groups,
                             const std::vector<bool>& told, const Groups& exposed) {
    std::set<std::uint32_t> rows, columns;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].level > 0 || !meet(groups[i], exposed)) continue;
        rows.insert(cells[i].row);
        columns.insert(cells[i].column);
    }
    std::size_t best = cells.size();
    auto cost = std::make_tuple(0, true, true, std::size_t{0});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!told[i] || cells[i].items.empty()) continue;
        const bool in_line = rows.contains(cells[i].row) || columns.contains(cells[i].column);
        const auto own = std::make_tuple(cells[i].level, !in_line, !meet(groups[i], exposed), cells[i].items.size());
        if (best < cells.size() && own >= cost) continue;
        best = i;
        cost = own;
    }
    return best;
}

/// What was withheld on the way and turned out not to be needed is told, the most telling first.
void tell_what_exposes_nothing(std::span<const CellToTell> cells, const Audit& audit, const std::vector<Groups>& groups,
                               const std::vector<Groups>& small, std::vector<bool>& told) {
    std::vector<std::size_t> withheld;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!told[i] && !audit.is_small(groups[i])) withheld.push_back(i);
    std::ranges::sort(withheld, std::greater(),
                      [&](std::size_t i) { return std::pair(cells[i].level, cells[i].items.size()); });
    for (const std::size_t i : withheld) {
        std::vector<bool> more = told;
        for (std::size_t same = 0; same < cells.size(); ++same)
            if (groups[same] == groups[i]) more[same] = true;
        if (audit.exposed(small, more).empty()) told = std::move(more);
    }
}

}  // namespace

Result<std::vector<bool>> protect(std::span<const CellToTell> cells, std::span<const ToldCell> before, int threshold) {
    std::vector<bool> tells(cells.size(), true);
    if (threshold <= 1) return tells;
    if (cells.size() > most_cells || cells.size() + before.size() > most_told_cells)
        return fail(ErrorKind::limit,
                    fmt::format("the table has {} cells, those before it {}", cells.size(), before.size()), {},
                    fmt::format("at most {}, and {} together", most_cells, most_told_cells));
    std::vector<const CountedItems*> all;
    std::vector<bool> told;  // of the same
    for (const CellToTell& cell : cells) all.push_back(&cell.items);
    told.assign(cells.size(), false);
    for (const ToldCell& cell : before) {
        all.push_back(&cell.items);
        told.push_back(cell.told);
    }
    TRY(groups, grouped(all));
    const Audit audit(groups, threshold);
    const auto found = audit.small_groups();
    std::vector<Groups> small(found.begin(), found.end());
    const std::vector<Groups> known_anyway = audit.exposed(small, told, cells.size());
    std::erase_if(small,
                  [&](const Groups& each) { return std::ranges::find(known_anyway, each) != known_anyway.end(); });
    for (std::size_t i = 0; i < cells.size(); ++i) told[i] = !audit.is_small(groups.cells[i]);
    for (auto narrow = audit.exposed(small, told); !narrow.empty(); narrow = audit.exposed(small, told)) {
        const std::size_t withheld = next_to_withhold(cells, groups.cells, told, narrow.front());
        if (withheld == cells.size())
            return fail(ErrorKind::conflict,
                        fmt::format("with what was published before, the table would tell of fewer than {} cases even "
                                    "where it gave no number, by which of its cells are empty",
                                    threshold),
                        {}, "count by something coarser, or up to another day");
        // So are cells that count the same, or it would be told by them.
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (groups.cells[i] == groups.cells[withheld]) told[i] = false;
    }
    tell_what_exposes_nothing(cells, audit, groups.cells, small, told);
    for (std::size_t i = 0; i < cells.size(); ++i) tells[i] = told[i];
    return tells;
}

}  // namespace comity::registry
