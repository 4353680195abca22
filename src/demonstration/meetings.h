// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/node.h"

namespace comity::demonstration {

/// A body and a meeting of the authority of Azerbaijan, both invented and named so; nothing for others.
Result<void> load_meetings(node::Office& office);

}  // namespace comity::demonstration
