// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/connection.h"

namespace comity::store {

struct DatabaseOptions {
    /// Connections for reading at the same time.
    int readers = 4;
    /// Connections for writing at the same time, where the engine can (PostgreSQL); SQLite has one.
    int writers = 4;
    /// How long to wait for a free connection, and for a lock, before SqlFault::busy.
    std::chrono::milliseconds patience{10'000};
};

class Database;

/// A connection on loan; it goes back when the lease ends, and what it left open is rolled back.
class Lease {
   public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&& other) noexcept;
    ~Lease();

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

   private:
    friend class Database;
    Lease(Database& database, Access access, std::unique_ptr<Connection> connection)
        : database_(&database), access_(access), connection_(std::move(connection)) {}

    Database* database_;
    Access access_;
    std::unique_ptr<Connection> connection_;
};

/// A database and its connections. May be used by several threads; must outlive its leases.
class Database {
   public:
    /// Connects once, so that what is wrong shows at the start.
    static SqlResult<std::unique_ptr<Database>> open(std::unique_ptr<Driver> driver, DatabaseOptions options);

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A connection that only reads.
    SqlResult<Lease> reader() { return lend(Access::read); }
    /// A connection that reads and writes. Hold it no longer than a transaction.
    SqlResult<Lease> writer() { return lend(Access::write); }

    /// Takes a name, which is free again when what is given back is destroyed or the process ends, also by a kill;
    /// nullptr where it is taken. On PostgreSQL it costs a connection.
    SqlResult<std::unique_ptr<Hold>> hold(std::string_view taken) { return driver_->hold(taken); }

    Engine engine() const { return driver_->engine(); }
    /// "sqlite:/var/lib/comity/comity.db", "postgresql://db.example:5432/comity": never with a password.
    std::string_view name() const { return driver_->name(); }

   private:
    friend class Lease;
    struct Pool {
        int most = 0;
        int open = 0;  // on loan or idle
        std::vector<std::unique_ptr<Connection>> idle;
    };

    Database(std::unique_ptr<Driver> driver, DatabaseOptions options);
    SqlResult<Lease> lend(Access access);
    void give_back(Access access, std::unique_ptr<Connection> connection);
    Pool& pool(Access access) { return access == Access::read ? readers_ : writers_; }

    std::unique_ptr<Driver> driver_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable returned_;
    Pool readers_;
    Pool writers_;
};

}  // namespace comity::store
