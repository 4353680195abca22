// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "cases/state.h"
#include "node/docket/rows.h"

namespace comity::node {

/// The rows of what a case sent and received.
std::vector<Line> transmittal_lines(const cases::CaseState& state);

}  // namespace comity::node
