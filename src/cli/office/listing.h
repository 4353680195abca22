// SPDX-License-Identifier: EUPL-1.2
// How the office's commands print what they found: for programs, or for people.
#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/table.h"
#include "format/value.h"

namespace comity::cli {

/// One line of canonical JSON to standard output. Gives the status to exit with.
Result<int> print_json(const format::Value& value);
/// The table, or `otherwise` where it has no rows.
Result<int> print_table(const Table& table, std::string_view otherwise);

}  // namespace comity::cli
