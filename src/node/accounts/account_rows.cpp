// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/account_rows.h"

#include <fmt/format.h>

#include "access/four_eyes.h"
#include "base/octets.h"
#include "crypto/sha256.h"
#include "format/base64.h"
#include "format/canonical_json.h"

namespace comity::node {

namespace {

/// The words of a conflict that a person can do something about, instead of the store's.
Result<void> check_nobody_else(store::Connection& rows, std::string_view authority, std::string_view account,
                               std::string_view kind, std::string_view value) {
    TRY(other, rows.one("SELECT account FROM account_key WHERE authority = $1 AND kind = $2 AND value = $3 AND "
                        "account <> $4",
                        {authority, kind, value, account}, [](const store::Row& row) { return row.string(0); }));
    if (!other) return {};
    return fail(ErrorKind::conflict, fmt::format("this {} belongs to another account", kind), {},
                "remove it there first");
}

Result<void> write_key(store::Connection& rows, std::string_view authority, std::string_view account,
                       std::string_view kind, std::string_view value) {
    TRY_VOID(check_nobody_else(rows, authority, account, kind, value));
    TRY_VOID(rows.run("INSERT INTO account_key (authority, kind, value, account) VALUES ($1, $2, $3, $4)",
                      {authority, kind, value, account}));
    return {};
}

bool may_approve_trust(const access::Account& account) {
    static const access::FourEyes rules = access::FourEyes::built_in();
    return account.has_credentials() && account.roles.has_any(rules.rule(access::Act::change_trust, "").approved_by);
}

}  // namespace

std::string identity_key(const access::Identity& identity) {
    const auto both = format::canonical_json(format::Value::list({identity.issuer, identity.subject}));
    return format::base64_url(crypto::sha256(octets(both.value_or(""))));
}

Result<void> write_account(store::Connection& rows, std::string_view authority, const access::Account& account) {
    TRY(namesake,
        rows.one("SELECT id FROM account WHERE authority = $1 AND sign_in_name = $2 AND id <> $3",
                 {authority, account.sign_in_name, account.id}, [](const store::Row& row) { return row.string(0); }));
    if (namesake)
        return fail(ErrorKind::conflict, fmt::format("another account has the sign-in name '{}'", account.sign_in_name),
                    {}, "choose another name");
    std::optional<std::int64_t> signed_out;
    if (account.signed_out_at) signed_out = account.signed_out_at->utc_milliseconds();
    TRY_VOID(rows.run(
        "INSERT INTO account (authority, id, sign_in_name, name, unit, language, roles, disabled, signed_out_at, "
        "ready, approver) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (authority, id) DO UPDATE "
        "SET sign_in_name = excluded.sign_in_name, name = excluded.name, unit = excluded.unit, "
        "language = excluded.language, roles = excluded.roles, disabled = excluded.disabled, "
        "signed_out_at = excluded.signed_out_at, ready = excluded.ready, "
        "approver = CASE WHEN account.approver = 1 THEN 1 ELSE excluded.approver END",
        {authority, account.id, account.sign_in_name, account.name, account.unit, account.language,
         access::to_string(account.roles), account.disabled, signed_out, account.has_credentials(),
         may_approve_trust(account)}));
    TRY_VOID(rows.run("DELETE FROM account_key WHERE authority = $1 AND account = $2", {authority, account.id}));
    for (const access::Passkey& passkey : account.passkeys)
        TRY_VOID(write_key(rows, authority, account.id, by_passkey, format::base64_url(octets(passkey.id))));
    for (const access::Identity& identity : account.identities)
        TRY_VOID(write_key(rows, authority, account.id, by_identity, identity_key(identity)));
    for (const access::ApiToken& token : account.api_tokens)
        TRY_VOID(write_key(rows, authority, account.id, by_api_token, format::base64_url(octets(token.hash))));
    for (const access::CalendarToken& token : account.calendar_tokens)
        TRY_VOID(write_key(rows, authority, account.id, by_calendar_token, format::base64_url(octets(token.hash))));
    for (const std::string& receiver : account.webhooks)
        TRY_VOID(write_key(rows, authority, account.id, by_webhook, receiver));
    for (const access::Substitution& one : account.substitutions)
        if (!one.ended)
            TRY_VOID(write_key(rows, authority, account.id, by_substitution,
                               fmt::format("{}/{}/{}", one.substitute, account.id, one.id)));
    if (account.link)
        TRY_VOID(write_key(rows, authority, account.id, by_link, format::base64_url(octets(account.link->hash))));
    return {};
}

}  // namespace comity::node
