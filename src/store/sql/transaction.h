// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <utility>

#include "store/sql/connection.h"

namespace comity::store {

/// A transaction that is rolled back unless it was committed. It must not outlive its connection.
class Transaction {
   public:
    static SqlResult<Transaction> write(Connection& connection, std::string_view name) {
        TRY_VOID(connection.begin_write(name));
        return Transaction(connection);
    }
    static SqlResult<Transaction> read(Connection& connection) {
        TRY_VOID(connection.begin_read());
        return Transaction(connection);
    }

    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    /// A rollback can fail only where the connection is gone, and then the engine has rolled back.
    ~Transaction() {
        if (connection_ && connection_->in_transaction()) (void)connection_->rollback();
    }

    /// Durable when it returns; when it fails, nothing remains but what SqlFault::outcome_unknown says.
    SqlResult<void> commit() { return std::exchange(connection_, nullptr)->commit(); }
    SqlResult<void> rollback() { return std::exchange(connection_, nullptr)->rollback(); }

   private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}

    Connection* connection_;
};

/// What was done since is undone unless released. For one command among the several of a transaction.
class Savepoint {
   public:
    static SqlResult<Savepoint> begin(Connection& connection) {
        TRY_VOID(connection.savepoint());
        return Savepoint(connection);
    }

    Savepoint(Savepoint&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Savepoint& operator=(Savepoint&&) = delete;
    /// Where rolling back fails, the transaction stays failed and its commit is refused.
    ~Savepoint() {
        if (connection_ && connection_->in_transaction()) (void)connection_->roll_back_to();
    }

    SqlResult<void> release() { return std::exchange(connection_, nullptr)->release(); }
    SqlResult<void> roll_back() { return std::exchange(connection_, nullptr)->roll_back_to(); }
    /// Rolls back since the work behind it failed. Errors: `unavailable` where the whole transaction is lost, as on a
    /// full disk: the store's fault, whatever the work had to say. `why` itself where it is the store's.
    Result<void> roll_back_after(const Error& why) {
        auto undone = roll_back();
        if (undone) return {};
        if (why.kind == ErrorKind::unavailable) return tl::unexpected(why);
        undone.error().kind = ErrorKind::unavailable;
        return tl::unexpected<Error>(std::move(undone).error());
    }

   private:
    explicit Savepoint(Connection& connection) : connection_(&connection) {}

    Connection* connection_;
};

}  // namespace comity::store
