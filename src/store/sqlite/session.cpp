// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite/session.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "store/sqlite/sqlite.h"
#include "store/sqlite/statement.h"

namespace comity::store::sqlite {

namespace {

SqlFault fault_of(int code, int system_error) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return SqlFault::unique;
        case SQLITE_BUSY_SNAPSHOT:
            return SqlFault::conflict;
        default:
            break;
    }
    const bool no_room = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
    const bool not_allowed = system_error == EACCES || system_error == EPERM || system_error == EROFS;
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            return SqlFault::constraint;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return SqlFault::busy;
        case SQLITE_FULL:
            return SqlFault::disk_full;
        case SQLITE_READONLY:
            return SqlFault::read_only;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return SqlFault::corrupt;
        case SQLITE_CANTOPEN:
            return not_allowed ? SqlFault::read_only : no_room ? SqlFault::disk_full : SqlFault::io;
        case SQLITE_IOERR:
            return no_room ? SqlFault::disk_full : SqlFault::io;
        case SQLITE_PERM:
        case SQLITE_NOMEM:
        case SQLITE_PROTOCOL:
            return SqlFault::io;
        default:
            return SqlFault::statement;
    }
}

/// What the system said to the last failure, which SQLite keeps in one of three places: 0 where it said nothing.
int system_error_of(sqlite3* handle) {
    if (!handle) return 0;
    if (const int error = sqlite3_system_errno(handle); error != 0) return error;
    int error = 0;
    sqlite3_file* log = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods) log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    if (error == 0) sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

}  // namespace

tl::unexpected<SqlError> failed(sqlite3* handle, int code, std::string_view database) {
    std::string message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const bool of_disk = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    const int system_error = of_disk ? system_error_of(handle) : 0;
    const SqlFault fault = fault_of(code, system_error);
    if (system_error != 0) message += fmt::format(": {}", std::strerror(system_error));
    return sql_fail(fault, std::move(message), database);
}

namespace {

/// Once, before the first connection. Without counting what it allocates, connections do not wait for each other's
/// allocations; and a connection's pages lie in one block, because all of a reader's are dropped whenever something was
/// written, and giving each back to the system costs more than reading it.
void configure_library() {
    constexpr int block_kib = 8192;
    [[maybe_unused]] static const bool done = [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_config(SQLITE_CONFIG_PAGECACHE, static_cast<void*>(nullptr), 0, -block_kib);
        return true;
    }();
}

}  // namespace

SqlResult<std::unique_ptr<SqliteSession>> SqliteSession::open(const std::string& path, std::string_view database,
                                                              Access access, std::chrono::milliseconds patience) {
    configure_library();
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    Handle handle(raw);
    if (code != SQLITE_OK) return failed(raw, code, database);
    sqlite3_busy_timeout(raw, static_cast<int>(patience.count()));
    // A text in double quotes is a mistake, not a string; and no statement may damage the file.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);

    std::unique_ptr<SqliteSession> session(new SqliteSession(std::move(handle), database));
    // Case as in PostgreSQL; what is deleted is overwritten; the 8 or 32 MiB are the pages kept in memory.
    TRY_VOID(
        session->script("PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
                        "PRAGMA case_sensitive_like=ON; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;"));
    if (access == Access::write) {
        TRY_VOID(session->claim_file());
        TRY_VOID(
            session->script("PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;"
                            "PRAGMA cache_size=-32768;"));
    } else {
        TRY_VOID(session->script("PRAGMA query_only=ON; PRAGMA cache_size=-8192;"));
    }
    return session;
}

SqlResult<std::int64_t> SqliteSession::pragma(const char* name) {
    TRY(statement, prepare(fmt::format("PRAGMA {}", name)));
    std::int64_t value = 0;
    TRY_VOID(statement->execute({}, [&](const Row& row) -> SqlResult<void> {
        value = row.number(0);
        return {};
    }));
    return value;
}

SqlResult<void> SqliteSession::claim_file() {
    TRY(id, pragma("application_id"));
    if (id == sqlite_application_id) return {};
    TRY(schema, pragma("schema_version"));
    if (id != 0 || schema != 0)
        return sql_fail(SqlFault::corrupt, "is an SQLite database of another program", database_,
                        "name a file that does not exist yet, or Comity's own");
    return script(fmt::format("PRAGMA application_id={}", sqlite_application_id));
}

SqlResult<std::unique_ptr<Statement>> SqliteSession::prepare(std::string_view sql) {
    return SqliteStatement::prepare(handle_.get(), sql, database_);
}

SqlResult<void> SqliteSession::script(const std::string& sql) {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failed(handle_.get(), code, database_);
    return {};
}

SqlResult<void> SqliteSession::command(std::string_view sql) {
    auto found = commands_.find(sql);
    if (found == commands_.end()) {
        TRY(statement, prepare(sql));
        found = commands_.emplace(sql, std::move(statement)).first;
    }
    TRY_VOID(found->second->execute({}, [](const Row&) -> SqlResult<void> { return {}; }));
    return {};
}

// One file has one writer at a time, whatever its name.
SqlResult<void> SqliteSession::begin_write(std::string_view) {
    return command("BEGIN IMMEDIATE");
}

SqlResult<void> SqliteSession::begin_read() {
    return command("BEGIN");
}

SqlResult<void> SqliteSession::commit() {
    auto committed = command("COMMIT");
    const int code = sqlite3_extended_errcode(handle_.get());
    // After a failed sync the pages may be on disk, and a crash before the next write would bring them back.
    const bool unknown = !committed && (committed.error().fault == SqlFault::io || code == SQLITE_IOERR_FSYNC);
    if (unknown) {
        committed.error().fault = SqlFault::outcome_unknown;
        committed.error().hint = way_out(SqlFault::outcome_unknown);
    }
    return committed;
}

SqlResult<void> SqliteSession::rollback() {
    return command("ROLLBACK");
}

// Within the file secure_delete has overwritten them; the log written ahead still has the pages of before.
SqlResult<void> SqliteSession::purge(std::string_view) {
    TRY(blocked, pragma("wal_checkpoint(TRUNCATE)"));
    if (blocked != 0) return sql_fail(SqlFault::busy, "a reader holds what was deleted", database_);
    return {};
}

}  // namespace comity::store::sqlite
