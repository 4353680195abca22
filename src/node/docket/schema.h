// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::node {

/// The tables of the docket: migrations/.
store::Schema docket_schema();

}  // namespace comity::node
