// SPDX-License-Identifier: EUPL-1.2
#include "access_point/node_client.h"

#include <fmt/format.h>

#include "channel/delivery/handover_json.h"
#include "net/client/fetch.h"

namespace comity::access_point {
namespace {

constexpr std::chrono::seconds delivery_time{30};

std::pair<std::string, std::string> authorization(const crypto::Secret& secret) {
    return {"Authorization", "Bearer " + std::string(as_text(secret.octets()))};
}

tl::unexpected<Error> not_taken(int status) {
    return fail(ErrorKind::unavailable, fmt::format("the node answers with status {}", status), {},
                "look into the node's log");
}

}  // namespace

Result<channel::DeliveryAnswer> NodeClient::deliver(const channel::Delivery& delivery) {
    TRY(fetched, net::fetch({.method = "POST",
                             .url = url_ + "/deliveries",
                             .headers = {authorization(secret_), {"Content-Type", "application/json"}},
                             .body = channel::write_delivery(delivery)},
                            {.whole = delivery_time}));
    if (fetched.status == 409)
        return fail(ErrorKind::conflict, "the node has other content under this message id", {},
                    "a security officer compares both");
    if (fetched.status != 200) return not_taken(fetched.status);
    return channel::read_answer(fetched.body);
}

Result<std::optional<channel::HandedAnchor>> NodeClient::anchor_for(std::string_view peer) {
    TRY(fetched, net::fetch({.method = "GET",
                             .url = fmt::format("{}/anchor?peer={}", url_, peer),
                             .headers = {authorization(secret_)},
                             .body = {}},
                            {}));
    if (fetched.status == 204) return std::optional<channel::HandedAnchor>();
    if (fetched.status != 200) return not_taken(fetched.status);
    TRY(anchor, channel::read_anchor(fetched.body));
    return std::optional(std::move(anchor));
}

}  // namespace comity::access_point
