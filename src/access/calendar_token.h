// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/api_token.h"
#include "crypto/random.h"

namespace comity::access {

// A calendar program asks for an address again and again and can prove nothing: the token stands in the address, reads
// one feed and nothing else. The address lies in settings and logs of others, so a feed says no names and no facts.

/// Errors: as check_new_token; a unit's feed for somebody who leads none.
Result<IssuedAccountToken> issue_calendar_token(const Account& account, std::string_view label, CalendarFeed feed,
                                                Instant expires, Instant now, const crypto::RandomBytes& random);
/// Errors: no such token.
Result<std::vector<NewEvent>> end_calendar_token(const Account& account, std::string_view hash);

/// The feed to show. One error for all tokens that do not work, the feed of a unit the person no longer leads among
/// them.
Result<CalendarFeed> check_calendar_token(const Account& account, std::string_view hash, Instant now);

}  // namespace comity::access
