// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres/postgres.h"

#include <limits>

#include "store/postgres/session.h"

namespace comity::store {

namespace {

/// On a connection of its own, with which it ends.
class SessionHold final : public Hold {
   public:
    explicit SessionHold(std::unique_ptr<postgres::PostgresSession> session) : session_(std::move(session)) {}

    SqlResult<void> check() override { return session_->command("SELECT 1"); }

   private:
    std::unique_ptr<postgres::PostgresSession> session_;
};

class PostgresDriver final : public Driver {
   public:
    PostgresDriver(postgres::Location location, std::chrono::milliseconds patience)
        : location_(std::move(location)), patience_(patience) {}

    Engine engine() const override { return Engine::postgres; }
    std::string_view name() const override { return location_.name; }
    int writers() const override { return std::numeric_limits<int>::max(); }
    SqlResult<std::unique_ptr<Session>> connect(Access access) override {
        return postgres::PostgresSession::open(location_, access, patience_);
    }
    SqlResult<std::unique_ptr<Hold>> hold(std::string_view name) override {
        TRY(session, postgres::PostgresSession::open(location_, Access::read, patience_));
        TRY(taken, session->try_hold(name));
        if (!taken) return nullptr;
        return std::make_unique<SessionHold>(std::move(session));
    }

   private:
    postgres::Location location_;
    std::chrono::milliseconds patience_;
};

}  // namespace

SqlResult<std::unique_ptr<Database>> open_postgres(std::string_view url, DatabaseOptions options) {
    TRY(location, postgres::read_location(url));
    return Database::open(std::make_unique<PostgresDriver>(std::move(location), options.patience), options);
}

}  // namespace comity::store
