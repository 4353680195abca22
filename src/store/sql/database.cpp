// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/database.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::store {

Lease& Lease::operator=(Lease&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(access_, other.access_);
    std::swap(connection_, other.connection_);
    return *this;
}

Lease::~Lease() {
    if (connection_) database_->give_back(access_, std::move(connection_));
}

Database::Database(std::unique_ptr<Driver> driver, DatabaseOptions options)
    : driver_(std::move(driver)), patience_(options.patience) {
    readers_.most = std::max(options.readers, 1);
    writers_.most = std::clamp(options.writers, 1, driver_->writers());
}

SqlResult<std::unique_ptr<Database>> Database::open(std::unique_ptr<Driver> driver, DatabaseOptions options) {
    std::unique_ptr<Database> database(new Database(std::move(driver), options));
    TRY_VOID(database->writer());
    return database;
}

SqlResult<Lease> Database::lend(Access access) {
    Pool& from = pool(access);
    {
        std::unique_lock lock(mutex_);
        const bool came =
            returned_.wait_for(lock, patience_, [&] { return !from.idle.empty() || from.open < from.most; });
        if (!came)
            return sql_fail(SqlFault::busy,
                            fmt::format("none of the {} connections for {} became free within {} ms", from.most,
                                        access == Access::read ? "reading" : "writing", patience_.count()),
                            name(), "try again; if it stays so, allow more connections");
        if (!from.idle.empty()) {
            auto connection = std::move(from.idle.back());
            from.idle.pop_back();
            return Lease(*this, access, std::move(connection));
        }
        ++from.open;
    }
    auto session = driver_->connect(access);
    if (!session) {
        give_back(access, nullptr);
        return tl::unexpected(std::move(session).error());
    }
    return Lease(*this, access,
                 std::make_unique<Connection>(*std::move(session), driver_->engine(), access, driver_->name()));
}

void Database::give_back(Access access, std::unique_ptr<Connection> connection) {
    bool usable = connection && !connection->lost();
    if (usable && connection->in_transaction()) usable = connection->rollback().has_value();
    {
        const std::lock_guard lock(mutex_);
        Pool& to = pool(access);
        if (usable) {
            to.idle.push_back(std::move(connection));
        } else {
            --to.open;
        }
    }
    // Both pools wait on one condition, so one woken alone could be of the other pool.
    returned_.notify_all();
}

}  // namespace comity::store
