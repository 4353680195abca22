// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "store/sql/migration.h"

namespace comity::node {

/// The tables of the talk with the access point: migrations/.
store::Schema channel_schema();

}  // namespace comity::node
