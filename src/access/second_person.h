// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "access/account.h"
#include "access/account_command.h"
#include "format/value.h"

namespace comity::access {

/// Roles by which somebody reads cases or approves a change of trust. An administrator alone may neither give them nor
/// get into an account that has them.
Roles guarded_roles();

/// Adds `second_person` to the payload: "approved", or "nobody-yet" before there is anybody to ask. Errors: `conflict`
/// where one has to be asked; `what` begins the sentence "… takes a second person".
Result<void> require_second_person(format::Value& payload, std::string_view what, const AccountCommand& command,
                                   const AccountEnvironment& environment);

/// The same where the command would let another person sign in as somebody with guarded roles.
Result<void> check_takeover(format::Value& payload, std::string_view what, const Account& account,
                            const AccountCommand& command, const AccountEnvironment& environment);

}  // namespace comity::access
