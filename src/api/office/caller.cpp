// SPDX-License-Identifier: EUPL-1.2
#include "api/office/caller.h"

#include <fmt/format.h>

#include "access/secret_token.h"
#include "net/negotiation.h"
#include "net/problem.h"
#include "net/rate_limit.h"
#include "node/accounts/standing_in.h"
#include "node/accounts/token_person.h"

namespace comity::api {

namespace {

constexpr std::string_view csrf_header = "X-CSRF-Token";

std::optional<std::string_view> cookie(const net::Request& request, std::string_view wanted) {
    const auto field = request.headers.find("Cookie");
    if (!field) return std::nullopt;
    std::string_view rest = *field;
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        const std::string_view pair = net::trim(rest.substr(0, end));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == wanted) return pair.substr(equals + 1);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return std::nullopt;
}

bool changes(const net::Request& request) {
    return request.method != net::Method::get && request.method != net::Method::head &&
           request.method != net::Method::options;
}

/// A program with a token (RFC 6750 section 2.1). Nothing where the token does not work.
Result<std::optional<Caller>> caller_with_token(Desk& desk, std::string_view presented) {
    TRY(person, node::person_of_token(desk.accounts, presented));
    if (!person) return std::nullopt;
    TRY(listed, desk.accounts.listed(person->account));
    Caller caller;
    caller.by_token = true;
    caller.account = listed.value_or(node::ListedAccount{});
    caller.session.level = access::SessionLevel::full;
    caller.session.account = person->account;
    caller.person = *std::move(person);
    return caller;
}

}  // namespace

std::string cookie_name(const Site& site) {
    return site.secure() ? "__Host-comity" : "comity";
}

std::string origin_of(const Site& site, const net::Request& request) {
    return site.origin.empty() ? "http://" + std::string(request.headers.find("Host").value_or("")) : site.origin;
}

Result<void> check_origin(const Site& site, const net::Request& request) {
    const auto origin = request.headers.find("Origin");
    const std::string ours = origin_of(site, request);
    const auto fetch = request.headers.find("Sec-Fetch-Site");
    const bool foreign = (origin && *origin != ours) || (fetch && *fetch != "same-origin" && *fetch != "none");
    if (!foreign) return {};
    return fail(ErrorKind::forbidden, "a page of another site sent this request", {},
                fmt::format("use the pages at {}", ours));
}

Result<std::optional<Caller>> caller_of(Desk& desk, const net::Request& request, bool uses) {
    constexpr std::string_view bearer = "Bearer ";
    if (const auto given = request.headers.find("Authorization"))
        return given->starts_with(bearer) ? caller_with_token(desk, given->substr(bearer.size()))
                                          : Result<std::optional<Caller>>(std::nullopt);
    const auto token = cookie(request, cookie_name(desk.site));
    if (!token) return std::nullopt;
    const auto hash = access::token_hash(access::TokenKind::session, *token);
    if (!hash) return std::nullopt;
    TRY(session, desk.sessions.find(*hash));
    if (!session) return std::nullopt;
    Caller caller;
    caller.session = *std::move(session);
    caller.token = *token;
    const Instant now = desk.now();
    access::Account account;
    if (!caller.session.account.empty()) {
        TRY(listed, desk.accounts.listed(caller.session.account));
        if (!listed) return std::nullopt;
        caller.account = *std::move(listed);
        account = caller.account.account();
    }
    if (access::state(caller.session, caller.session.account.empty() ? nullptr : &account, desk.limits, now) !=
        access::SessionState::live) {
        TRY_VOID(desk.sessions.remove(*hash));
        return std::nullopt;
    }
    if (changes(request)) {
        TRY_VOID(check_origin(desk.site, request));
        if (!access::is_csrf_token(caller.token, request.headers.find(csrf_header).value_or("")))
            return fail(ErrorKind::forbidden,
                        fmt::format("the request lacks the token of its session in {}", csrf_header), {},
                        "GET /api/v1/session gives it as 'csrf'");
    }
    if (uses && access::worth_touching(caller.session, now))
        TRY_VOID(desk.sessions.update(*hash, [&](access::Session& kept) { kept.last_used = now; }));
    caller.person = {.account = caller.account.id,
                     .roles = caller.account.roles,
                     .unit = caller.account.unit,
                     .on_behalf_of = "",
                     .fresh = access::require_fresh(caller.session, desk.limits, now).has_value()};
    return caller;
}

Result<void> stand_in(Desk& desk, const net::Request& request, Caller& caller) {
    auto principal = request.headers.find(on_behalf_of_header);
    if (!principal && !changes(request)) principal = request.query(on_behalf_of_query);
    if (!principal) return {};
    TRY(person, node::in_place_of(desk.accounts, std::move(caller.person), std::string(*principal)));
    caller.person = std::move(person);
    return {};
}

void set_cookie(const Site& site, net::Response& response, std::string_view token) {
    response.headers.add("Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}", cookie_name(site), token,
                                                   site.secure() ? "; Secure" : ""));
}

void forget_cookie(const Site& site, net::Response& response) {
    response.headers.add("Set-Cookie", fmt::format("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{}",
                                                   cookie_name(site), site.secure() ? "; Secure" : ""));
}

Result<void> check_may(const Caller& caller, access::Resource resource, access::Verb verb) {
    const access::Permission permission = caller.person.may(access::Relation::none, resource, verb);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

access::Visitor visitor_of(const net::Request& request, std::string& network, Instant now) {
    network = net::client_network(request.remote_address);
    return {.address = network, .agent = request.headers.find("User-Agent").value_or(""), .now = now};
}

net::Response not_signed_in(std::string_view detail) {
    net::Response response = net::problem(401, "", detail);
    response.headers.set("WWW-Authenticate", "Bearer realm=\"comity\"");  // RFC 9110 section 15.5.2
    return response;
}

}  // namespace comity::api
