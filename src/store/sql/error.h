// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace comity::store {

/// What went wrong at a database, told apart by what the caller can do about it. The same on both engines.
enum class SqlFault {
    statement,        ///< the statement or its values are wrong: a fault of the program
    misuse,           ///< called out of order, as after a failure without rolling back: a fault of the program
    unreadable,       ///< a stored value is not what the reader asked for
    unique,           ///< a row with this key is there already
    constraint,       ///< another rule of the tables: foreign key, check, not null, type
    conflict,         ///< another transaction came between (serialization, deadlock): repeat the transaction
    busy,             ///< a lock or a free connection did not come in time: repeat later
    disk_full,        ///< no room; nothing was written, and nothing need be repaired when there is room again
    read_only,        ///< file, folder or server does not accept writes
    connection_lost,  ///< the server cannot be reached; nothing was committed
    outcome_unknown,  ///< the commit failed half-way: it may be there. Ask by idempotency key before repeating
    corrupt,          ///< the file is damaged or belongs to another program
    io,               ///< another failure of disk or server
};

/// An Error that says which of these it was. Given to a caller of Result, it becomes the plain Error.
struct SqlError : Error {
    SqlFault fault = SqlFault::io;

    SqlError(SqlFault fault, Error error) : Error(std::move(error)), fault(fault) {}
    /// What a reader of rows found wrong with them.
    explicit SqlError(Error error) : Error(std::move(error)), fault(SqlFault::unreadable) {}
};

template <class T>
using SqlResult = tl::expected<T, SqlError>;

/// The kind of error a fault is to the rest of the program.
constexpr ErrorKind kind_of(SqlFault fault) {
    switch (fault) {
        case SqlFault::statement:
        case SqlFault::misuse:
        case SqlFault::constraint:
            return ErrorKind::invalid;
        case SqlFault::unique:
        case SqlFault::conflict:
            return ErrorKind::conflict;
        default:
            return ErrorKind::unavailable;
    }
}

/// The hint that fits most occurrences of the fault; empty where only the message helps.
std::string_view way_out(SqlFault fault);

/// `database` is where, as Database::name() says it; an empty hint becomes way_out(fault).
tl::unexpected<SqlError> sql_fail(SqlFault fault, std::string message, std::string_view database,
                                  std::string hint = {});

}  // namespace comity::store
