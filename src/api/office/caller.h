// SPDX-License-Identifier: EUPL-1.2
// Who sends a request: by the cookie of a session, or by a token in the Authorization header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/office/desk.h"
#include "net/http.h"

namespace comity::api {

/// Somebody with a session, at whatever level.
struct Caller {
    node::ListedAccount account;  ///< without id while anonymous
    access::Session session;
    std::string token;  ///< of the session
    node::Person person;
    bool by_token = false;  ///< a program with an API token: no page, so no CSRF token; no act

    bool signed_in() const { return session.level == access::SessionLevel::full; }
};

/// "__Host-comity" where there is TLS (RFC 6265bis section 4.1.3.2), "comity" on loopback.
std::string cookie_name(const Site& site);

/// The session of a request; nothing where it has none that lives. Of a changing request it is checked that a page of
/// ours sent it: errors are `forbidden`. `uses`: what waits for news does not keep a session alive.
Result<std::optional<Caller>> caller_of(Desk& desk, const net::Request& request, bool uses = true);

/// Puts the caller in the place of the account that On-Behalf-Of names, where the request has it; what a browser asks
/// by itself, links and streams, names it in the address. What is the person's own (their account, sessions, tokens)
/// stays so: `caller.account`. Errors: those of node::in_place_of.
inline constexpr std::string_view on_behalf_of_header = "On-Behalf-Of";
inline constexpr std::string_view on_behalf_of_query = "on_behalf_of";
Result<void> stand_in(Desk& desk, const net::Request& request, Caller& caller);

/// Where browsers find this server: as configured, or under the name of the Host header.
std::string origin_of(const Site& site, const net::Request& request);

/// Whether a page of this server sent it, as far as the browser says. Errors: `forbidden`.
Result<void> check_origin(const Site& site, const net::Request& request);

/// Lets the browser keep the session, or forget the one it has.
void set_cookie(const Site& site, net::Response& response, std::string_view token);
void forget_cookie(const Site& site, net::Response& response);

/// What belongs to no case. Errors: `forbidden`, with who may.
Result<void> check_may(const Caller& caller, access::Resource resource, access::Verb verb);

access::Visitor visitor_of(const net::Request& request, std::string& network, Instant now);

/// 401 with the way in.
net::Response not_signed_in(std::string_view detail);

}  // namespace comity::api
