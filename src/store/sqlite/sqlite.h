// SPDX-License-Identifier: EUPL-1.2
// The embedded engine: one file, written ahead (WAL), every commit on disk before it returns.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "store/sql/database.h"

namespace comity::store {

/// Marks the file as ours (SQLite file format, offset 68): "CMTY".
constexpr std::int32_t sqlite_application_id = 0x434d5459;

/// Opens or creates (mode 0600) the file at the path. Refuses files of other programs and files that other users may
/// read.
SqlResult<std::unique_ptr<Database>> open_sqlite(std::string_view path, DatabaseOptions options = {});

}  // namespace comity::store
