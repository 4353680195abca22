// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "format/value.h"
#include "node/brief/brief.h"

namespace comity::api {

/// "Brief" of openapi/schemas.json.
format::Value brief_value(const node::Brief& brief);

}  // namespace comity::api
