// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "format/value.h"
#include "node/accounts/account_book.h"

namespace comity::node {

/// What a command to the register gives to somebody: "owner" and "substitute", and the list "readers". Errors:
/// `invalid` for an account that does not exist, or that was disabled.
Result<void> check_named_accounts(AccountBook& accounts, const format::Value& arguments);

}  // namespace comity::node
