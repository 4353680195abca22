// SPDX-License-Identifier: EUPL-1.2
#include "api/resources.h"

#include "api/resource_groups.h"

namespace comity::api {

void add_resources(net::Router& router, const law::Library& library, std::function<CivilDate()> today) {
    const auto context = std::make_shared<const Context>(Context{library, std::move(today)});
    router.add(net::Method::get, "/api/v1/health",
               [](const net::Request&) { return net::json_response("{\"status\":\"ok\"}\n"); }, {.immediate = true});
    add_fact_resources(router, context);
    add_instrument_resources(router, context);
    add_network_resources(router, context);
    add_state_resources(router, context);
    add_change_resources(router, context);
    add_picture_resources(router, context);
    add_determination_resources(router, context);
    add_letter_resources(router, context);
}

}  // namespace comity::api
