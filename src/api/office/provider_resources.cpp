// SPDX-License-Identifier: EUPL-1.2
// Signing in at an identity provider: there and back.
#include <algorithm>

#include "access/percent_encoding.h"
#include "api/language.h"
#include "api/office/account_id.h"
#include "api/office/office_groups.h"
#include "net/problem.h"

namespace comity::api {

namespace {

constexpr std::string_view purpose = "identity-provider";

net::Response go_to(std::string address) {
    net::Response response;
    response.status = 303;
    response.headers.set("Location", std::move(address));
    return response;
}

std::string callback_of(const Desk& desk, const net::Request& request) {
    return origin_of(desk.site, request) + desk.site.base_path + "/api/v1/session/identity-provider/callback";
}

/// Back on our pages, with the reason behind the # where no server sees it.
net::Response back_with(const Desk& desk, const Error& error) {
    return go_to(desk.site.base_path + "/sign-in#problem=" + access::percent_encoded(error.message));
}

Result<net::Response> no_provider() {
    return fail(ErrorKind::not_found, "this authority has no identity provider", {}, "sign in with name and password");
}

/// Who has a full session proves anew who they are; anybody else begins one that waits for the answer.
Handled leave(Desk& desk, const net::Request& request) {
    if (!desk.provider) return no_provider();
    const Instant now = desk.now();
    TRY(caller, caller_of(desk, request));
    const bool fresh = caller && caller->signed_in();
    const std::string_view language = preferred_language(request.headers.list("Accept-Language"));
    auto begun = desk.provider->begin(callback_of(desk, request), fresh, language, desk.random, now);
    if (!begun) return back_with(desk, begun.error());
    net::Response response = go_to(std::move(begun->address));
    std::string hash = fresh ? caller->session.token_hash : std::string();
    if (!fresh) {
        std::string network;
        const access::Visitor visitor = visitor_of(request, network, now);
        const access::OpenedSession opened = access::open_session(access::SessionLevel::anonymous, "", "",
                                                                  visitor.address, visitor.agent, now, desk.random);
        TRY_VOID(desk.sessions.add(opened.session));
        set_cookie(desk.site, response, opened.token);
        hash = opened.session.token_hash;
    }
    TRY_VOID(access::expect(desk.sessions, hash, purpose, begun->expectation, now));
    return response;
}

std::string text(const net::Request& request, std::string_view name) {
    return std::string(request.query(name).value_or(""));
}

/// The account the token names, as it is after what the provider says of it was followed.
Result<access::Account> account_of(Desk& desk, const access::IdToken& token) {
    TRY(known, desk.accounts.find_by_identity({token.issuer, token.subject}));
    const std::string id = known ? known->id : new_account_id(desk.random);
    return desk.accounts.change(id, {id}, [&](const access::Account& account, node::Unit&) {
        return access::follow_identity(account, token, desk.provider->mapping(), id, {"en", "fr", "ru"});
    });
}

Handled come_back(Desk& desk, const net::Request& request) {
    if (!desk.provider) return no_provider();
    const Instant now = desk.now();
    TRY(caller, caller_of(desk, request));
    if (!caller) return back_with(desk, {ErrorKind::forbidden, "signing in took too long; begin again", {}, ""});
    const auto expected = access::take_expected(desk.sessions, caller->session.token_hash, purpose, now);
    if (!expected) return back_with(desk, expected.error());
    const access::AuthorizationAnswer answer{.code = text(request, "code"),
                                             .state = text(request, "state"),
                                             .issuer = text(request, "iss"),
                                             .error = text(request, "error"),
                                             .error_description = text(request, "error_description")};
    const auto token = desk.provider->finish(callback_of(desk, request), *expected, answer, now);
    if (!token) return back_with(desk, token.error());
    const auto account = account_of(desk, *token);
    if (!account) return back_with(desk, account.error());
    std::string network;
    TRY(step,
        desk.sign_in.with_identity(caller->session, *account, token->proven_at, visitor_of(request, network, now)));
    TRY_VOID(desk.accounts.record(account->id, std::move(step.events)));
    if (step.outcome == access::SignInAnswer::Outcome::wrong)
        return back_with(desk, {ErrorKind::forbidden, step.message, {}, ""});
    net::Response response = go_to(desk.site.base_path + "/");
    if (step.opened) set_cookie(desk.site, response, step.opened->token);
    return response;
}

}  // namespace

void add_provider_resources(Routes& routes) {
    routes.open({.path = "/session/identity-provider",
                 .group = "session",
                 .says = "To the identity provider; with a full session, for a fresh proof",
                 .answers = {{303}, {404}}},
                leave);
    routes.open({.path = "/session/identity-provider/callback",
                 .group = "session",
                 .says = "Back from the identity provider (OpenID Connect, code with PKCE)",
                 .query = {{"code", "of the provider"},
                           {"state", "as it was sent"},
                           {"iss", "RFC 9207"},
                           {"error", "why not"},
                           {"error_description", "in words"}},
                 .answers = {{303}, {404}}},
                come_back);
}

}  // namespace comity::api
