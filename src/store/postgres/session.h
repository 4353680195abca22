// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include "store/postgres/location.h"
#include "store/sql/session.h"

namespace comity::store::postgres {

struct CloseHandle {
    void operator()(PGconn* handle) const { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, CloseHandle>;

struct ClearOutcome {
    void operator()(PGresult* outcome) const { PQclear(outcome); }
};
using Outcome = std::unique_ptr<PGresult, ClearOutcome>;

class PostgresSession final : public Session {
   public:
    static SqlResult<std::unique_ptr<PostgresSession>> open(const Location& location, Access access,
                                                            std::chrono::milliseconds patience);

    SqlResult<std::unique_ptr<Statement>> prepare(std::string_view sql) override;
    SqlResult<void> script(const std::string& sql) override;
    SqlResult<void> command(std::string_view sql) override;
    SqlResult<void> begin_write(std::string_view name) override;
    SqlResult<void> begin_read() override;
    SqlResult<void> commit() override;
    SqlResult<void> rollback() override;
    SqlResult<void> purge(std::string_view table) override;
    bool in_transaction() const override;
    SqlResult<void> reopen() override;

    /// Takes a name for as long as this connection lasts; false where another has it.
    SqlResult<bool> try_hold(std::string_view name);

    // For the statements of this session:

    PGconn* handle() const { return handle_.get(); }
    const std::string& database() const { return location_.name; }
    /// Counts connections: what was prepared on an earlier one is gone.
    int connection_number() const { return connection_number_; }
    /// A name for a statement on the server, new within this session.
    std::string next_statement_name();
    /// Lets the server forget the statement, at the next occasion.
    void drop_later(std::string statement_name);
    SqlResult<void> drop_now();
    /// What the failed outcome means; the message is the server's first line, which holds no values.
    tl::unexpected<SqlError> failed(const PGresult* outcome) const;
    /// Whether the outcome is good; else the failure.
    SqlResult<void> checked(const PGresult* outcome) const;

   private:
    PostgresSession(const Location& location, Access access, std::chrono::milliseconds patience)
        : location_(location), access_(access), patience_(patience) {}
    SqlResult<void> connect();
    SqlResult<void> check_server();
    SqlResult<std::string> setting(const char* query);

    Location location_;
    Access access_;
    std::chrono::milliseconds patience_;
    Handle handle_;
    int connection_number_ = 0;
    std::uint64_t statements_ = 0;
    std::vector<std::string> to_drop_;
};

}  // namespace comity::store::postgres
