// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/node.h"

namespace comity::demonstration {

/// A methodological paper in three languages and a country note in the library of the authority of Azerbaijan, both
/// invented and named so; nothing for others.
Result<void> load_library(node::Office& office);

}  // namespace comity::demonstration
