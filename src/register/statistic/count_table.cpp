// SPDX-License-Identifier: EUPL-1.2
#include "register/statistic/count_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "register/regions.h"
#include "register/statistic/protection.h"

namespace comity::registry {

namespace {

using format::Value;

constexpr std::array<std::string_view, 6> groupings_of_cases{"kind", "direction", "state", "region", "year", "status"};

std::string group_of(const CountedCase& counted, std::string_view grouping) {
    if (grouping == "kind") return counted.kind;
    if (grouping == "direction") return counted.direction;
    if (grouping == "state") return counted.state.text();
    if (grouping == "region") return std::string(region_of(counted.state));
    if (grouping == "year") return std::to_string(counted.opened_on.year());
    if (grouping == "status") return counted.closed ? "closed" : "open";
    return {};
}

/// The places of items among all that were met.
class ItemPlaces {
   public:
    CountedItems of(const std::vector<std::string>& items) {
        CountedItems places;
        for (const std::string& item : items)
            places.push_back(places_.emplace(item, static_cast<std::uint32_t>(places_.size())).first->second);
        std::ranges::sort(places);
        return places;
    }

   private:
    std::map<std::string, std::uint32_t> places_;
};

/// "" stands behind every group.
std::vector<std::string> with_all(const std::set<std::string>& groups) {
    std::vector<std::string> all(groups.begin(), groups.end());
    all.emplace_back();
    return all;
}

}  // namespace

std::span<const std::string_view> case_groupings() {
    return groupings_of_cases;
}

std::vector<std::string> CountTable::items_of(std::string_view row, std::string_view column) const {
    std::set<std::string> found;
    for (const TableItems& part : counted)
        if ((row.empty() || part.row == row) && (column.empty() || part.column == column))
            found.insert(part.items.begin(), part.items.end());
    return {found.begin(), found.end()};
}

CountTable count_cases(std::span<const CountedCase> cases, std::string_view rows, std::string_view columns) {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> items;
    std::set<std::string> row_groups, column_groups;
    for (const CountedCase& counted : cases) {
        const std::string row = group_of(counted, rows), column = group_of(counted, columns);
        items[{row, column}].push_back(counted.id);
        row_groups.insert(row);
        if (!columns.empty()) column_groups.insert(column);
    }
    return table_of_items(std::move(items), std::move(row_groups), std::move(column_groups));
}

CountTable table_of_items(std::map<std::pair<std::string, std::string>, std::vector<std::string>> items,
                          std::set<std::string> rows, std::set<std::string> columns) {
    CountTable table;
    for (auto& [at, ids] : items) table.counted.push_back({at.first, at.second, std::move(ids)});
    for (const std::string& row : with_all(rows))
        for (const std::string& column : with_all(columns))
            table.cells.push_back({row, column, static_cast<int>(table.items_of(row, column).size())});
    return table;
}

CountTable count_agreements(const Numbers& numbers) {
    CountTable table;
    for (const Count& group : numbers.groups) {
        table.cells.push_back({group.group, "", group.agreements, group.states});
        table.counted.push_back({group.group, "", group.numbers});
    }
    table.cells.push_back({"", "", numbers.whole.agreements, numbers.whole.states});
    // Without groups, and for agreements that are of none, the whole stands by itself.
    table.counted.push_back({"", "", numbers.whole.numbers});
    return table;
}

Result<void> withhold(CountTable& table, std::span<const CountTable* const> before) {
    ItemPlaces places;
    std::map<std::string, std::uint32_t> rows, columns;
    const auto line = [](auto& lines, const std::string& group) {
        return lines.emplace(group, static_cast<std::uint32_t>(lines.size())).first->second;
    };
    const bool two = std::ranges::any_of(table.cells, [](const TableCell& cell) { return !cell.column.empty(); });
    std::vector<CellToTell> cells;
    for (const TableCell& cell : table.cells)
        cells.push_back({places.of(table.items_of(cell.row, cell.column)), line(rows, cell.row),
                         line(columns, cell.column),
                         static_cast<int>(cell.row.empty()) + static_cast<int>(two && cell.column.empty())});
    std::vector<ToldCell> told;
    for (const CountTable* earlier : before)
        for (const TableCell& cell : earlier->cells)
            told.push_back({places.of(earlier->items_of(cell.row, cell.column)), cell.count.has_value()});
    TRY(tells, protect(cells, told, smallest_told));
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (!tells[i]) table.cells[i].count.reset();
    return {};
}

Value cells_value(const CountTable& table) {
    Value cells = Value::list();
    for (const TableCell& cell : table.cells)
        cells.append(Value::object(
            {{"row", cell.row}, {"column", cell.column}, {"count", cell.count}, {"states", cell.states}}));
    return cells;
}

Value counted_value(const CountTable& table, std::string_view about) {
    Value counted = Value::list();
    for (const TableItems& part : table.counted)
        counted.append(
            Value::object({{"row", part.row}, {"column", part.column}, {about, Value::list_of(part.items)}}));
    return counted;
}

CountTable read_table(command::Fields& read, std::string_view about) {
    CountTable table;
    const auto number = [](command::Fields& of, std::string_view key) {
        return of.has(key) ? std::optional(static_cast<int>(of.integer(key))) : std::nullopt;
    };
    for (const Value* cell : read.objects("cells")) {
        command::Fields of(*cell);
        table.cells.push_back({of.text_or("row"), of.text_or("column"), number(of, "count"), number(of, "states")});
        if (!of.finish()) read.fault("cells", "cells with whole numbers");
    }
    for (const Value* part : read.objects("counted")) {
        command::Fields of(*part);
        table.counted.push_back({of.text_or("row"), of.text_or("column"), of.texts(about)});
        if (!of.finish()) read.fault("counted", "what the cells count");
    }
    return table;
}

}  // namespace comity::registry
