// SPDX-License-Identifier: EUPL-1.2
#include "access_point/route.h"

#include <utility>

#include <fmt/format.h>

#include "access_point/intake.h"
#include "channel/directory/certificates.h"

namespace comity::access_point {

Result<std::string> posting_url(const channel::PMode& pmode, const channel::ListedAuthority& peer) {
    if (!pmode.address.empty()) return pmode.address;
    for (const auto* endpoint : channel::endpoints_for(peer, pmode.profile)) {
        if (endpoint->mpc.empty()) return endpoint->url;
    }
    return fail(ErrorKind::not_found, fmt::format("{} has no endpoint for the P-Mode {}", peer.id, pmode.id), {},
                "ask its operators to list one");
}

Result<std::string> callback_url(const channel::PModes& pmodes, const channel::PMode& received,
                                 const channel::ListedAuthority& peer) {
    if (received.binding == channel::Binding::pull) return posting_url(received, peer);
    for (const channel::PMode& pmode : pmodes.all()) {
        if (pmode.binding != channel::Binding::pull && pmode.receiver().authority == peer.id &&
            pmode.profile == received.profile)
            return posting_url(pmode, peer);
    }
    // The address of the P-Mode is ours: the peer's stands in the directory.
    channel::PMode listed = received;
    listed.address.clear();
    return posting_url(listed, peer);
}

Result<net::PostAnswer> post_signal(const net::MessageRoute& route, std::string_view envelope,
                                    decltype(net::MessageToPost::take) take, net::MessagePoster& poster,
                                    const std::stop_token& stop) {
    net::MessageToPost posted;
    posted.body = envelope;
    posted.content_type = soap_type;
    posted.take = std::move(take);
    return poster.post(route, posted, stop);
}

net::MessageRoute route_to(const Line& line, const channel::PMode& pmode, const channel::ListedAuthority& peer,
                           std::string url, Instant now) {
    net::MessageRoute route;
    for (const auto* endpoint : channel::endpoints_for(peer, pmode.profile)) {
        const auto pins = channel::tls_server_pins(peer, *endpoint, now);
        if (endpoint->url == url) route.pinned.assign(pins.begin(), pins.end());
    }
    route.url = std::move(url);
    route.certificate = line.client_certificate;
    route.key = line.client_key;
    route.local_address = line.local_address;
    route.proxy = line.proxy;
    route.oldest_is_1_3 = pmode.tls_min == channel::TlsVersion::tls_1_3;
    return route;
}

}  // namespace comity::access_point
