// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "access/set_of.h"
#include "base/result.h"

namespace comity::access {

/// What a person is in the authority; what each does stands in roles.csv. A person may hold several.
enum class Role {
    officer,
    head_of_unit,
    deputy,
    executing_officer,
    translator,
    registrar,
    auditor,
    administrator,
    public_editor,
};
inline constexpr int role_count = 9;
using Roles = SetOf<Role>;

/// The word of the tables, the record and the interfaces: "head-of-unit".
std::string_view name(Role role);
Result<Role> parse_role(std::string_view word);

/// Words in the order of the enumeration, with one blank between.
std::string to_string(Roles roles);

/// Whether one person may hold all of them. Errors: two that roles.csv keeps apart, named.
Result<void> check_together(Roles roles);

/// Roles the same person cannot hold beside it.
Roles never_with(Role role);

/// One line on what the role does.
std::string_view what_it_does(Role role);

/// Roles that can open case content when a relation to the case is there. Giving one takes two persons.
Roles case_roles();

}  // namespace comity::access
