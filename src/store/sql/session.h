// SPDX-License-Identifier: EUPL-1.2
// What an engine provides. Users of a database see Connection and Database instead.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/sql/error.h"
#include "store/sql/row.h"
#include "store/sql/value.h"

namespace comity::store {

enum class Engine { sqlite, postgres };

enum class Access { read, write };

using RowVisitor = std::function<SqlResult<void>(const Row&)>;

/// A statement made ready once and run often, on the session that made it.
class Statement {
   public:
    virtual ~Statement() = default;

    /// Rows go to the visitor one at a time; when it fails, the rest is dropped and its error returned.
    /// Gives the number of rows changed, 0 for queries.
    virtual SqlResult<std::int64_t> execute(std::span<const Value> values, const RowVisitor& visit) = 0;
};

/// One connection of an engine. Used by one thread at a time.
class Session {
   public:
    virtual ~Session() = default;

    virtual SqlResult<std::unique_ptr<Statement>> prepare(std::string_view sql) = 0;
    /// Statements without values, one after the other; for migrations.
    virtual SqlResult<void> script(const std::string& sql) = 0;
    /// One short statement without values that is often repeated, as for savepoints.
    virtual SqlResult<void> command(std::string_view sql) = 0;

    /// Of all transactions that write under one name, on any node, one runs at a time.
    virtual SqlResult<void> begin_write(std::string_view name) = 0;
    /// All queries until the end see one state.
    virtual SqlResult<void> begin_read() = 0;
    /// Returns when the transaction is on disk.
    virtual SqlResult<void> commit() = 0;
    virtual SqlResult<void> rollback() = 0;
    virtual bool in_transaction() const = 0;

    /// Takes what the engine still holds of rows deleted from the table: not in a transaction.
    virtual SqlResult<void> purge(std::string_view table) = 0;

    /// A new connection in place of a lost one. Its statements stay usable.
    virtual SqlResult<void> reopen() = 0;
};

/// A name that one process has, on any node, until this is destroyed or the process ends, killed or not.
class Hold {
   public:
    virtual ~Hold() = default;

    /// Whether it still has it: a connection may have been lost. Errors: as of a query.
    virtual SqlResult<void> check() = 0;
};

/// How sessions of one database are made. Safe to call from several threads.
class Driver {
   public:
    virtual ~Driver() = default;

    virtual Engine engine() const = 0;
    /// How the database is named in messages; without password.
    virtual std::string_view name() const = 0;
    /// How many may write at once, under different names.
    virtual int writers() const = 0;
    virtual SqlResult<std::unique_ptr<Session>> connect(Access access) = 0;
    /// nullptr where another process has the name, or this one has already.
    virtual SqlResult<std::unique_ptr<Hold>> hold(std::string_view name) = 0;
};

}  // namespace comity::store
