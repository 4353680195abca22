// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/office/routes.h"
#include "net/router.h"

namespace comity::api {

/// Texts of schemas/*.json: what answers look like, by name; a name stands in one of them.
extern const std::span<const std::string_view> openapi_schemas;

/// The description of the interface (OpenAPI 3.1.0): what `described` says, and of `router` also the resources of the
/// law, whose answers docs/formats/api.md describes. Throws std::logic_error where a schema is not there.
std::string openapi(const std::vector<Described>& described, const net::Router& router, const Site& site);

}  // namespace comity::api
