// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "format/value.h"
#include "node/accounts/account_book.h"
#include "node/person.h"

namespace comity::node {

/// The person in the place of another, by a substitution of today: with the other's unit and those of their roles that
/// were approved with it (access::roles_of_substitute), under both names, and no fresher than they were. Errors:
/// `forbidden`, the same whether there is such an account or not; what access::check_stands_in says where roles changed
/// since; for a token.
Result<Person> in_place_of(AccountBook& accounts, Person person, const std::string& principal);

/// Who acts or acted in the place of an account, the newest first, and for whom it may act today:
/// {"granted": [{"substitution", "substitute", "from", "until", "reason", "granted_by", "state"} …],
/// "acts_for": [{"account", "name", "unit", "roles", "until"} …]}; `state` is coming, runs or over. Errors:
/// `forbidden`, as for reading the account.
Result<format::Value> list_substitutions(AccountBook& accounts, const Person& person, const std::string& account);

}  // namespace comity::node
