// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "cases/state.h"
#include "node/docket/rows.h"

namespace comity::node {

/// The rows reciprocity is counted from: one for a case, or one for each of its measures.
std::vector<Line> ledger_lines(const cases::CaseState& state);

}  // namespace comity::node
