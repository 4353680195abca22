// SPDX-License-Identifier: EUPL-1.2
// One's own account and what one proves with: password, app, passkeys, recovery codes.
#include "access/credentials.h"
#include "access/password_rules.h"
#include "access/webauthn/webauthn.h"
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "api/office/relying_party.h"
#include "api/office/session_answer.h"
#include "base/octets.h"
#include "crypto/password.h"
#include "format/base64.h"
#include "format/canonical_json.h"
#include "net/problem.h"

namespace comity::api {

namespace {

using access::Account;
using access::NewEvent;
using format::Value;

/// Somebody at enrolment has just given the password; anybody else proves anew who they are.
Result<void> check_fresh(const Desk& desk, const Caller& caller) {
    if (caller.session.level == access::SessionLevel::enrolment) return {};
    return access::require_fresh(caller.session, desk.limits, desk.now());
}

Handled show(Desk& desk, const net::Request&, Caller& caller) {
    TRY(account, desk.accounts.find(caller.account.id));
    TRY(sessions, desk.sessions.of_account(account.id));
    Value passkeys = Value::list();
    for (const access::Passkey& passkey : account.passkeys)
        passkeys.append(Value::object({{"id", format::base64_url(octets(passkey.id))},
                                       {"label", passkey.label},
                                       {"added", to_string(passkey.added)},
                                       {"backed_up", passkey.backed_up},
                                       {"barred", passkey.barred}}));
    Value open = Value::list();
    for (const access::Session& session : sessions)
        open.append(Value::object({{"level", access::name(session.level)},
                                   {"methods", session.methods},
                                   {"address", session.address},
                                   {"agent", session.agent},
                                   {"began", to_string(session.began)},
                                   {"last_used", to_string(session.last_used)},
                                   {"this", session.token_hash == caller.session.token_hash}}));
    return json_answer(Value::object({{"id", account.id},
                                      {"name", account.name},
                                      {"sign_in_name", account.sign_in_name},
                                      {"unit", account.unit},
                                      {"language", account.language},
                                      {"roles", access::to_string(account.roles)},
                                      {"totp", !account.totp_secret.empty()},
                                      {"recovery_codes", account.recovery_codes.size()},
                                      {"passkeys", std::move(passkeys)},
                                      {"sessions", std::move(open)}}));
}

Handled set_password(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string password = body.text("password");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(access::require_fresh(caller.session, desk.limits, desk.now()));
    const std::array<std::string_view, 4> about{caller.account.sign_in_name, caller.account.name, caller.account.unit,
                                                desk.office.authority->name};
    TRY_VOID(access::check_password(password, about));
    TRY(phc, crypto::hash_password(password, desk.random));
    TRY_VOID(desk.accounts.record(caller.account.id, access::set_password(phc)));
    net::Response response;
    response.status = 204;
    forget_cookie(desk.site, response);
    return response;
}

Handled begin_totp(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_fresh(desk, caller));
    TRY(account, desk.accounts.find(caller.account.id));
    const access::TotpEnrolment enrolment = access::begin_totp(account, desk.office.authority->name, desk.random);
    TRY_VOID(access::expect(desk.sessions, caller.session.token_hash, "enrol-totp",
                            format::base64_url(octets(enrolment.secret)), desk.now()));
    return json_answer(Value::object({{"secret", enrolment.text}, {"address", enrolment.address}}));
}

/// Recovery codes come with the first second factor: nobody asks for them before they are needed.
Result<Value> first_recovery_codes(Desk& desk, const Account& account) {
    if (!account.recovery_codes.empty()) return Value();
    access::RecoveryCodes made = access::new_recovery_codes(desk.random);
    TRY_VOID(desk.accounts.record(account.id, std::move(made.events)));
    return Value::object({{"recovery_codes", Value::list_of(made.codes)}});
}

Handled enrol_totp(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string code = body.text("code");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(check_fresh(desk, caller));
    TRY(account, desk.accounts.find(caller.account.id));
    std::string network;
    TRY(answer, desk.sign_in.enrol_totp(caller.session, account, code, visitor_of(request, network, desk.now())));
    Value codes;
    if (!answer.events.empty()) {
        TRY(first, first_recovery_codes(desk, account));
        codes = std::move(first);
    }
    return answer_step(desk, std::move(answer), account, std::move(codes));
}

Handled begin_passkey(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_fresh(desk, caller));
    TRY(account, desk.accounts.find(caller.account.id));
    const std::string challenge = access::new_challenge(desk.random);
    TRY_VOID(access::expect(desk.sessions, caller.session.token_hash, "register-passkey",
                            format::base64_url(octets(challenge)), desk.now()));
    return net::json_response(access::registration_options(relying_party(desk, request), account, challenge));
}

Handled add_passkey(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string label = body.text("label");
    const Value credential = body.any("credential");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(check_fresh(desk, caller));
    TRY(text, format::canonical_json(credential));
    TRY(answer, access::read_registration_answer(text));
    TRY(expected, access::take_expected(desk.sessions, caller.session.token_hash, "register-passkey", desk.now()));
    TRY(challenge, format::from_base64_url(expected));
    TRY(passkey, access::verify_registration(relying_party(desk, request), challenge, answer, label));
    TRY(account, desk.accounts.change(caller.account.id, {caller.account.id}, [&](const Account& now, node::Unit&) {
        return access::add_passkey(now, passkey);
    }));
    TRY(codes, first_recovery_codes(desk, account));
    std::string network;
    TRY(step, desk.sign_in.enrolled_passkey(caller.session, account, visitor_of(request, network, desk.now())));
    return answer_step(desk, std::move(step), account, std::move(codes));
}

Handled remove_passkey(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_fresh(desk, caller));
    const auto id = format::from_base64_url(request.path_parameter("passkey"));
    TRY_VOID(desk.accounts.change(caller.account.id, {caller.account.id}, [&](const Account& now, node::Unit&) {
        return access::remove_passkey(now, id.value_or(""));
    }));
    net::Response response;
    response.status = 204;
    return response;
}

Handled remove_totp(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_fresh(desk, caller));
    TRY_VOID(desk.accounts.change(caller.account.id, {caller.account.id},
                                  [&](const Account& now, node::Unit&) { return access::remove_totp(now); }));
    net::Response response;
    response.status = 204;
    return response;
}

Handled new_recovery_codes(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_fresh(desk, caller));
    access::RecoveryCodes made = access::new_recovery_codes(desk.random);
    TRY_VOID(desk.accounts.record(caller.account.id, std::move(made.events)));
    return json_answer(Value::object({{"recovery_codes", Value::list_of(made.codes)}}));
}

/// Without a session the authenticator says who it is; the session that holds the challenge is anonymous.
Handled challenge_anybody(Desk& desk, const net::Request& request) {
    std::string network;
    const access::Visitor visitor = visitor_of(request, network, desk.now());
    const access::OpenedSession opened = access::open_session(access::SessionLevel::anonymous, "", "", visitor.address,
                                                              visitor.agent, visitor.now, desk.random);
    TRY_VOID(desk.sessions.add(opened.session));
    const std::string challenge = access::new_challenge(desk.random);
    TRY_VOID(access::expect(desk.sessions, opened.session.token_hash, "assert-passkey",
                            format::base64_url(octets(challenge)), desk.now()));
    TRY(options,
        format::read_value(access::assertion_options(relying_party(desk, request), nullptr, challenge), "options"));
    net::Response response =
        json_answer(Value::object({{"csrf", access::csrf_token(opened.token)}, {"options", std::move(options)}}));
    set_cookie(desk.site, response, opened.token);
    return response;
}

Handled challenge_account(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(account, desk.accounts.find(caller.account.id));
    const std::string challenge = access::new_challenge(desk.random);
    TRY_VOID(access::expect(desk.sessions, caller.session.token_hash, "assert-passkey",
                            format::base64_url(octets(challenge)), desk.now()));
    TRY(options,
        format::read_value(access::assertion_options(relying_party(desk, request), &account, challenge), "options"));
    return json_answer(Value::object({{"csrf", access::csrf_token(caller.token)}, {"options", std::move(options)}}));
}

Handled with_passkey(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const Value credential = body.any("credential");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY(text, format::canonical_json(credential));
    TRY(answer, access::read_assertion_answer(text));
    TRY(expected, access::take_expected(desk.sessions, caller.session.token_hash, "assert-passkey", desk.now()));
    TRY(challenge, format::from_base64_url(expected));
    TRY(found, desk.accounts.find_by_passkey(answer.credential_id));
    const auto proof = found ? access::verify_assertion(relying_party(desk, request), challenge, *found, answer)
                             : Result<access::PasskeyProof>(fail(ErrorKind::invalid, "unknown"));
    if (!proof) return net::problem(401, "", "this passkey did not prove who you are; try again or use another factor");
    std::string network;
    TRY(step, desk.sign_in.with_passkey(caller.session, *found, *proof, visitor_of(request, network, desk.now())));
    return answer_step(desk, std::move(step), *found);
}

}  // namespace

void add_factor_resources(Routes& routes) {
    using net::Method;
    const auto person = [&](Method method, std::string path, std::string says, std::vector<Member> body, Answer answer,
                            Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.method = method,
                    .path = std::move(path),
                    .group = "account",
                    .says = std::move(says),
                    .body = std::move(body),
                    .answers = {answer}},
                   handler);
    };
    const auto begun = [&](std::string path, std::string says, std::vector<Member> body, Answer answer,
                           Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.begun({.method = Method::post,
                      .path = std::move(path),
                      .group = "account",
                      .says = std::move(says),
                      .body = std::move(body),
                      .answers = {answer, {429}}},
                     handler);
    };
    const Member credential{"credential", "as PublicKeyCredential.toJSON writes it", "object", true};
    person(Method::get, "/account", "One's own account, with its second factors and sessions", {}, {200, "OwnAccount"},
           show);
    person(Method::put, "/account/password", "Choose another password; all sessions end",
           {{"password", "the new password", "string", true}}, {204}, set_password);
    begun("/account/totp", "Begin to enrol an app for one-time codes; the secret is shown once", {}, {200, "Totp"},
          begin_totp);
    begun("/account/totp/confirmation", "Prove that the app has the secret", {{"code", "of the app", "string", true}},
          {200, "SignInStep"}, enrol_totp);
    person(Method::delete_, "/account/totp", "Remove the app", {}, {204}, remove_totp);
    begun("/account/passkeys/challenge", "Begin to register a passkey", {}, {200, "PublicKeyOptions"}, begin_passkey);
    begun("/account/passkeys", "Register the passkey",
          {{"label", "what to call it: blue key", "string", true}, credential}, {200, "SignInStep"}, add_passkey);
    person(Method::delete_, "/account/passkeys/{passkey}", "Remove a passkey", {}, {204}, remove_passkey);
    person(Method::post, "/account/recovery-codes", "Ten new recovery codes, shown once; those before are void", {},
           {200, "RecoveryCodes"}, new_recovery_codes);
    routes.open({.method = Method::post,
                 .path = "/session/passkey/start",
                 .group = "session",
                 .says = "Begin to sign in with a passkey alone",
                 .answers = {{200, "PasskeyChallenge"}}},
                challenge_anybody);
    begun("/session/passkey/challenge", "Begin the second step, or a fresh proof, with a passkey", {},
          {200, "PasskeyChallenge"}, challenge_account);
    begun("/session/passkey", "Sign in, or prove anew, with a passkey", {credential}, {200, "SignInStep"},
          with_passkey);
}

}  // namespace comity::api
