// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string_view>

#include "store/sql/error.h"

namespace comity::store {

/// Copies the database as it stands at one moment into a new file (mode 0600), while others read and write it. The copy
/// is a whole database by itself. Until it is whole it has the ending ".partial". Errors: there is a file already; no
/// room.
SqlResult<void> back_up_sqlite(std::string_view path, const std::filesystem::path& target);

}  // namespace comity::store
