// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "node/accounts/account_book.h"
#include "node/person.h"

namespace comity::node {

/// Who a program is that comes with an API token: the person who issued it, as far as the token reaches, and never
/// fresh. Nothing where no token of the authority works that is so. Errors: the store's.
Result<std::optional<Person>> person_of_token(AccountBook& accounts, std::string_view presented);

}  // namespace comity::node
