// SPDX-License-Identifier: EUPL-1.2
#include "access_point/node_client.h"

#include <fmt/format.h>

#include "channel/delivery/handover_json.h"

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

// Both requests do no harm twice (consignee.h), as a Fetcher wants it.
Result<net::Fetched> NodeClient::ask(const net::FetchRequest& request, const net::FetchLimits& limits) {
    std::unique_ptr<net::Fetcher> fetcher;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            fetcher = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!fetcher) fetcher = std::make_unique<net::Fetcher>();
    auto fetched = fetcher->fetch(request, limits);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(fetcher));
    return fetched;
}

Result<channel::DeliveryAnswer> NodeClient::deliver(const channel::Delivery& delivery) {
    TRY(fetched, ask({.method = "POST",
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
    TRY(fetched, ask({.method = "GET",
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
