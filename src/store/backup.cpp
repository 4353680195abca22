// SPDX-License-Identifier: EUPL-1.2
#include "store/backup.h"

#include "store/sqlite/backup.h"

namespace comity::store {

SqlResult<void> back_up(const Database& database, const std::filesystem::path& target) {
    if (database.engine() != Engine::sqlite)
        return sql_fail(SqlFault::statement, "a PostgreSQL database is backed up by its own programs", database.name(),
                        "use pg_dump, or pg_basebackup with archived WAL");
    return back_up_sqlite(database.name().substr(std::string_view("sqlite:").size()), target);
}

}  // namespace comity::store
