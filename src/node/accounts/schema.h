// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::node {

/// The tables of accounts, sessions and tries: migrations/.
store::Schema accounts_schema();

}  // namespace comity::node
