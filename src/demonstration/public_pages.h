// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/node.h"

namespace comity::demonstration {

/// What the authority of Azerbaijan tells the public: an invented news item and a statistic of its agreements, written
/// by edda and approved by hana. Nothing for other authorities. Errors: the store's.
Result<void> load_public_pages(node::Office& office);

}  // namespace comity::demonstration
