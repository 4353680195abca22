// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/permission.h"
#include "crypto/random.h"

namespace comity::access {

inline constexpr std::chrono::days max_token_lifetime{366};

/// What a program may be let do. Acts are not among it: approving, sending, erasing, granting and administering need a
/// person who has just proven who they are.
Verbs token_verbs();

/// A token and the event that records it.
struct IssuedAccountToken {
    std::vector<NewEvent> events;
    std::string token;  ///< shown once
};

/// Ask require_fresh before. Errors: a scope that is empty, over the account's roles or over token_verbs; an end that
/// is past or over max_token_lifetime away; no label; too many tokens.
Result<IssuedAccountToken> issue_api_token(const Account& account, std::string_view label, const TokenScope& scope,
                                           Instant expires, Instant now, const crypto::RandomBytes& random);
/// Errors: no such token.
Result<std::vector<NewEvent>> end_api_token(const Account& account, std::string_view hash);

/// The token of this account with this hash (token_hash of what was presented), if it may be used now. One error for
/// all that do not work.
Result<ApiToken> check_api_token(const Account& account, std::string_view hash, Instant now);

/// What the bearer may: what the table lets the account's present roles do, as far as the token goes.
Permission may_with_token(const PermissionTable& table, const Account& account, const ApiToken& token,
                          Relations relations, Resource resource, Verb verb);

/// Shared with calendar tokens. Errors: label or end as above, `count` tokens already.
Result<void> check_new_token(std::string_view label, Instant expires, Instant now, std::size_t count);
/// Whether a token issued then is good now; a disabled account has none.
bool is_token_good(const Account& account, Instant issued, Instant expires, Instant now);

}  // namespace comity::access
