// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "access/webauthn/webauthn.h"
#include "api/office/caller.h"
#include "net/http.h"

namespace comity::api {

/// This server as authenticators know it: the host of its origin, or of the request where it has none.
inline access::RelyingParty relying_party(const Desk& desk, const net::Request& request) {
    const std::string origin = origin_of(desk.site, request);
    std::string host = origin.substr(origin.find("://") + 3);
    host.resize(std::min(host.find(':', host.starts_with('[') ? host.find(']') : 0), host.size()));
    return {.id = std::move(host), .name = desk.office.authority->name, .origins = {origin}};
}

}  // namespace comity::api
