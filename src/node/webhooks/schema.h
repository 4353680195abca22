// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::node {

/// The tables of what webhooks still have to tell: migrations/.
store::Schema webhooks_schema();

}  // namespace comity::node
