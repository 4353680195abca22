// SPDX-License-Identifier: EUPL-1.2
#include "server/web_build.h"

#include <memory>
#include <utility>

#include "net/dispatcher.h"
#include "net/static_files.h"

namespace comity::server {

Result<std::monostate> serve_web_build(net::Router& router, const std::filesystem::path& folder,
                                       std::string_view base_path) {
    TRY(normal, net::normal_base_path(base_path));
    TRY(files, net::StaticFiles::load(folder, normal));
    auto shared = std::make_shared<const net::StaticFiles>(std::move(files));
    // Answered from memory, so there is nothing to wait for.
    router.set_fallback([shared](const net::Request& request) { return shared->answer(request); }, {"/api"},
                        {.immediate = true});
    return std::monostate{};
}

}  // namespace comity::server
