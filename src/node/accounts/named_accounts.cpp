// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/named_accounts.h"

#include <fmt/format.h>

namespace comity::node {

namespace {

Result<void> check_account(AccountBook& accounts, const std::string& id) {
    TRY(listed, accounts.listed(id));
    if (!listed)
        return fail(ErrorKind::invalid, fmt::format("there is no account '{}'", id), {},
                    "name an account by its id, as the list of accounts has it");
    if (listed->disabled)
        return fail(ErrorKind::invalid, fmt::format("the account '{}' was disabled", id), {},
                    "give it to somebody who works here");
    return {};
}

}  // namespace

Result<void> check_named_accounts(AccountBook& accounts, const format::Value& arguments) {
    for (const std::string_view key : {"owner", "substitute"}) {
        const format::Value* named = arguments.find(key);
        const std::string* id = named ? named->as_string() : nullptr;
        if (id && !id->empty()) TRY_VOID(check_account(accounts, *id));
    }
    const format::Value* readers = arguments.find("readers");
    if (!readers || !readers->as_list()) return {};
    for (const format::Value& reader : *readers->as_list())
        if (const std::string* id = reader.as_string()) TRY_VOID(check_account(accounts, *id));
    return {};
}

}  // namespace comity::node
