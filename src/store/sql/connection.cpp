// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/connection.h"

#include <fmt/format.h>

#include "format/utf8.h"

namespace comity::store {

namespace {

/// Statements kept ready on a connection. Over it, the one unused for longest is dropped.
constexpr std::size_t ready_statements = 256;

}  // namespace

Connection::Connection(std::unique_ptr<Session> session, Engine engine, Access access, std::string_view database)
    : session_(std::move(session)), engine_(engine), access_(access), database_(database) {}

SqlResult<void> Connection::misuse(std::string message) const {
    return sql_fail(SqlFault::misuse, std::move(message), database_);
}

SqlResult<void> Connection::may_run() const {
    if (running_) return misuse("a callback may not use the connection its row comes from");
    if (state_ == State::failed)
        return misuse("an earlier statement of this transaction failed; only rolling back is possible");
    return {};
}

template <class T>
SqlResult<T> Connection::noted(SqlResult<T> outcome) {
    if (outcome) return outcome;
    if (outcome.error().fault == SqlFault::connection_lost) lost_ = true;
    if (state_ == State::open) state_ = State::failed;
    return outcome;
}

SqlResult<Statement*> Connection::statement(std::string_view sql) {
    if (const auto found = by_sql_.find(sql); found != by_sql_.end()) {
        ready_.splice(ready_.begin(), ready_, found->second);
        return ready_.front().statement.get();
    }
    TRY(prepared, session_->prepare(sql));
    if (ready_.size() >= ready_statements) {
        by_sql_.erase(ready_.back().sql);
        ready_.pop_back();
    }
    ready_.push_front({std::string(sql), std::move(prepared)});
    by_sql_.emplace(ready_.front().sql, ready_.begin());
    return ready_.front().statement.get();
}

// PostgreSQL takes neither in text; SQLite would, and then the same data could not move.
SqlResult<void> check_text(std::span<const Value> values, std::string_view database) {
    for (const Value& value : values) {
        const auto text = value.text();
        if (!text) continue;
        const auto number = &value - values.data() + 1;
        if (text->find('\0') != std::string_view::npos || !format::is_utf8(*text))
            return sql_fail(SqlFault::statement, fmt::format("the text for ${} is not UTF-8, or holds a zero", number),
                            database, "store octets as octets, or refuse such text where it comes in");
    }
    return {};
}

SqlResult<std::int64_t> Connection::execute_once(std::string_view sql, std::span<const Value> values,
                                                 const RowVisitor& visit) {
    bool visitor_failed = false;
    const auto run = [&]() -> SqlResult<std::int64_t> {
        TRY(ready, statement(sql));
        return ready->execute(values, [&](const Row& row) -> SqlResult<void> {
            auto outcome = visit(row);
            if (outcome && !row.misread().empty())
                outcome = sql_fail(SqlFault::unreadable, row.misread(), database_,
                                   "the stored rows are not of this version of the program, or damaged: check the "
                                   "store before going on");
            if (!outcome) visitor_failed = true;
            return outcome;
        });
    };
    running_ = true;
    auto changed = run();
    running_ = false;
    if (visitor_failed) return changed;  // The transaction is as good as it was.
    return noted(std::move(changed));
}

SqlResult<std::int64_t> Connection::execute(std::string_view sql, std::span<const Value> values,
                                            const RowVisitor& visit) {
    TRY_VOID(may_run());
    TRY_VOID(check_text(values, database_));
    bool delivered = false;
    const RowVisitor visit_noting = [&](const Row& row) {
        delivered = true;
        return visit(row);
    };
    auto changed = execute_once(sql, values, visit_noting);
    // A server that was restarted is noticed at the first use only. What reads can be asked again.
    const bool again = !changed && changed.error().fault == SqlFault::connection_lost && access_ == Access::read &&
                       state_ == State::idle && !delivered;
    if (!again) return changed;
    TRY_VOID(session_->reopen());
    lost_ = false;
    return execute_once(sql, values, visit_noting);
}

SqlResult<std::int64_t> Connection::run(std::string_view sql, Values values) {
    return execute(sql, values, [](const Row&) -> SqlResult<void> { return {}; });
}

SqlResult<void> Connection::script(const std::string& sql) {
    TRY_VOID(may_run());
    return noted(session_->script(sql));
}

SqlResult<void> Connection::begin(const std::function<SqlResult<void>()>& begin_session) {
    if (running_) return may_run();
    if (state_ != State::idle) return misuse("a transaction is open already");
    auto begun = noted(begin_session());
    if (!begun && begun.error().fault == SqlFault::connection_lost) {
        TRY_VOID(session_->reopen());
        lost_ = false;
        begun = noted(begin_session());
    }
    TRY_VOID(std::move(begun));
    state_ = State::open;
    savepoints_ = 0;
    return {};
}

SqlResult<void> Connection::begin_write(std::string_view name) {
    if (access_ != Access::write) return misuse("this connection is for reading");
    return begin([&] { return session_->begin_write(name); });
}

SqlResult<void> Connection::begin_read() {
    return begin([&] { return session_->begin_read(); });
}

SqlResult<void> Connection::end(SqlResult<void> outcome) {
    if (!outcome &&
        (outcome.error().fault == SqlFault::connection_lost || outcome.error().fault == SqlFault::outcome_unknown))
        lost_ = true;
    state_ = State::idle;
    savepoints_ = 0;
    return outcome;
}

SqlResult<void> Connection::commit() {
    TRY_VOID(may_run());
    if (state_ == State::idle) return misuse("no transaction is open");
    if (savepoints_ > 0) return misuse("a savepoint is open; release it or roll back to it first");
    auto committed = session_->commit();
    // SQLite leaves the transaction open when it could not commit for lack of room or of a lock.
    if (!committed && session_->in_transaction()) {
        if (auto undone = session_->rollback(); !undone) return end(std::move(undone));
    }
    return end(std::move(committed));
}

SqlResult<void> Connection::rollback() {
    if (running_) return may_run();
    if (state_ == State::idle) return misuse("no transaction is open");
    // The engine may have rolled back of itself (disk full), or be gone.
    if (lost_ || !session_->in_transaction()) return end({});
    return end(session_->rollback());
}

SqlResult<void> Connection::savepoint() {
    TRY_VOID(may_run());
    if (state_ == State::idle) return misuse("a savepoint needs a transaction");
    TRY_VOID(noted(session_->command(fmt::format("SAVEPOINT s{}", savepoints_ + 1))));
    ++savepoints_;
    return {};
}

SqlResult<void> Connection::release() {
    TRY_VOID(may_run());
    if (savepoints_ == 0) return misuse("no savepoint is open");
    TRY_VOID(noted(session_->command(fmt::format("RELEASE SAVEPOINT s{}", savepoints_))));
    --savepoints_;
    return {};
}

SqlResult<void> Connection::roll_back_to() {
    if (running_) return may_run();
    if (savepoints_ == 0) return misuse("no savepoint is open");
    if (lost_ || !session_->in_transaction())
        return misuse("the failure ended the whole transaction; roll it back and repeat it");
    TRY_VOID(noted(session_->command(fmt::format("ROLLBACK TO SAVEPOINT s{}", savepoints_))));
    state_ = State::open;
    TRY_VOID(noted(session_->command(fmt::format("RELEASE SAVEPOINT s{}", savepoints_))));
    --savepoints_;
    return {};
}

SqlResult<void> Connection::purge(std::string_view table) {
    TRY_VOID(may_run());
    if (state_ != State::idle) return misuse("a transaction is open");
    return noted(session_->purge(table));
}

}  // namespace comity::store
