// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres/session.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "store/postgres/statement.h"
#include "store/sql/lock_number.h"

namespace comity::store::postgres {

namespace {

constexpr int oldest_server = 150000;

// PostgreSQL, appendix A. Two digits name a class, five one condition.
SqlFault fault_of(std::string_view state) {
    if (state == "23505") return SqlFault::unique;
    if (state.starts_with("23")) return SqlFault::constraint;
    if (state == "40001" || state == "40P01") return SqlFault::conflict;
    if (state == "55P03" || state == "57014") return SqlFault::busy;
    if (state == "53100") return SqlFault::disk_full;
    if (state == "53300") return SqlFault::busy;  // too many connections
    if (state == "25006") return SqlFault::read_only;
    if (state.starts_with("08") || state.starts_with("57P")) return SqlFault::connection_lost;
    if (state.starts_with("XX001") || state.starts_with("XX002")) return SqlFault::corrupt;
    if (state.starts_with("53") || state.starts_with("58") || state.starts_with("XX")) return SqlFault::io;
    return SqlFault::statement;
}

std::string first_line(const char* text) {
    const std::string_view view = text ? text : "";
    return std::string(view.substr(0, view.find('\n')));
}

}  // namespace

tl::unexpected<SqlError> PostgresSession::failed(const PGresult* outcome) const {
    const char* state = outcome ? PQresultErrorField(outcome, PG_DIAG_SQLSTATE) : nullptr;
    const char* primary = outcome ? PQresultErrorField(outcome, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const SqlFault fault = PQstatus(handle()) == CONNECTION_BAD ? SqlFault::connection_lost
                           : state                              ? fault_of(state)
                                                                : SqlFault::io;
    return sql_fail(fault, primary ? primary : first_line(PQerrorMessage(handle())), database());
}

SqlResult<void> PostgresSession::checked(const PGresult* outcome) const {
    const ExecStatusType status = outcome ? PQresultStatus(outcome) : PGRES_FATAL_ERROR;
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    return failed(outcome);
}

SqlResult<std::unique_ptr<PostgresSession>> PostgresSession::open(const Location& location, Access access,
                                                                  std::chrono::milliseconds patience) {
    std::unique_ptr<PostgresSession> session(new PostgresSession(location, access, patience));
    TRY_VOID(session->connect());
    return session;
}

SqlResult<void> PostgresSession::reopen() {
    return connect();
}

SqlResult<void> PostgresSession::connect() {
    // What the address says comes last and wins. Of several servers the one that accepts writes is taken, for reading
    // too: a standby would not show what was just acknowledged.
    const std::string seconds =
        std::to_string(std::max<std::int64_t>(2, std::chrono::ceil<std::chrono::seconds>(patience_).count()));
    std::vector<const char*> keywords{"fallback_application_name", "connect_timeout", "target_session_attrs"};
    std::vector<const char*> values{"comity", seconds.c_str(), "primary"};
    for (const auto& [keyword, value] : location_.parameters) {
        keywords.push_back(keyword.c_str());
        values.push_back(value.c_str());
    }
    keywords.insert(keywords.end(), {"client_encoding", nullptr});
    values.insert(values.end(), {"UTF8", nullptr});
    handle_.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
    ++connection_number_;
    to_drop_.clear();
    if (PQstatus(handle()) != CONNECTION_OK)
        return sql_fail(SqlFault::connection_lost, first_line(PQerrorMessage(handle())), database());
    // Notices would go to standard error; what matters comes as an error.
    PQsetNoticeProcessor(handle(), [](void*, const char*) {}, nullptr);
    return check_server();
}

SqlResult<std::string> PostgresSession::setting(const char* query) {
    const Outcome answer(PQexec(handle(), query));
    TRY_VOID(checked(answer.get()));
    if (PQntuples(answer.get()) != 1) return sql_fail(SqlFault::io, fmt::format("{} has no answer", query), database());
    return std::string(PQgetvalue(answer.get(), 0, 0));
}

SqlResult<void> PostgresSession::check_server() {
    if (PQserverVersion(handle()) < oldest_server)
        return sql_fail(SqlFault::statement, "the server is older than PostgreSQL 15", database(), "upgrade it");
    TRY(encoding, setting("SHOW server_encoding"));
    TRY(collation, setting("SELECT datlocprovider::text || ' ' || datcollate FROM pg_database"
                           " WHERE datname = current_database()"));
    const bool by_octets =
        collation == "c C" || collation == "c POSIX" || collation == "c C.UTF-8" || collation == "c C.utf8";
    if (encoding != "UTF8" || !by_octets)
        return sql_fail(SqlFault::statement, "the database is not UTF-8 ordered by octets", database(),
                        "CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
    TRY(fsync, setting("SHOW fsync"));
    if (fsync != "on")
        return sql_fail(SqlFault::statement, "the server does not wait for the disk", database(),
                        "set fsync = on in postgresql.conf");
    // A stricter setting of the operator (remote_apply) stays.
    TRY(synchronous, setting("SHOW synchronous_commit"));
    if (synchronous == "off") TRY_VOID(script("SET synchronous_commit = on"));
    return script(fmt::format("SET lock_timeout = {}; SET default_transaction_read_only = {};", patience_.count(),
                              access_ == Access::read ? "on" : "off"));
}

SqlResult<std::unique_ptr<Statement>> PostgresSession::prepare(std::string_view sql) {
    TRY_VOID(drop_now());
    return std::make_unique<PostgresStatement>(*this, sql);
}

SqlResult<void> PostgresSession::script(const std::string& sql) {
    const Outcome answer(PQexec(handle(), sql.c_str()));
    return checked(answer.get());
}

SqlResult<void> PostgresSession::command(std::string_view sql) {
    return script(std::string(sql));
}

SqlResult<void> PostgresSession::begin_write(std::string_view name) {
    // Each statement sees what was committed before it, so after the lock everything of the writer before us.
    auto begun = script(fmt::format("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({})",
                                    lock_number("writer", name)));
    if (!begun && PQstatus(handle()) == CONNECTION_OK && in_transaction()) TRY_VOID(rollback());
    return begun;
}

SqlResult<bool> PostgresSession::try_hold(std::string_view name) {
    const std::string query = fmt::format("SELECT pg_try_advisory_lock({})", lock_number("hold", name));
    const Outcome answer(PQexec(handle(), query.c_str()));
    TRY_VOID(checked(answer.get()));
    return PQntuples(answer.get()) == 1 && std::string_view(PQgetvalue(answer.get(), 0, 0)) == "t";
}

SqlResult<void> PostgresSession::begin_read() {
    return script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

SqlResult<void> PostgresSession::commit() {
    const Outcome answer(PQexec(handle(), "COMMIT"));
    auto committed = checked(answer.get());
    if (!committed && committed.error().fault == SqlFault::connection_lost) {
        committed.error().fault = SqlFault::outcome_unknown;
        committed.error().hint = way_out(SqlFault::outcome_unknown);
    }
    // The server answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (committed && std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
        return sql_fail(SqlFault::conflict, "the server rolled the transaction back", database());
    return committed;
}

SqlResult<void> PostgresSession::rollback() {
    return script("ROLLBACK");
}

// Only writing the table anew leaves no dead rows.
SqlResult<void> PostgresSession::purge(std::string_view table) {
    return script(fmt::format("VACUUM (FULL) {}", table));
}

bool PostgresSession::in_transaction() const {
    const PGTransactionStatusType status = PQtransactionStatus(handle());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

std::string PostgresSession::next_statement_name() {
    return fmt::format("c{}", ++statements_);
}

void PostgresSession::drop_later(std::string statement_name) {
    to_drop_.push_back(std::move(statement_name));
}

SqlResult<void> PostgresSession::drop_now() {
    if (to_drop_.empty() || PQtransactionStatus(handle()) == PQTRANS_INERROR) return {};
    std::string all;
    for (const std::string& name : std::exchange(to_drop_, {})) all += fmt::format("DEALLOCATE {};", name);
    return script(all);
}

}  // namespace comity::store::postgres
