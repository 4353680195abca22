// SPDX-License-Identifier: EUPL-1.2
#include "access/second_person.h"

#include <fmt/format.h>

namespace comity::access {

Roles guarded_roles() {
    return case_roles() | Roles(Role::administrator);
}

Result<void> require_second_person(format::Value& payload, std::string_view what, const AccountCommand& command,
                                   const AccountEnvironment& environment) {
    if (command.approved) {
        payload.set("second_person", "approved");
        return {};
    }
    if (!environment.second_person_exists) {
        payload.set("second_person", "nobody-yet");
        return {};
    }
    return fail(ErrorKind::conflict, fmt::format("{} takes a second person", what), {},
                "propose it as change-trust; another administrator or a deputy approves");
}

Result<void> check_takeover(format::Value& payload, std::string_view what, const Account& account,
                            const AccountCommand& command, const AccountEnvironment& environment) {
    if (!account.roles.has_any(guarded_roles()) || !account.has_credentials()) return {};
    return require_second_person(payload, what, command, environment);
}

}  // namespace comity::access
