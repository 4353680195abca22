// SPDX-License-Identifier: EUPL-1.2
#include "store/open.h"

#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"

namespace comity::store {

SqlResult<std::unique_ptr<Database>> open_database(std::string_view url, DatabaseOptions options) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url.size() > sqlite.size()) return open_sqlite(url.substr(sqlite.size()), options);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgres(url, options);
    // What was written may hold a password, so it is not repeated.
    return sql_fail(SqlFault::statement, "the address of the database names no engine", {},
                    "write sqlite:/var/lib/comity/comity.db or postgresql://host/name");
}

}  // namespace comity::store
