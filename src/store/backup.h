// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "store/sql/database.h"

namespace comity::store {

/// Copies the database as it stands at one moment into a new file, while it is used: docs/operate/backup.md. For
/// PostgreSQL an error that says to use its own programs.
SqlResult<void> back_up(const Database& database, const std::filesystem::path& target);

}  // namespace comity::store
