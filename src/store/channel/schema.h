// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::store {

/// The tables of an access point.
Schema channel_schema();

}  // namespace comity::store
