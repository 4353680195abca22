// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/state_code.h"
#include "command/fields.h"
#include "format/value.h"
#include "register/agreement/numbers.h"

namespace comity::registry {

/// A number of a table. `row` and `column` are groups, "" all of them.
struct TableCell {
    std::string row = {}, column = {};
    std::optional<int> count = {};   ///< none: withheld
    std::optional<int> states = {};  ///< of agreements: whose authorities are partners

    friend bool operator==(const TableCell&, const TableCell&) = default;
};

/// The items of one row and column: ids of cases, or numbers of agreements.
struct TableItems {
    std::string row = {}, column = {};
    std::vector<std::string> items = {};
};

struct CountTable {
    std::vector<TableCell> cells = {};  ///< by rows, each with its columns and then its total; the totals last
    std::vector<TableItems> counted = {};

    /// What that cell counted, each once; "" all rows or columns.
    std::vector<std::string> items_of(std::string_view row, std::string_view column) const;
};

/// A case as far as tables count it.
struct CountedCase {
    std::string id = {}, kind = {}, direction = {};
    StateCode state = {};  ///< the other one
    CivilDate opened_on = {};
    bool closed = false;
};

/// "kind", "direction", "state", "region", "year", "status".
std::span<const std::string_view> case_groupings();

/// Items by the row and column they count in; one that stands in several rows counts once in their total. `rows` and
/// `columns` are there also where nothing counts in them; `columns` of none: a table of rows alone.
CountTable table_of_items(std::map<std::pair<std::string, std::string>, std::vector<std::string>> items,
                          std::set<std::string> rows, std::set<std::string> columns);

/// By one or two of case_groupings(); `columns` "" for one. Nothing is withheld yet.
CountTable count_cases(std::span<const CountedCase> cases, std::string_view rows, std::string_view columns);
/// Public facts: nothing of it is withheld.
CountTable count_agreements(const Numbers& numbers);

/// Below it a count of cases is not given; a count of none is. The usual minimum of official statistics.
inline constexpr int smallest_told = 5;

/// Takes out the counts that would tell of small groups: protection.h. Errors: `limit`.
Result<void> withhold(CountTable& table, std::span<const CountTable* const> before);

/// {"cells": [{"row", "column", "count", "states"} …], "counted": [{"row", "column", "cases" or "agreements"} …]}
format::Value cells_value(const CountTable& table);
format::Value counted_value(const CountTable& table, std::string_view about);
CountTable read_table(command::Fields& read, std::string_view about);

}  // namespace comity::registry
