// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/table_lines.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace comity::node {

namespace {

Result<void> insert(store::Connection& rows, std::string_view sql, std::string_view authority, const Line& line) {
    std::vector<store::Value> values{authority};
    for (const Cell& cell : line) {
        if (const auto* words = std::get_if<std::string>(&cell))
            values.emplace_back(std::string_view(*words));
        else
            values.emplace_back(std::get<std::int64_t>(cell));
    }
    TRY_VOID(rows.run(sql, values));
    return {};
}

}  // namespace

TableStatements statements_of(const DocketTable& table) {
    std::string columns(table.texts);
    if (!table.numbers.empty()) columns += fmt::format(", {}", table.numbers);
    std::string places = "$1";
    const auto count = 2 + std::ranges::count(columns, ',');
    for (std::ptrdiff_t place = 2; place <= count; ++place) places += fmt::format(", ${}", place);
    return {fmt::format("DELETE FROM {} WHERE authority = $1 AND {} = $2", table.name, table.case_column),
            fmt::format("INSERT INTO {} (authority, {}) VALUES ({})", table.name, columns, places)};
}

Result<void> replace_lines(store::Connection& rows, const TableStatements& sql, std::string_view authority,
                           std::string_view id, const std::vector<Line>& before, const std::vector<Line>& after) {
    if (before == after) return {};
    if (!before.empty()) TRY_VOID(rows.run(sql.remove, {authority, id}));
    for (const Line& line : after) TRY_VOID(insert(rows, sql.insert, authority, line));
    return {};
}

std::string partakers_of(const command::Proposal& proposal) {
    std::set<std::string> accounts{proposal.mark.on_behalf_of};
    for (const auto& [account, on_behalf_of] : proposal.approved_by) accounts.insert({account, on_behalf_of});
    accounts.erase("");
    std::string listed;
    for (const std::string& account : accounts) listed += (listed.empty() ? " " : "") + account + " ";
    return listed;
}

}  // namespace comity::node
