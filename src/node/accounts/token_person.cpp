// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/token_person.h"

#include "access/api_token.h"

namespace comity::node {

Result<std::optional<Person>> person_of_token(AccountBook& accounts, std::string_view presented) {
    const auto hash = access::token_hash(access::TokenKind::api, presented);
    if (!hash) return std::nullopt;
    TRY(account, accounts.find_by_token(access::TokenKind::api, *hash));
    if (!account) return std::nullopt;
    const auto token = access::check_api_token(*account, *hash, accounts.now());
    if (!token) return std::nullopt;
    return Person{.account = account->id,
                  .roles = account->roles & token->scope.roles,
                  .unit = account->unit,
                  .on_behalf_of = "",
                  .fresh = false,
                  .scope = token->scope};
}

}  // namespace comity::node
