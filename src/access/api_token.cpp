// SPDX-License-Identifier: EUPL-1.2
#include "access/api_token.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/secret_token.h"
#include "access/table_rows.h"
#include "base/octets.h"
#include "format/base64.h"
#include "format/utf8.h"

namespace comity::access {

using format::Value;

Verbs token_verbs() {
    return {Verb::list,    Verb::read,   Verb::create,      Verb::change,
            Verb::propose, Verb::assign, Verb::export_copy, Verb::verify};
}

Result<void> check_new_token(std::string_view label, Instant expires, Instant now, std::size_t count) {
    if (label.empty() || label.size() > max_account_text || !format::is_utf8(label)) {
        return fail(ErrorKind::invalid, fmt::format("a token has a name of at most {} octets", max_account_text), {},
                    "say which program it is for");
    }
    const std::int64_t lifetime = expires.utc_milliseconds() - now.utc_milliseconds();
    if (lifetime <= 0 || lifetime > std::chrono::milliseconds(max_token_lifetime).count()) {
        return fail(ErrorKind::invalid, "a token ends within a year", {},
                    fmt::format("at most {} days from now", max_token_lifetime.count()));
    }
    if (count >= max_tokens) {
        return fail(ErrorKind::limit, fmt::format("an account has at most {} tokens of a kind", max_tokens), {},
                    "end one first");
    }
    return {};
}

bool is_token_good(const Account& account, Instant issued, Instant expires, Instant now) {
    return account.exists() && !account.disabled && now < expires &&
           (!account.signed_out_at || issued >= *account.signed_out_at);
}

Result<IssuedAccountToken> issue_api_token(const Account& account, std::string_view label, const TokenScope& scope,
                                           Instant expires, Instant now, const crypto::RandomBytes& random) {
    TRY_VOID(check_new_token(label, expires, now, account.api_tokens.size()));
    if (scope.roles.empty() || scope.verbs.empty() || scope.resources.empty()) {
        return fail(ErrorKind::invalid, "a token names roles, verbs and resources", {}, "name at least one of each");
    }
    if (!account.roles.has_all(scope.roles)) {
        return fail(ErrorKind::forbidden, "a token reaches no further than the account", {},
                    fmt::format("the account's roles: {}", to_string(account.roles)));
    }
    if (!token_verbs().has_all(scope.verbs)) {
        return fail(ErrorKind::forbidden, "a token does no acts", {},
                    fmt::format("it may: {}", set_words(token_verbs())));
    }
    IssuedToken issued = issue_token(TokenKind::api, random);
    return IssuedAccountToken{
        {{"account.api-token-issued", Value::object({{"hash", format::base64_url(octets(issued.hash))},
                                                     {"label", label},
                                                     {"roles", to_string(scope.roles)},
                                                     {"verbs", set_words(scope.verbs)},
                                                     {"resources", set_words(scope.resources)},
                                                     {"expires", to_string(expires)}})}},
        std::move(issued.token)};
}

Result<std::vector<NewEvent>> end_api_token(const Account& account, std::string_view hash) {
    if (std::ranges::find(account.api_tokens, hash, &ApiToken::hash) == account.api_tokens.end()) {
        return fail(ErrorKind::not_found, "the account has no such token");
    }
    return std::vector<NewEvent>{
        {"account.api-token-ended", Value::object({{"hash", format::base64_url(octets(hash))}})}};
}

Result<ApiToken> check_api_token(const Account& account, std::string_view hash, Instant now) {
    const auto found = std::ranges::find(account.api_tokens, hash, &ApiToken::hash);
    if (found != account.api_tokens.end() && is_token_good(account, found->issued, found->expires, now)) return *found;
    return fail(ErrorKind::forbidden, "this token does not work: it ended, or never was", {},
                "issue another on the page of your account");
}

Permission may_with_token(const PermissionTable& table, const Account& account, const ApiToken& token,
                          Relations relations, Resource resource, Verb verb) {
    const Roles roles = account.roles & token.scope.roles;
    const bool in_scope = token.scope.verbs.has(verb) && token.scope.resources.has(resource);
    Permission permission = table.may(roles, relations, resource, verb);
    if (!permission.allowed() || in_scope) return permission;
    return {Permission::Answer::forbidden,
            fmt::format("this token was not issued to {} the {}", name(verb), name(resource))};
}

}  // namespace comity::access
