// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "access/account.h"
#include "store/sql/connection.h"

namespace comity::node {

// What accounts are found by in account_key: octets that a client presents, as base64url; of webhooks the receiver's
// name, so that one receiver is told what one account may see.
inline constexpr std::string_view by_passkey = "passkey";
inline constexpr std::string_view by_identity = "identity";
inline constexpr std::string_view by_link = "link";
inline constexpr std::string_view by_api_token = "api";
inline constexpr std::string_view by_calendar_token = "calendar";
inline constexpr std::string_view by_webhook = "webhook";
/// "boris/anna/v1": the substitute first, so that theirs stand together.
inline constexpr std::string_view by_substitution = "substitution";

/// A digest, because issuer and subject together may be longer than a key should be.
std::string identity_key(const access::Identity& identity);

/// Rows of one account follow from its state alone, but for `approver`, which stays once it was true. Errors:
/// `conflict` where another account has the sign-in name, a passkey or an identity.
Result<void> write_account(store::Connection& rows, std::string_view authority, const access::Account& account);

}  // namespace comity::node
