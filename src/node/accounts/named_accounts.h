// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "format/value.h"
#include "node/accounts/account_book.h"
#include "node/case_desk.h"

namespace comity::node {

/// What a command to the register gives to somebody: "owner" and "substitute", and the list "readers". Errors:
/// `invalid` for an account that does not exist, or that was disabled.
Result<void> check_named_accounts(AccountBook& accounts, const format::Value& arguments);

/// Whom a command to a case names: ids stand in `arguments` afterwards where sign-in names stood. Whoever is to answer
/// for a case, to join its team or to read it has roles that can; whoever is to watch a clock or a promise or to do a
/// task may see it, since nobody else would remind them. `case_id` is empty for a case that is opened; where `person`
/// may not give the command nothing is asked, and it is refused as it would be for any account. Errors: `invalid`, at
/// the parameter.
Result<void> name_accounts(AccountBook& accounts, store::Database& database, const Person& person,
                           std::string_view command, const std::string& case_id, format::Value& arguments);

}  // namespace comity::node
