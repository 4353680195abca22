// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "node/node.h"

namespace comity::demonstration {

/// What the authorities of the demonstration tell the public: of each an invented news item and a statistic, written by
/// edda and approved by hana; the cases are to be there already. Nothing for other authorities. Errors: the store's.
Result<void> load_public_pages(node::Office& office);

}  // namespace comity::demonstration
