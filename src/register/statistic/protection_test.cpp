// SPDX-License-Identifier: EUPL-1.2
// An attacker who knows every published number of several tables, their definitions, and that counts are whole, tries
// every way the cases could be spread. The trial shares no code with what it tries.
#include "register/statistic/protection.h"

#include <functional>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>

namespace comity::registry {
namespace {

using ::testing::Each;

constexpr int threshold = 5;

struct Item {
    int row = 0, column = 0, day = 0;
};

/// A table of two breakdowns with its totals, of what was there on a day.
std::vector<CellToTell> table_of(const std::vector<Item>& items, int rows, int columns, int day = 100) {
    std::vector<CellToTell> cells;
    for (int row = 0; row <= rows; ++row)
        for (int column = 0; column <= columns; ++column) {
            CellToTell cell{{},
                            static_cast<std::uint32_t>(row),
                            static_cast<std::uint32_t>(column),
                            static_cast<int>(row == rows) + static_cast<int>(column == columns)};
            for (std::uint32_t i = 0; i < items.size(); ++i)
                if (items[i].day <= day && (row == rows || items[i].row == row) &&
                    (column == columns || items[i].column == column))
                    cell.items.push_back(i);
            cells.push_back(std::move(cell));
        }
    return cells;
}

std::vector<ToldCell> told_of(const std::vector<CellToTell>& cells, const std::vector<bool>& tells) {
    std::vector<ToldCell> told;
    for (std::size_t i = 0; i < cells.size(); ++i) told.push_back({cells[i].items, tells[i]});
    return told;
}

/// Publishes one behind the other.
class Publisher {
   public:
    std::vector<bool> publish(const std::vector<CellToTell>& cells) {
        const auto tells = protect(cells, told, threshold);
        if (!tells && tells.error().kind == ErrorKind::conflict) {
            ++refused;
            return {};
        }
        if (!tells) throw std::runtime_error(to_string(tells.error()));
        std::ranges::move(told_of(cells, *tells), std::back_inserter(told));
        return *tells;
    }
    std::vector<ToldCell> told;
    int refused = 0;  ///< tables that would tell too much even without a number
};

/// How far apart the values are to which the items that `group` picks can amount, by all whole numbers that fit the
/// published ones; up to the threshold. The attacker knows which sorts of items there are: items of one sort stand in
/// the same cells.
class Attack {
   public:
    Attack(const std::vector<Item>& items, const std::vector<ToldCell>& told,
           const std::function<bool(std::uint32_t)>& group) {
        std::map<std::vector<std::size_t>, Sort> by_cells;
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            std::vector<std::size_t> in, sums, withheld;
            for (std::size_t cell = 0; cell < told.size(); ++cell)
                if (std::ranges::find(told[cell].items, i) != told[cell].items.end()) {
                    in.push_back(cell);
                    (told[cell].told ? sums : withheld).push_back(cell);
                }
            by_cells[in] = {sums, withheld, group(i)};
        }
        for (const bool wanted : {true, false})
            for (const auto& [in, sort] : by_cells)
                if (sort.wanted == wanted) sorts_.push_back(sort);
        left_.assign(told.size(), 0);
        ends_.assign(told.size(), 0);
        for (std::size_t cell = 0; cell < told.size(); ++cell)
            if (told[cell].told) left_[cell] = static_cast<int>(told[cell].items.size());
        for (std::size_t at = 0; at < sorts_.size(); ++at)
            for (const auto* cells : {&sorts_[at].sums, &sorts_[at].withheld})
                for (const std::size_t cell : *cells) ends_[cell] = at;
        most_ = static_cast<int>(items.size()) + threshold;
    }

    int spread() {
        // The first solution from below and from above; where they are near, all of them.
        for (const bool down : {false, true}) try_all(0, 0, down, true);
        if (greatest_ - least_ < threshold) try_all(0, 0, false, false);
        return greatest_ - least_;
    }

   private:
    struct Sort {
        std::vector<std::size_t> sums;
        std::vector<std::size_t> withheld;  ///< cells known to be one or more, as a nought is told
        bool wanted = false;
    };

    /// True to stop.
    bool try_all(std::size_t at, int sum, bool down, bool one) {
        if (at == sorts_.size()) {
            least_ = std::min(least_, sum);
            greatest_ = std::max(greatest_, sum);
            return one || greatest_ - least_ >= threshold;
        }
        int most = most_;
        for (const std::size_t cell : sorts_[at].sums) most = std::min(most, left_[cell]);
        for (int step = 0; step <= most; ++step) {
            const int count = down ? most - step : step;
            bool fits = true;
            for (const std::size_t cell : sorts_[at].sums) {
                left_[cell] -= count;
                fits = fits && (ends_[cell] != at || left_[cell] == 0);
            }
            // Of a withheld cell it counts up from below: what is left is negative once there is one.
            for (const std::size_t cell : sorts_[at].withheld) {
                left_[cell] -= count;
                fits = fits && (ends_[cell] != at || left_[cell] < 0);
            }
            const bool stop = fits && try_all(at + 1, sum + (sorts_[at].wanted ? count : 0), down, one);
            for (const auto* cells : {&sorts_[at].sums, &sorts_[at].withheld})
                for (const std::size_t cell : *cells) left_[cell] += count;
            if (stop) return true;
        }
        return false;
    }

    std::vector<Sort> sorts_;
    std::vector<int> left_;
    std::vector<std::size_t> ends_;
    int most_ = 0;
    int least_ = 1'000'000, greatest_ = -1;
};

std::vector<Item> items_of(const std::vector<std::vector<int>>& counts) {
    std::vector<Item> items;
    for (int row = 0; row < static_cast<int>(counts.size()); ++row)
        for (int column = 0; column < static_cast<int>(counts[static_cast<std::size_t>(row)].size()); ++column)
            for (int i = 0; i < counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]; ++i)
                items.push_back({row, column});
    return items;
}

TEST(Protection, ACountFromOneToBelowTheThresholdIsNotGiven) {
    Publisher publisher;
    // One breakdown: 4, 0, 9, 6; the row's total stands behind each, and both totals at the end.
    const auto cells = table_of(items_of({{4}, {0}, {9}, {6}}), 4, 1);
    const auto tells = publisher.publish(cells);
    EXPECT_FALSE(tells[0]);
    EXPECT_TRUE(tells[2]) << "nobody stands behind a nought";
    EXPECT_TRUE(tells[4]) << "9";
    EXPECT_FALSE(tells[6]) << "6 is withheld so that the total does not give 4 away";
    EXPECT_TRUE(tells[8]) << "the whole";
}

TEST(Protection, ATableWithoutSmallCountsIsGivenWhole) {
    EXPECT_THAT(Publisher().publish(table_of(items_of({{5, 8}, {0, 11}}), 2, 2)), Each(true));
}

TEST(Protection, TwoWithheldCountsThatTogetherAreSmallWithholdAThird) {
    const auto tells = Publisher().publish(table_of(items_of({{1}, {2}, {7}, {40}}), 4, 1));
    EXPECT_FALSE(tells[0]);
    EXPECT_FALSE(tells[2]);
    EXPECT_FALSE(tells[4]) << "or the total would tell that the two are 3 together";
    EXPECT_TRUE(tells[6]);
}

// Five States with one case each: were the total told, each would be known to be one.
TEST(Protection, WithheldCountsAreKnownNotToBeNought) {
    const auto items = items_of({{1}, {1}, {1}, {1}, {1}});
    const auto cells = table_of(items, 5, 1);
    const auto the_first = [](std::uint32_t which) { return which == 0; };
    std::vector<bool> total_told(cells.size(), false);
    total_told.back() = true;
    EXPECT_EQ(Attack(items, told_of(cells, total_told), the_first).spread(), 0);
    Publisher publisher;
    EXPECT_THAT(publisher.publish(cells), Each(false));
    EXPECT_GE(Attack(items, publisher.told, the_first).spread(), threshold);
}

TEST(Protection, AThresholdOfOneWithholdsNothing) {
    const auto cells = table_of(items_of({{1}, {2}}), 2, 1);
    EXPECT_THAT(protect(cells, {}, 1).value(), Each(true));
}

TEST(Protection, TheDifferenceOfTwoDaysIsAsSmallAsWhatCameBetween) {
    std::vector<Item> items = items_of({{9}, {12}});
    items.push_back({0, 0, 200});
    Publisher publisher;
    publisher.publish(table_of(items, 2, 1, 100));
    const auto later = publisher.publish(table_of(items, 2, 1, 200));
    const auto the_new_one = [](std::uint32_t which) { return which == 21; };
    EXPECT_GE(Attack(items, publisher.told, the_new_one).spread(), threshold);
    std::vector<ToldCell> all = told_of(table_of(items, 2, 1, 100), std::vector<bool>(6, true));
    std::ranges::move(told_of(table_of(items, 2, 1, 200), std::vector<bool>(6, true)), std::back_inserter(all));
    EXPECT_EQ(Attack(items, all, the_new_one).spread(), 0) << "as it would be, were nothing withheld";
    EXPECT_FALSE(later[4]) << "the whole would tell that one came";
    EXPECT_TRUE(later[2]) << "what did not change is told again";
}

TEST(Protection, EnoughThatCameBetweenIsTold) {
    std::vector<Item> items = items_of({{9}, {12}});
    for (int i = 0; i < 5; ++i) items.push_back({0, 0, 200});
    Publisher publisher;
    publisher.publish(table_of(items, 2, 1, 100));
    EXPECT_THAT(publisher.publish(table_of(items, 2, 1, 200)), Each(true));
}

TEST(Protection, TheSameTableAgainTellsTheSame) {
    const auto cells = table_of(items_of({{4, 9}, {7, 8}, {3, 20}}), 3, 2);
    Publisher publisher;
    const auto first = publisher.publish(cells);
    EXPECT_EQ(publisher.publish(cells), first);
}

/// By rows, by columns, by both, on two days: whatever is subtracted from whatever, no small group can be told.
TEST(Protection, NoSmallGroupIsToldByTablesOfOtherBreakdownsAndDays) {
    std::mt19937 random(20261122);
    int withheld = 0, small_groups = 0, refused = 0;
    for (int trial = 0; trial < 20; ++trial) {
        std::vector<Item> items;
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                const int count = static_cast<int>(random() % 8);
                for (int i = 0; i < count; ++i) items.push_back({row, column, random() % 3 == 0 ? 200 : 100});
            }
        Publisher publisher;
        const auto publish = [&](auto sort, int rows, int columns, int day) {
            std::vector<Item> sorted = items;
            for (Item& item : sorted) sort(item);
            const auto tells = publisher.publish(table_of(sorted, rows, columns, day));
            withheld += static_cast<int>(std::ranges::count(tells, false));
        };
        publish([](Item& item) { item.column = 0; }, 2, 1, 100);
        publish([](Item& item) { item.row = 0; }, 1, 2, 200);
        publish([](Item&) {}, 2, 2, 200);
        refused += publisher.refused;
        // Cells, and what two cells have in common or apart, as sets of items.
        const auto& cells = publisher.told;
        const auto in = [&](std::size_t cell, std::uint32_t item) {
            return std::ranges::find(cells[cell].items, item) != cells[cell].items.end();
        };
        for (std::size_t a = 0; a < cells.size(); ++a)
            for (std::size_t b = 0; b < cells.size(); ++b)
                for (const bool apart : {false, true}) {
                    const auto group = [&](std::uint32_t item) { return in(a, item) && in(b, item) != apart; };
                    std::size_t size = 0;
                    for (std::uint32_t i = 0; i < items.size(); ++i) size += group(i) ? 1 : 0;
                    if (size == 0 || size >= threshold) continue;
                    ++small_groups;
                    ASSERT_GE(Attack(items, cells, group).spread(), threshold)
                        << "trial " << trial << ": cells " << a << " and " << b << (apart ? " apart" : "");
                }
    }
    EXPECT_GT(withheld, 100);
    EXPECT_LT(refused, 10) << "of 60";
    EXPECT_GT(small_groups, 1'000);
}

TEST(Protection, RefusesMoreCellsThanItsLimit) {
    std::vector<CellToTell> cells(most_cells);
    EXPECT_TRUE(protect(cells, {}, threshold));
    cells.emplace_back();
    EXPECT_EQ(protect(cells, {}, threshold).error().kind, ErrorKind::limit);
}

TEST(Protection, RefusesMoreGroupsThanItsLimit) {
    std::vector<ToldCell> before(most_groups, {{}, false});
    std::vector<CellToTell> cells(1);
    for (std::uint32_t i = 0; i < before.size(); ++i) before[i].items = {i};
    EXPECT_TRUE(protect({}, before, threshold)) << "no cell, so nothing to withhold";
    cells[0].items = {static_cast<std::uint32_t>(most_groups)};
    EXPECT_EQ(protect(cells, before, threshold).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::registry
