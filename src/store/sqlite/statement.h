// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/session.h"

namespace comity::store::sqlite {

class SqliteStatement final : public Statement {
   public:
    /// Fails where `sql` is wrong, or more than one statement.
    static SqlResult<std::unique_ptr<Statement>> prepare(sqlite3* handle, std::string_view sql,
                                                         std::string_view database);

    SqlResult<std::int64_t> execute(std::span<const Value> values, const RowVisitor& visit) override;

   private:
    SqliteStatement(sqlite3* handle, StatementHandle statement, std::string_view database)
        : handle_(handle), statement_(std::move(statement)), database_(database) {}
    SqlResult<void> number_placeholders();
    SqlResult<void> bind(std::span<const Value> values);
    SqlResult<std::int64_t> step_through(const RowVisitor& visit);

    sqlite3* handle_;
    StatementHandle statement_;
    std::string database_;
    /// SQLite counts $2, $1 in the order they stand; this has the number of each.
    std::vector<std::size_t> numbers_;
    std::size_t wanted_ = 0;  // the highest number
};

}  // namespace comity::store::sqlite
