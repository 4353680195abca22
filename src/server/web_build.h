// SPDX-License-Identifier: EUPL-1.2
// The officers' application and the public site, as built by web/, behind the HTTP resources.
#pragma once

#include <filesystem>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "net/router.h"

namespace comity::server {

// Serves the folder on every path that is no HTTP resource. Paths below /api stay with the resources: an unknown one
// is answered 404, not with a page. The folder is read once; a new build needs a restart.
[[nodiscard]] Result<std::monostate> serve_web_build(net::Router& router, const std::filesystem::path& folder,
                                                     std::string_view base_path);

}  // namespace comity::server
