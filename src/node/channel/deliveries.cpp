// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/deliveries.h"

#include <memory>

#include "base/octets.h"
#include "channel/delivery/handover_json.h"
#include "crypto/hmac.h"
#include "net/problem.h"

namespace comity::node {

namespace {

constexpr std::size_t longest_body = 1024 * 1024;

bool may(const net::Request& request, const std::string& secret) {
    const auto given = request.headers.find("Authorization");
    return given && crypto::equal_in_constant_time(octets(*given), octets(secret));
}

net::Response refused(const Error& error) {
    if (error.kind == ErrorKind::conflict) return net::problem(409, "", error.message);
    return net::problem(error);
}

}  // namespace

void add_deliveries(net::Router& router, channel::Consignee& consignee, std::string secret) {
    const auto bearer = std::make_shared<const std::string>("Bearer " + std::move(secret));
    router.add(net::Method::post, "/deliveries",
               [bearer, &consignee](const net::Request& request) -> net::Response {
                   if (!may(request, *bearer)) return net::problem(401, "", "the secret is missing or another");
                   const auto delivery = channel::read_delivery(request.body);
                   if (!delivery) return refused(delivery.error());
                   const auto answer = consignee.deliver(*delivery);
                   if (!answer) return refused(answer.error());
                   return net::json_response(channel::write_answer(*answer));
               },
               {.body_bytes = longest_body});
    router.add(net::Method::get, "/anchor", [bearer, &consignee](const net::Request& request) -> net::Response {
        if (!may(request, *bearer)) return net::problem(401, "", "the secret is missing or another");
        const auto peer = request.query("peer");
        if (!peer) return net::problem(422, "", "'peer' is missing: the authority the message goes to");
        const auto anchor = consignee.anchor_for(*peer);
        if (!anchor) return refused(anchor.error());
        if (!*anchor) {
            net::Response nothing;
            nothing.status = 204;
            return nothing;
        }
        return net::json_response(channel::write_anchor(**anchor));
    });
}

}  // namespace comity::node
