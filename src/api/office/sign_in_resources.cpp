// SPDX-License-Identifier: EUPL-1.2
// Signing in and out: link of the first start, password, second factor, the session.
#include "access/credentials.h"
#include "access/one_time_link.h"
#include "access/password_rules.h"
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "api/office/session_answer.h"
#include "crypto/password.h"

namespace comity::api {

namespace {

using format::Value;

Handled show_session(Desk& desk, const net::Request& request) {
    TRY(caller, caller_of(desk, request));
    if (!caller) {
        net::Response response = json_answer(
            Value::object({{"signed_in", false},
                           {"level", "none"},
                           {"authority", Value::object({{"id", desk.authority()},
                                                        {"name", desk.office.authority->name},
                                                        {"state", desk.office.authority->state.text()},
                                                        {"time_zone", desk.office.authority->time_zone}})}}));
        return response;
    }
    return json_answer(session_value(desk, caller->session, caller->token, caller->account));
}

Handled with_password(Desk& desk, const net::Request& request) {
    Body body(request);
    const std::string name = body.text("name");
    const std::string password = body.text("password");
    if (auto refused = body.refused()) return *std::move(refused);
    std::string network;
    const access::Visitor visitor = visitor_of(request, network, desk.now());
    TRY(account, desk.accounts.find_by_sign_in_name(name));
    TRY(answer, desk.sign_in.with_password(account, name, password, visitor));
    if (answer.rehash) {
        TRY(phc, crypto::hash_password(password, desk.random));
        TRY_VOID(desk.accounts.record(account->id, access::rehash_password(phc)));
    }
    return answer_step(desk, std::move(answer), account.value_or(access::Account{}));
}

Handled with_code(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string code = body.text("code");
    if (auto refused = body.refused()) return *std::move(refused);
    std::string network;
    TRY(account, desk.accounts.find(caller.account.id));
    TRY(answer, desk.sign_in.with_code(caller.session, account, code, visitor_of(request, network, desk.now())));
    return answer_step(desk, std::move(answer), account);
}

Handled with_recovery_code(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string code = body.text("code");
    if (auto refused = body.refused()) return *std::move(refused);
    std::string network;
    TRY(account, desk.accounts.find(caller.account.id));
    TRY(answer,
        desk.sign_in.with_recovery_code(caller.session, account, code, visitor_of(request, network, desk.now())));
    return answer_step(desk, std::move(answer), account);
}

Handled sign_out(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(desk.sessions.remove(caller.session.token_hash));
    net::Response response;
    response.status = 204;
    forget_cookie(desk.site, response);
    return response;
}

Handled sign_out_everywhere(Desk& desk, const net::Request&, Caller& caller) {
    access::AccountCommand command;
    command.name = "sign-out-everywhere";
    command.arguments = Value::object();
    TRY_VOID(desk.accounts.give(caller.person, caller.account.id, std::move(command)));
    net::Response response;
    response.status = 204;
    forget_cookie(desk.site, response);
    return response;
}

tl::unexpected<Error> dead_link(Instant now) {
    return tl::unexpected(access::check_link({}, "", now).error());
}

Handled look_at_link(Desk& desk, const net::Request& request) {
    Body body(request);
    const std::string token = body.text("token");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY(account, desk.accounts.find_by_link(token));
    if (!account) return dead_link(desk.now());
    TRY_VOID(access::check_link(*account, token, desk.now()));
    return json_answer(Value::object({{"name", account->name},
                                      {"sign_in_name", account->sign_in_name},
                                      {"expires", to_string(account->link->expires)}}));
}

/// Chooses the password; signing in with it is the next step, so that a second factor is enrolled or asked for.
Handled redeem_link(Desk& desk, const net::Request& request) {
    Body body(request);
    const std::string token = body.text("token");
    const std::string password = body.text("password");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY(account, desk.accounts.find_by_link(token));
    if (!account) return dead_link(desk.now());
    TRY_VOID(access::check_link(*account, token, desk.now()));
    const std::array<std::string_view, 4> about{account->sign_in_name, account->name, account->unit,
                                                desk.office.authority->name};
    TRY_VOID(access::check_password(password, about));
    TRY(phc, crypto::hash_password(password, desk.random));
    TRY_VOID(desk.accounts.change(account->id, {account->id}, [&](const access::Account& now, node::Unit& unit) {
        return access::redeem_link(now, token, phc, unit.now);
    }));
    return json_answer(Value::object({{"sign_in_name", account->sign_in_name}}));
}

const Member code{"code", "the code, as the app shows it", "string", true};
const Member link_token{"token", "of the link, which stands behind its #", "string", true};

}  // namespace

void add_sign_in_resources(Routes& routes) {
    using net::Method;
    routes.open({.path = "/session",
                 .group = "session",
                 .says = "Who is signed in, and the token that changing requests carry",
                 .answers = {{200, "Session"}}},
                show_session);
    routes.open({.method = Method::post,
                 .path = "/session/password",
                 .group = "session",
                 .says = "First step: name and password",
                 .body = {{"name", "sign-in name", "string", true}, {"password", "the password", "string", true}},
                 .answers = {{200, "SignInStep"}, {401}, {429}}},
                with_password);
    routes.begun({.method = Method::post,
                  .path = "/session/code",
                  .group = "session",
                  .says = "Second step, or a fresh proof before an act: a one-time code",
                  .body = {code},
                  .answers = {{200, "SignInStep"}, {429}}},
                 with_code);
    routes.begun({.method = Method::post,
                  .path = "/session/recovery-code",
                  .group = "session",
                  .says = "Second step without the second factor: one of the recovery codes",
                  .body = {code},
                  .answers = {{200, "SignInStep"}, {429}}},
                 with_recovery_code);
    routes.begun(
        {.method = Method::delete_, .path = "/session", .group = "session", .says = "Sign out", .answers = {{204}}},
        sign_out);
    routes.add({.method = Method::delete_,
                .path = "/account/sessions",
                .group = "session",
                .says = "Sign out everywhere",
                .answers = {{204}}},
               sign_out_everywhere);
    routes.open({.method = Method::post,
                 .path = "/link/look",
                 .group = "session",
                 .says = "Whose a one-time link is; it stays good",
                 .body = {link_token},
                 .answers = {{200, "Link"}, {404}}},
                look_at_link);
    routes.open({.method = Method::post,
                 .path = "/link",
                 .group = "session",
                 .says = "Choose a password with a one-time link",
                 .body = {link_token, {"password", "the password chosen", "string", true}},
                 .answers = {{200, "LinkUsed"}, {404}}},
                redeem_link);
}

}  // namespace comity::api
