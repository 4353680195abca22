// SPDX-License-Identifier: EUPL-1.2
// Rows that follow from the events of one stream: written by putting those after an event in the place of those before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "command/proposal.h"
#include "node/docket/tables.h"
#include "store/sql/connection.h"

namespace comity::node {

using Cell = std::variant<std::string, std::int64_t>;
/// The columns of a table as it lists them: texts, then numbers.
using Line = std::vector<Cell>;

/// The statements of a table, their texts made once so that the engines keep them ready.
struct TableStatements {
    std::string remove;
    std::string insert;
};
TableStatements statements_of(const DocketTable& table);

/// Puts `after` in the place of `before`, which is what the table has of that id; where they are equal nothing is
/// touched.
Result<void> replace_lines(store::Connection& rows, const TableStatements& sql, std::string_view authority,
                           std::string_view id, const std::vector<Line>& before, const std::vector<Line>& after);

/// Who may decide it no more besides the proposer, because they approved it or another acted for them; with blanks
/// around each account, so that a query finds one: " hana sara "; "" for nobody.
std::string partakers_of(const command::Proposal& proposal);

}  // namespace comity::node
