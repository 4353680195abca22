// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/node.h"

namespace comity::demonstration {

/// Enters the two programmes of cooperation between the Prosecutor General's Offices of Azerbaijan and Russia that are
/// publicly known, for 2021–2023 and 2024–2025, as far as public reports say what was in them: each item names its
/// source, or that it is unverified. For an office of Azerbaijan; nothing in any other. Errors: the store's.
Result<void> load_programmes(node::Office& office);

}  // namespace comity::demonstration
