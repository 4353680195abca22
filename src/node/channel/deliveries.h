// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "channel/delivery/consignee.h"
#include "net/router.h"

namespace comity::node {

/// Adds what the access point asks of the node: POST /deliveries and GET /anchor, for who has the secret. The consignee
/// must outlive the router.
void add_deliveries(net::Router& router, channel::Consignee& consignee, std::string secret);

}  // namespace comity::node
