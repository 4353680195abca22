// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres/postgres.h"

#include <limits>

#include "store/postgres/session.h"

namespace comity::store {

namespace {

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
