// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "node/node.h"

namespace comity::node {

/// A copy of the database that this program made.
struct Backup {
    std::string file;          ///< as it was named
    std::uint64_t octets = 0;  ///< of the file
    std::uint64_t events = 0;  ///< of the authority's record, when it began
    std::int64_t at = 0;       ///< milliseconds since 1970, UTC
};

/// How many events the authority's record has. Errors: the database's.
Result<std::uint64_t> events_of(store::Database& database, const std::string& authority);

/// Records that a copy was made; `at` is now. Errors: the store's.
Result<void> note_backup(Office& office, const Backup& backup);

/// The newest one; nothing where none was made by this program. Errors: the database's.
Result<std::optional<Backup>> last_backup(store::Connection& rows, const std::string& authority);

}  // namespace comity::node
