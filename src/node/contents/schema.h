// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::node {

/// The table of documents: migrations/.
store::Schema contents_schema();

}  // namespace comity::node
