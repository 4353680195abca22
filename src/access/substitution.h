// SPDX-License-Identifier: EUPL-1.2
// Who may act in whose place. What is done so is recorded under both names, and counts for four eyes as done by both.
#pragma once

#include <string_view>

#include "access/account.h"
#include "access/account_command.h"

namespace comity::access {

/// Whether a person with these roles may act in the place of one with those. Errors: `forbidden`: a role that nobody
/// stands in for, roles that no person may hold together, or a substitute whose own roles open no case.
Result<void> check_stands_in(Roles substitute, Roles principal);

/// What the substitute has of the principal's roles on that day: of those that were approved, those the principal has
/// still. None where no substitution of theirs runs.
Roles roles_of_substitute(const Account& principal, std::string_view substitute, CivilDate day);

/// Whether it may be granted as things are now. Errors: `not_found` for a substitute who has no account; `forbidden` as
/// above and for oneself; `invalid` days; `limit`.
Result<void> check_substitution(const Account& account, const Substitution& wanted,
                                const AccountEnvironment& environment);

}  // namespace comity::access
