// SPDX-License-Identifier: EUPL-1.2
#include "access/one_time_link.h"

#include "access/second_person.h"
#include "access/secret_token.h"
#include "base/octets.h"
#include "crypto/hmac.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using format::Value;

Result<IssuedLink> issue(LinkPurpose purpose, Value payload, Instant now, const crypto::RandomBytes& random) {
    const std::int64_t lifetime = std::chrono::milliseconds(link_lifetime).count();
    TRY(expires, Instant::at(now.utc_milliseconds() + lifetime, now.offset_minutes()));
    IssuedToken issued = issue_token(TokenKind::one_time_link, random);
    payload.set("purpose", purpose == LinkPurpose::reset ? "reset" : "set-up");
    payload.set("hash", format::base64_url(octets(issued.hash)));
    payload.set("expires", to_string(expires));
    return IssuedLink{{{"account.link-issued", payload}}, std::move(issued.token), expires};
}

}  // namespace

Result<IssuedLink> first_administrator(const Account& existing, std::string_view account_id, std::string_view language,
                                       Instant now, const crypto::RandomBytes& random) {
    if (existing.has_credentials()) {
        return fail(ErrorKind::conflict, "the first administrator has signed in already", {},
                    "an administrator issues links for other accounts");
    }
    TRY(link, issue(LinkPurpose::set_up, Value::object(), now, random));
    if (!existing.exists()) {
        AccountCommand command;
        command.name = "create-account";
        command.arguments = Value::object({{"account", account_id},
                                           {"sign_in_name", "administrator"},
                                           {"name", "Administrator"},
                                           {"unit", ""},
                                           {"language", language},
                                           {"roles", name(Role::administrator)}});
        AccountEnvironment environment;
        environment.now = now;
        environment.second_person_exists = false;
        TRY(created, decide(existing, command, environment));
        link.events.insert(link.events.begin(), created.begin(), created.end());
    }
    return link;
}

Result<IssuedLink> issue_link(const Account& account, const AccountCommand& command,
                              const AccountEnvironment& environment, const crypto::RandomBytes& random) {
    if (!account.exists()) return fail(ErrorKind::not_found, "there is no such account");
    if (account.disabled) {
        return fail(ErrorKind::conflict, "the account is disabled", {}, "enable it before a link is issued");
    }
    Value payload = Value::object();
    TRY_VOID(check_takeover(payload, "a new password for an account that opens cases", account, command, environment));
    return issue(account.has_credentials() ? LinkPurpose::reset : LinkPurpose::set_up, payload, environment.now,
                 random);
}

Result<void> check_link(const Account& account, std::string_view token, Instant now) {
    const auto hash = token_hash(TokenKind::one_time_link, token);
    const bool works = hash && account.exists() && !account.disabled && account.link && now < account.link->expires &&
                       crypto::equal_in_constant_time(octets(*hash), octets(account.link->hash));
    if (works) return {};
    return fail(ErrorKind::not_found,
                "this link does not work: it was used, replaced by a newer one, or is over 24 hours old", {},
                "ask an administrator for another; for the first administrator, restart the program");
}

Result<std::vector<NewEvent>> redeem_link(const Account& account, std::string_view token, std::string_view password_phc,
                                          Instant now) {
    TRY_VOID(check_link(account, token, now));
    return std::vector<NewEvent>{{"account.link-ended", Value::object()},
                                 {"account.password-set", Value::object({{"phc", password_phc}})},
                                 {"account.signed-out-everywhere", Value::object()}};
}

}  // namespace comity::access
