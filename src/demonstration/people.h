// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "demonstration/load.h"
#include "node/accounts/account_book.h"

namespace comity::demonstration {

/// Everybody knows it: it opens invented cases only.
inline constexpr std::string_view demonstration_password = "demonstration only";

/// Makes these accounts, each with the password above and an app for one-time codes of its own. Errors: the store's.
Result<void> make_accounts(node::AccountBook& accounts,
                           std::span<const DemonstrationAccount> of = demonstration_accounts());

struct IssuedToken {
    std::string account;
    std::string token;
};
/// A token for the command line, good for a year, for every account. Errors: the store's.
Result<std::vector<IssuedToken>> issue_tokens(node::AccountBook& accounts);

/// What the app of an account shows now. Errors: there is no such account, or it has no app.
Result<std::string> present_code(node::AccountBook& accounts, std::string_view sign_in_name);

}  // namespace comity::demonstration
