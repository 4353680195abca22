// SPDX-License-Identifier: EUPL-1.2
// The engine for authorities that outgrow one machine. Several nodes may share one database.
#pragma once

#include <memory>
#include <string_view>

#include "store/sql/database.h"

namespace comity::store {

/// Connects as libpq reads the address. Refuses servers older than version 15, databases that are not UTF-8 or that
/// order text otherwise than by its octets, and servers that do not wait for the disk (fsync off).
SqlResult<std::unique_ptr<Database>> open_postgres(std::string_view url, DatabaseOptions options = {});

}  // namespace comity::store
