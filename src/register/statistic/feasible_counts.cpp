// SPDX-License-Identifier: EUPL-1.2
// The simplex method on a dense tableau. The first of the columns that gain is taken, and of rows that bind alike the
// one whose unknown comes first (R. G. Bland, 1977), so it ends.
#include "register/statistic/feasible_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace comity::registry {

namespace {

constexpr double nearly_nothing = 1e-7;
constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace

FeasibleCounts::FeasibleCounts(std::vector<double> counts, std::span<const Sum> sums)
    : counts_(std::move(counts)),
      unknowns_(counts_.size() + static_cast<std::size_t>(std::ranges::count(sums, true, &Sum::at_least))) {
    for (const Sum& sum : sums) {
        Row row(unknowns_ + 1, 0.0);
        double beyond = -sum.is;
        for (const std::size_t unknown : sum.of) {
            row[unknown] = 1.0;
            beyond += counts_[unknown];
        }
        if (sum.at_least) {
            row[counts_.size()] = -1.0;
            counts_.push_back(beyond);
        }
        row.back() = sum.is;
        rows_.push_back(std::move(row));
        basis_.push_back(unknowns_ + basis_.size());
    }
    find_solution();
}

void FeasibleCounts::pivot(std::size_t row, std::size_t column, Row& gains) {
    Row& of = rows_[row];
    const double by = of[column];
    for (double& each : of) each /= by;
    const auto clear = [&](Row& other) {
        const double factor = other[column];
        if (factor == 0.0) return;
        for (std::size_t i = 0; i < of.size(); ++i) other[i] -= factor * of[i];
        other[column] = 0.0;
    };
    for (std::size_t other = 0; other < rows_.size(); ++other)
        if (other != row) clear(rows_[other]);
    clear(gains);
    basis_[row] = column;
}

bool FeasibleCounts::maximise(Row gains) {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (basis_[row] >= unknowns_) continue;
        const double factor = gains[basis_[row]];
        if (factor == 0.0) continue;
        for (std::size_t i = 0; i < gains.size(); ++i) gains[i] -= factor * rows_[row][i];
    }
    while (true) {
        std::size_t column = 0;
        while (column < unknowns_ && gains[column] <= nearly_nothing) ++column;
        if (column == unknowns_) return true;
        std::optional<std::size_t> leaving;
        double least = unbounded;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (rows_[row][column] <= nearly_nothing) continue;
            const double ratio = rows_[row].back() / rows_[row][column];
            const bool alike = leaving && std::abs(ratio - least) <= nearly_nothing;
            if ((alike && basis_[row] < basis_[*leaving]) || (!alike && ratio < least)) {
                least = ratio;
                leaving = row;
            }
        }
        if (!leaving) return false;
        pivot(*leaving, column, gains);
    }
}

/// Artificial unknowns stand for the sums at first; what they are is brought to nothing, then they go.
void FeasibleCounts::find_solution() {
    Row gains(unknowns_ + 1, 0.0);
    for (const Row& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) gains[i] += row[i];
    maximise(std::move(gains));
    Row nothing(unknowns_ + 1, 0.0);
    for (std::size_t row = 0; row < rows_.size();) {
        if (basis_[row] < unknowns_) {
            ++row;
            continue;
        }
        std::size_t column = 0;
        while (column < unknowns_ && std::abs(rows_[row][column]) <= nearly_nothing) ++column;
        if (column < unknowns_) {
            pivot(row, column, nothing);
            ++row;
        } else {  // follows from the others
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
            basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(row));
        }
    }
}

FeasibleCounts::Row FeasibleCounts::solution() const {
    Row found(unknowns_, 0.0);
    for (std::size_t row = 0; row < rows_.size(); ++row) found[basis_[row]] = rows_[row].back();
    return found;
}

std::vector<FeasibleCounts::Range> FeasibleCounts::ranges(std::span<const Group> groups, double width) {
    std::vector<Range> found(groups.size(), {unbounded, -unbounded});
    // Every solution on the way says something of every group; one with fractions says nothing.
    const auto take = [&](const Row& counts) {
        if (std::ranges::any_of(counts,
                                [](double count) { return std::abs(count - std::round(count)) > nearly_nothing; }))
            return;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            double sum = 0;
            for (const std::size_t unknown : groups[i]) sum += counts[unknown];
            found[i].least = std::min(found[i].least, sum);
            found[i].most = std::max(found[i].most, sum);
        }
    };
    take(counts_);
    take(solution());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (const double sign : {1.0, -1.0}) {
            if (found[i].most - found[i].least >= width - nearly_nothing) break;
            Row gains(unknowns_ + 1, 0.0);
            for (const std::size_t unknown : groups[i]) gains[unknown] = sign;
            if (maximise(std::move(gains)))
                take(solution());
            else
                found[i].most = unbounded;
        }
    }
    return found;
}

}  // namespace comity::registry
