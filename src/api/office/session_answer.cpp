// SPDX-License-Identifier: EUPL-1.2
#include "api/office/session_answer.h"

#include "api/office/body.h"
#include "net/problem.h"

namespace comity::api {

namespace {

using format::Value;
using Outcome = access::SignInAnswer::Outcome;

std::string later(Instant from, std::int64_t milliseconds) {
    const auto at = Instant::at(from.utc_milliseconds() + milliseconds, from.offset_minutes());
    return at ? to_string(*at) : std::string();
}

template <class Duration>
std::int64_t milliseconds(Duration duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

Value roles_value(access::Roles roles) {
    Value words = Value::list();
    for (const access::Role role : roles) words.append(access::name(role));
    return words;
}

Value factors_of(const access::Account& account) {
    Value factors = Value::list();
    if (!account.totp_secret.empty()) factors.append("totp");
    if (!account.passkeys.empty()) factors.append("passkey");
    if (!account.recovery_codes.empty()) factors.append("recovery-code");
    return factors;
}

}  // namespace

Value session_value(const Desk& desk, const access::Session& session, std::string_view token,
                    const node::ListedAccount& account) {
    Value value = Value::object({{"level", access::name(session.level)},
                                 {"signed_in", session.level == access::SessionLevel::full},
                                 {"csrf", access::csrf_token(token)},
                                 {"authority", Value::object({{"id", desk.authority()},
                                                              {"name", desk.office.authority->name},
                                                              {"state", desk.office.authority->state.text()},
                                                              {"time_zone", desk.office.authority->time_zone}})}});
    if (session.level != access::SessionLevel::full) return value;
    value.set("account", Value::object({{"id", account.id},
                                        {"name", account.name},
                                        {"sign_in_name", account.sign_in_name},
                                        {"unit", account.unit},
                                        {"language", account.language},
                                        {"roles", roles_value(account.roles)}}));
    value.set("methods", session.methods);
    value.set("began", to_string(session.began));
    value.set("ends", later(session.began, milliseconds(desk.limits.absolute)));
    value.set("fresh_until", later(session.authenticated, milliseconds(desk.limits.fresh)));
    return value;
}

net::Response wait_a_while(std::chrono::seconds seconds, std::string_view message) {
    net::Response response = net::problem(429, "", message);
    response.headers.set("Retry-After", std::to_string(seconds.count()));
    return response;
}

Result<net::Response> answer_step(Desk& desk, access::SignInAnswer answer, const access::Account& account, Value more) {
    TRY_VOID(desk.accounts.record(account.id, std::move(answer.events)));
    if (answer.outcome == Outcome::wrong) return net::problem(401, "", answer.message);
    if (answer.outcome == Outcome::wait) return wait_a_while(answer.seconds, answer.message);
    Value value = Value::object();
    if (answer.opened) {
        TRY(listed, desk.accounts.listed(account.id));
        value =
            session_value(desk, answer.opened->session, answer.opened->token, listed.value_or(node::ListedAccount{}));
    }
    switch (answer.outcome) {
        case Outcome::second_factor:
            value.set("outcome", "second-factor").set("factors", factors_of(account));
            break;
        case Outcome::enrol:
            value.set("outcome", "enrol");
            break;
        case Outcome::signed_in:
            value.set("outcome", "signed-in");
            break;
        default:
            value.set("outcome", "confirmed");
            break;
    }
    if (const auto* members = more.as_object())
        for (const format::Member& member : *members) value.set(member.key, member.value);
    net::Response response = json_answer(value);
    if (answer.opened) set_cookie(desk.site, response, answer.opened->token);
    return response;
}

}  // namespace comity::api
