// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/migration.h"

#include <cctype>
#include <map>

#include <fmt/format.h>

#include "crypto/sha256.h"
#include "store/sql/transaction.h"

namespace comity::store {

namespace {

constexpr std::string_view history_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    " module TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL,"
    " PRIMARY KEY (module, number)) /* sqlite: STRICT */";

bool in_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// "/* sqlite: STRICT */" as "STRICT" for SQLite, as nothing for PostgreSQL; other comments as they are.
std::string_view of_comment(std::string_view comment, Engine engine) {
    constexpr std::string_view marks[] = {"/* sqlite: ", "/* postgres: "};
    for (const Engine marked : {Engine::sqlite, Engine::postgres}) {
        const std::string_view mark = marks[marked == Engine::sqlite ? 0 : 1];
        if (!comment.starts_with(mark)) continue;
        if (marked != engine) return {};
        return comment.substr(mark.size(), comment.size() - mark.size() - 2);
    }
    return comment;
}

std::string_view sqlite_word(std::string_view word) {
    if (word == "BIGINT") return "INTEGER";
    if (word == "BYTEA") return "BLOB";
    return word;
}

struct Applied {
    std::string name;
    std::string digest;
};

SqlResult<std::map<int, Applied>> applied_migrations(Connection& writer, std::string_view module) {
    std::map<int, Applied> applied;
    TRY_VOID(writer.each(
        "SELECT number, name, digest FROM schema_migrations WHERE module = $1", {module},
        [&](const Row& row) { applied[static_cast<int>(row.number(0))] = {row.string(1), row.string(2)}; }));
    return applied;
}

SqlResult<void> check_history(const Schema& schema, const std::map<int, Applied>& applied, std::string_view database) {
    for (const auto& [number, was] : applied) {
        if (number > static_cast<int>(schema.migrations.size()))
            return sql_fail(SqlFault::statement,
                            fmt::format("the database has migration {}/{:04}-{}, which this program does not know",
                                        schema.module, number, was.name),
                            database,
                            "it was used by a newer version: run that version, or restore a backup made "
                            "before the upgrade");
        const Migration& now = schema.migrations[static_cast<std::size_t>(number) - 1];
        if (was.digest != crypto::hex(crypto::sha256(now.sql)))
            return sql_fail(SqlFault::statement,
                            fmt::format("migration {}/{:04}-{} is not the text that made these tables", schema.module,
                                        number, now.name),
                            database, "run the released program; to change tables, add a migration");
    }
    return {};
}

SqlResult<int> apply_missing(Connection& writer, const Schema& schema) {
    TRY(applied, applied_migrations(writer, schema.module));
    TRY_VOID(check_history(schema, applied, writer.database()));
    int count = 0;
    for (const Migration& migration : schema.migrations) {
        if (applied.contains(migration.number)) continue;
        if (auto done = writer.script(migration_text(migration.sql, writer.engine())); !done) {
            auto error = std::move(done).error();
            error.message = fmt::format("migration {}/{:04}-{}: {}", schema.module, migration.number, migration.name,
                                        error.message);
            return tl::unexpected(std::move(error));
        }
        TRY_VOID(
            writer.run("INSERT INTO schema_migrations (module, number, name, digest) VALUES ($1, $2, $3, $4)",
                       {schema.module, migration.number, migration.name, crypto::hex(crypto::sha256(migration.sql))}));
        ++count;
    }
    return count;
}

}  // namespace

std::string migration_text(std::string_view sql, Engine engine) {
    std::string text;
    for (std::size_t i = 0; i < sql.size();) {
        if (sql.substr(i).starts_with("/*")) {
            const std::size_t end = std::min(sql.find("*/", i), sql.size() - 2) + 2;
            text += of_comment(sql.substr(i, end - i), engine);
            i = end;
        } else if (in_word(sql[i])) {
            std::size_t end = i;
            while (end < sql.size() && in_word(sql[end])) ++end;
            const std::string_view word = sql.substr(i, end - i);
            text += engine == Engine::sqlite ? sqlite_word(word) : word;
            i = end;
        } else {
            text += sql[i++];
        }
    }
    return text;
}

SqlResult<int> migrate(Connection& writer, std::span<const Schema> schemas) {
    TRY(transaction, Transaction::write(writer, "schema_migrations"));
    TRY_VOID(writer.script(migration_text(history_table, writer.engine())));
    int count = 0;
    for (const Schema& schema : schemas) {
        TRY(applied, apply_missing(writer, schema));
        count += applied;
    }
    TRY_VOID(transaction.commit());
    return count;
}

}  // namespace comity::store
