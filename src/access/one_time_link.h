// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/account_command.h"
#include "crypto/random.h"

namespace comity::access {

inline constexpr std::chrono::hours link_lifetime{24};

/// A link that lets its bearer choose a password, once. Only the hash of its token is in the events.
struct IssuedLink {
    std::vector<NewEvent> events;
    std::string token;  ///< shown once, to be sent to the person
    Instant expires;
};

/// The start of an authority: one account, an administrator without password, and a link for it. `existing` is the
/// account made so earlier, or one that does not exist: while nobody has signed in with it, every start ends the last
/// link and issues another. Errors: `conflict` once it has credentials.
Result<IssuedLink> first_administrator(const Account& existing, std::string_view account_id, std::string_view language,
                                       Instant now, const crypto::RandomBytes& random);

/// A link for an account; the one before it ends. For an account with credentials it resets the password only, so
/// whoever gets hold of it still lacks the second factor. Errors: the account does not exist or is disabled; `conflict`
/// where a second person must approve.
Result<IssuedLink> issue_link(const Account& account, const AccountCommand& command,
                              const AccountEnvironment& environment, const crypto::RandomBytes& random);

/// Errors: one answer for every link that does not work, so that nobody learns which accounts wait for one.
Result<void> check_link(const Account& account, std::string_view token, Instant now);

/// Uses the link: it ends, the password is set, all sessions of the account are over.
Result<std::vector<NewEvent>> redeem_link(const Account& account, std::string_view token, std::string_view password_phc,
                                          Instant now);

}  // namespace comity::access
