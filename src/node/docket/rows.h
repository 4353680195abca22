// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/state.h"
#include "store/sql/connection.h"

namespace comity::node {

/// Rows of one case follow from its state alone: written anew after each command, and the same after a rebuild.
/// `law`: digest of the library the clocks were computed with; `marks`: blind marks of its persons and papers.
Result<void> write_rows(store::Connection& rows, std::string_view authority, const cases::CaseState& state,
                        std::string_view law, const std::vector<std::string>& marks);

/// Takes every row of a case away.
Result<void> erase_rows(store::Connection& rows, std::string_view authority, std::string_view case_id);

/// The last day, where nothing is due.
inline constexpr std::string_view never = "9999-12-31";
/// Until when a relation without an end lasts.
inline constexpr std::int64_t for_good = 9'007'199'254'740'991;

}  // namespace comity::node
