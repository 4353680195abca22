// SPDX-License-Identifier: EUPL-1.2
// SQL as both engines understand it, written once. What that is: docs/formats/store.md, "SQL".
#pragma once

#include <concepts>
#include <initializer_list>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "store/sql/session.h"

namespace comity::store {

/// The values for $1, $2 …: a list in braces or any run of Values.
class Values {
   public:
    Values() = default;
    Values(std::initializer_list<Value> list) : values_(list.begin(), list.size()) {}
    Values(std::span<const Value> values) : values_(values) {}
    Values(const std::vector<Value>& values) : values_(values) {}
    operator std::span<const Value>() const { return values_; }

   private:
    std::span<const Value> values_;
};

/// One connection to a database. Used by one thread at a time, one call at a time: a callback that gets a row may not
/// use the connection that the row comes from. Statements are kept ready by their text, so keep texts constant and
/// put what varies into values.
class Connection {
   public:
    Connection(std::unique_ptr<Session> session, Engine engine, Access access, std::string_view database);

    /// Runs a statement; gives the number of rows it changed.
    SqlResult<std::int64_t> run(std::string_view sql, Values values = {});

    /// Calls `visit(row)` for every row. It returns nothing, or a Result<void> or SqlResult<void>, whose error ends
    /// the query and is returned. Memory does not grow with the number of rows.
    template <class Visit>
    SqlResult<void> each(std::string_view sql, Values values, Visit visit);

    /// The only row as `read(row)` makes it (a value, or a Result of one), or nothing. A second row is an error.
    template <class Read>
    auto one(std::string_view sql, Values values, Read read);

    /// All rows as `read(row)` makes them.
    template <class Read>
    auto all(std::string_view sql, Values values, Read read);

    /// Several statements without values, separated by semicolons.
    SqlResult<void> script(const std::string& sql);

    /// Begins a transaction that writes. `name` is whose: of transactions of one name one runs at a time, on all nodes.
    /// After a statement fails in it, only rolling back is possible (to a savepoint, or all), on both engines.
    SqlResult<void> begin_write(std::string_view name);
    /// Begins a transaction whose queries all see the state of its beginning.
    SqlResult<void> begin_read();
    /// Durable when it returns. After outcome_unknown the transaction is over and may be there.
    SqlResult<void> commit();
    SqlResult<void> rollback();

    /// Savepoints nest; each is ended by release (keep) or roll_back_to (undo), innermost first.
    SqlResult<void> savepoint();
    SqlResult<void> release();
    SqlResult<void> roll_back_to();

    /// After rows the law wants gone were deleted: takes what the engine still holds of them, as far as it can
    /// (docs/formats/store.md, "Erasing"). Not in a transaction; writers and readers of the table may have to wait.
    SqlResult<void> purge(std::string_view table);

    bool in_transaction() const { return state_ != State::idle; }
    /// Whether the server was lost, so that a new connection is needed.
    bool lost() const { return lost_; }
    Engine engine() const { return engine_; }
    /// Where, for messages.
    const std::string& database() const { return database_; }

   private:
    enum class State { idle, open, failed };
    struct Ready {
        std::string sql;
        std::unique_ptr<Statement> statement;
    };

    SqlResult<std::int64_t> execute(std::string_view sql, std::span<const Value> values, const RowVisitor& visit);
    SqlResult<std::int64_t> execute_once(std::string_view sql, std::span<const Value> values, const RowVisitor& visit);
    SqlResult<Statement*> statement(std::string_view sql);
    SqlResult<void> begin(const std::function<SqlResult<void>()>& begin_session);
    SqlResult<void> end(SqlResult<void> outcome);
    SqlResult<void> may_run() const;
    SqlResult<void> misuse(std::string message) const;
    template <class T>
    SqlResult<T> noted(SqlResult<T> outcome);

    std::unique_ptr<Session> session_;
    Engine engine_;
    Access access_;
    std::string database_;
    State state_ = State::idle;
    bool running_ = false;
    bool lost_ = false;
    int savepoints_ = 0;
    std::list<Ready> ready_;  // most recently used first
    std::unordered_map<std::string_view, std::list<Ready>::iterator> by_sql_;
};

// How rows reach a callback of any of the shapes allowed.

namespace reading {

template <class T>
struct Unwrapped {
    using type = T;
};
template <class T, class E>
struct Unwrapped<tl::expected<T, E>> {
    using type = T;
};

/// What a reader of rows makes of one.
template <class Read>
using Made = typename Unwrapped<std::remove_cvref_t<std::invoke_result_t<Read&, const Row&>>>::type;

template <class Read>
constexpr bool can_fail = !std::same_as<Made<Read>, std::remove_cvref_t<std::invoke_result_t<Read&, const Row&>>>;

}  // namespace reading

template <class Visit>
SqlResult<void> Connection::each(std::string_view sql, Values values, Visit visit) {
    const auto done = execute(sql, values, [&visit](const Row& row) -> SqlResult<void> {
        if constexpr (reading::can_fail<Visit>) {
            auto outcome = visit(row);
            if (!outcome) return tl::unexpected<SqlError>(SqlError(std::move(outcome).error()));
        } else {
            visit(row);
        }
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return {};
}

template <class Read>
auto Connection::all(std::string_view sql, Values values, Read read) {
    using Made = reading::Made<Read>;
    std::vector<Made> made;
    const auto done = each(sql, values, [&](const Row& row) -> SqlResult<void> {
        if constexpr (reading::can_fail<Read>) {
            auto outcome = read(row);
            if (!outcome) return tl::unexpected<SqlError>(SqlError(std::move(outcome).error()));
            made.push_back(*std::move(outcome));
        } else {
            made.push_back(read(row));
        }
        return {};
    });
    if (!done) return SqlResult<std::vector<Made>>(tl::unexpected(done.error()));
    return SqlResult<std::vector<Made>>(std::move(made));
}

template <class Read>
auto Connection::one(std::string_view sql, Values values, Read read) {
    using Made = reading::Made<Read>;
    std::optional<Made> made;
    const auto done = each(sql, values, [&](const Row& row) -> SqlResult<void> {
        if (made) return sql_fail(SqlFault::statement, "more than one row where one was expected", database_);
        if constexpr (reading::can_fail<Read>) {
            auto outcome = read(row);
            if (!outcome) return tl::unexpected<SqlError>(SqlError(std::move(outcome).error()));
            made.emplace(*std::move(outcome));
        } else {
            made.emplace(read(row));
        }
        return {};
    });
    if (!done) return SqlResult<std::optional<Made>>(tl::unexpected(done.error()));
    return SqlResult<std::optional<Made>>(std::move(made));
}

}  // namespace comity::store
