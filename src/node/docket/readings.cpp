// SPDX-License-Identifier: EUPL-1.2
// Who read, searched and took out what.
#include <limits>

#include <fmt/format.h>

#include "node/docket/cursor.h"
#include "node/docket/queries.h"
#include "node/docket/read_texts.h"

namespace comity::node {

namespace {

constexpr std::string_view columns =
    "SELECT case_id, account, on_behalf_of, what, at, sequence FROM docket_reading WHERE";

ListedReading read_reading(const store::Row& row) {
    ListedReading reading;
    const int column = read_texts(row, {&reading.case_id, &reading.account, &reading.on_behalf_of, &reading.what});
    reading.at = row.number(column);
    reading.sequence = row.number(column + 1);
    reading.cursor = std::to_string(reading.sequence);
    return reading;
}

}  // namespace

Result<std::vector<ListedReading>> list_readings(store::Connection& rows, std::string_view authority,
                                                 std::string_view case_id, std::size_t limit) {
    return rows.all(fmt::format("{} authority = $1 AND case_id = $2 ORDER BY sequence DESC LIMIT $3", columns),
                    {authority, case_id, limit}, read_reading);
}

Result<std::vector<ListedReading>> audit_readings(store::Connection& rows, std::string_view authority,
                                                  const ReadingFilter& filter, const Page& page) {
    TRY(behind, number_of(page.after, std::numeric_limits<std::int64_t>::max()));
    std::vector<store::Value> values{authority, behind, page.limit};
    std::string conditions;
    const auto add = [&](std::string_view condition, store::Value value) {
        values.push_back(std::move(value));
        conditions += fmt::format(fmt::runtime(condition), values.size());
    };
    if (!filter.case_id.empty()) add(" AND case_id = ${}", filter.case_id);
    if (!filter.account.empty()) add(" AND account = ${}", filter.account);
    if (!filter.what.empty()) add(" AND substr(what, 1, length(${0})) = ${0}", filter.what);
    if (filter.from) add(" AND at >= ${}", *filter.from);
    if (filter.until) add(" AND at < ${}", *filter.until);
    return rows.all(
        fmt::format("{} authority = $1 AND sequence < $2{} ORDER BY sequence DESC LIMIT $3", columns, conditions),
        values, read_reading);
}

}  // namespace comity::node
