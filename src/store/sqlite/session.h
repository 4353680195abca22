// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "store/sql/session.h"

namespace comity::store::sqlite {

struct CloseHandle {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// What the result code `code` of the last call on `handle` means; the message is SQLite's, which holds no values.
tl::unexpected<SqlError> failed(sqlite3* handle, int code, std::string_view database);

class SqliteSession final : public Session {
   public:
    /// The file must exist. Every pragma that the connection needs is set.
    static SqlResult<std::unique_ptr<SqliteSession>> open(const std::string& path, std::string_view database,
                                                          Access access, std::chrono::milliseconds patience);

    SqlResult<std::unique_ptr<Statement>> prepare(std::string_view sql) override;
    SqlResult<void> script(const std::string& sql) override;
    SqlResult<void> command(std::string_view sql) override;
    SqlResult<void> begin_write(std::string_view name) override;
    SqlResult<void> begin_read() override;
    SqlResult<void> commit() override;
    SqlResult<void> rollback() override;
    SqlResult<void> purge(std::string_view table) override;
    bool in_transaction() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }
    SqlResult<void> reopen() override { return {}; }  // A file is not lost.

   private:
    SqliteSession(Handle handle, std::string_view database) : handle_(std::move(handle)), database_(database) {}
    SqlResult<std::int64_t> pragma(const char* name);
    SqlResult<void> claim_file();

    Handle handle_;
    std::string database_;
    std::map<std::string, std::unique_ptr<Statement>, std::less<>> commands_;
};

}  // namespace comity::store::sqlite
