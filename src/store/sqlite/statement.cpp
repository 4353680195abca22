// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite/statement.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <fmt/format.h>

namespace comity::store::sqlite {

namespace {

class SqliteRow final : public Row {
   public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t number(int column) const override {
        if (!is(column, SQLITE_INTEGER, "a number")) return 0;
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        if (!is(column, SQLITE_TEXT, "text")) return {};
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Octets bytes(int column) const override {
        if (!is(column, SQLITE_BLOB, "octets")) return {};
        const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

   private:
    bool is(int column, int type, std::string_view wanted) const {
        const int found = column < columns() ? sqlite3_column_type(statement_, column) : 0;
        if (found == type) return true;
        constexpr std::string_view names[] = {"no such column", "a number", "a fraction", "text", "octets", "NULL"};
        note_misread(column, wanted, names[found]);
        return false;
    }

    sqlite3_stmt* statement_;
};

// An empty view may point nowhere, which SQLite takes for NULL.
int bind_text(sqlite3_stmt* statement, int index, std::string_view text) {
    return sqlite3_bind_text64(statement, index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
}

int bind_bytes(sqlite3_stmt* statement, int index, Octets bytes) {
    if (bytes.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob64(statement, index, bytes.data(), bytes.size(), SQLITE_STATIC);
}

}  // namespace

SqlResult<std::unique_ptr<Statement>> SqliteStatement::prepare(sqlite3* handle, std::string_view sql,
                                                               std::string_view database) {
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, &rest);
    StatementHandle statement(raw);
    if (code != SQLITE_OK) return failed(handle, code, database);
    const std::string_view left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (!statement || left.find_first_not_of(" \n\t;") != std::string_view::npos)
        return sql_fail(SqlFault::statement, "one statement at a time, and not none", database);
    std::unique_ptr<SqliteStatement> made(new SqliteStatement(handle, std::move(statement), database));
    TRY_VOID(made->number_placeholders());
    return made;
}

SqlResult<void> SqliteStatement::number_placeholders() {
    const int count = sqlite3_bind_parameter_count(statement_.get());
    for (int index = 1; index <= count; ++index) {
        const char* name = sqlite3_bind_parameter_name(statement_.get(), index);
        std::size_t number = 0;
        if (name && *name == '$') std::from_chars(name + 1, name + std::strlen(name), number);
        if (number == 0) return sql_fail(SqlFault::statement, "placeholders are written $1, $2 …", database_);
        numbers_.push_back(number);
        wanted_ = std::max(wanted_, number);
    }
    return {};
}

SqlResult<void> SqliteStatement::bind(std::span<const Value> values) {
    if (values.size() != wanted_)
        return sql_fail(SqlFault::statement, fmt::format("{} values for {} placeholders", values.size(), wanted_),
                        database_);
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const Value& value = values[numbers_[i] - 1];
        const int index = static_cast<int>(i) + 1;
        int code = SQLITE_OK;
        if (const auto* number = value.number()) {
            code = sqlite3_bind_int64(statement_.get(), index, *number);
        } else if (const auto text = value.text()) {
            code = bind_text(statement_.get(), index, *text);
        } else if (const auto* bytes = value.bytes()) {
            code = bind_bytes(statement_.get(), index, *bytes);
        } else {
            code = sqlite3_bind_null(statement_.get(), index);
        }
        if (code != SQLITE_OK) return failed(handle_, code, database_);
    }
    return {};
}

SqlResult<std::int64_t> SqliteStatement::step_through(const RowVisitor& visit) {
    const std::int64_t before = sqlite3_total_changes64(handle_);
    const SqliteRow row(statement_.get());
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement_.get())) == SQLITE_ROW) TRY_VOID(visit(row));
    if (code != SQLITE_DONE) return failed(handle_, code, database_);
    // Statements that change no rows leave the last count standing.
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

SqlResult<std::int64_t> SqliteStatement::execute(std::span<const Value> values, const RowVisitor& visit) {
    auto changed = [&]() -> SqlResult<std::int64_t> {
        TRY_VOID(bind(values));
        return step_through(visit);
    }();
    // A statement that is not reset holds its lock. The failure it repeats is told already.
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    return changed;
}

}  // namespace comity::store::sqlite
