// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/insert.h"

#include <fmt/format.h>

namespace comity::store {

namespace {

// Few sizes, so that few statements are kept ready.
constexpr std::size_t batches[] = {64, 8, 1};

std::string insert_statement(std::string_view into, std::size_t columns, std::size_t rows) {
    std::string sql = fmt::format("INSERT INTO {} VALUES ", into);
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column)
            sql += fmt::format("{}${}", column == 0 ? "" : ", ", row * columns + column + 1);
        sql += ")";
    }
    return sql;
}

}  // namespace

SqlResult<void> insert_rows(Connection& connection, std::string_view into, std::size_t columns,
                            std::span<const Value> values) {
    for (const std::size_t batch : batches) {
        const std::size_t taken = batch * columns;
        if (values.size() < taken) continue;
        const std::string sql = insert_statement(into, columns, batch);
        for (; values.size() >= taken; values = values.subspan(taken))
            TRY_VOID(connection.run(sql, values.first(taken)));
    }
    return {};
}

}  // namespace comity::store
