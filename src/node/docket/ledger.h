// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cases/state.h"
#include "store/sql/connection.h"

namespace comity::node {

/// The rows reciprocity is counted from: one for a case, or one for each of its measures.
Result<void> write_ledger(store::Connection& rows, std::string_view authority, const cases::CaseState& state);

}  // namespace comity::node
