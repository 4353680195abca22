// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/error.h"

namespace comity::store {

std::string_view way_out(SqlFault fault) {
    switch (fault) {
        case SqlFault::conflict:
            return "repeat the transaction";
        case SqlFault::busy:
            return "try again; if it stays so, look for a program that holds the database";
        case SqlFault::disk_full:
            return "make room on the disk of the database; nothing need be repaired";
        case SqlFault::read_only:
            return "let the user of the service write the database file and its folder";
        case SqlFault::connection_lost:
            return "start the database server, or mend the way to it";
        case SqlFault::outcome_unknown:
            return "look whether it is there before repeating it";
        case SqlFault::corrupt:
            return "stop the service and restore from a backup";
        case SqlFault::io:
            return "look into the system log for faults of the disk";
        default:
            return {};
    }
}

tl::unexpected<SqlError> sql_fail(SqlFault fault, std::string message, std::string_view database, std::string hint) {
    if (hint.empty()) hint = way_out(fault);
    return tl::unexpected<SqlError>(
        SqlError(fault, Error{kind_of(fault), std::move(message), Place{std::string(database)}, std::move(hint)}));
}

}  // namespace comity::store
