// SPDX-License-Identifier: EUPL-1.2
// The HTTP resources below /api/v1; docs/formats/api.md describes each.
#pragma once

#include <functional>

#include "law/library/library.h"
#include "net/router.h"

namespace comity::api {

/// Adds every resource. `today` is asked where a request names no day; called from several threads.
void add_resources(net::Router& router, const law::Library& library, std::function<CivilDate()> today);

}  // namespace comity::api
