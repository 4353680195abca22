// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

#include "law/library/library.h"
#include "net/router.h"

namespace comity::api {

/// What handlers share; read-only.
struct Context {
    law::Library library;
    std::function<CivilDate()> today;
};
using SharedContext = std::shared_ptr<const Context>;

void add_fact_resources(net::Router& router, const SharedContext& context);
void add_instrument_resources(net::Router& router, const SharedContext& context);
void add_network_resources(net::Router& router, const SharedContext& context);
void add_state_resources(net::Router& router, const SharedContext& context);
void add_change_resources(net::Router& router, const SharedContext& context);
void add_picture_resources(net::Router& router, const SharedContext& context);
void add_determination_resources(net::Router& router, const SharedContext& context);
void add_letter_resources(net::Router& router, const SharedContext& context);

}  // namespace comity::api
