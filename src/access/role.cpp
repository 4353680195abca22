// SPDX-License-Identifier: EUPL-1.2
#include "access/role.h"

#include <array>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "access/built_in_tables.h"
#include "access/permission.h"
#include "access/table_rows.h"

namespace comity::access {
namespace {

struct RoleRow {
    std::string does;
    Roles never_with;
};
using RoleTable = std::array<RoleRow, role_count>;

Result<RoleTable> read_roles(std::string_view text) {
    constexpr std::string_view file = "src/access/roles.csv";
    TRY(rows, read_rows(text, file, {"role", "does", "never_with"}));
    RoleTable table;
    Roles seen;
    for (const TableRow& row : rows) {
        TRY(role, parse_role(row.cells[0]));
        TRY(never_with, read_set<Role>(row, 2, role_count, parse_role));
        table[static_cast<std::size_t>(role)] = {row.cells[1], never_with};
        seen.insert(role);
    }
    if (seen != Roles::all(role_count) || rows.size() != role_count) {
        return fail(ErrorKind::invalid, "a role is missing or stands twice", {std::string(file), 1, 1});
    }
    return table;
}

const RoleTable& role_table() {
    static const RoleTable table = [] {
        auto read = read_roles(roles_csv);
        if (!read) throw std::logic_error(to_string(read.error()));
        return *std::move(read);
    }();
    return table;
}

}  // namespace

std::string_view what_it_does(Role role) {
    return role_table()[static_cast<std::size_t>(role)].does;
}

Roles never_with(Role role) {
    return role_table()[static_cast<std::size_t>(role)].never_with;
}

Result<void> check_together(Roles roles) {
    for (const Role role : roles) {
        for (const Role other : role_table()[static_cast<std::size_t>(role)].never_with& roles) {
            return fail(ErrorKind::invalid, fmt::format("one person cannot be {} and {}", name(role), name(other)), {},
                        "give the roles to two persons, or the person two accounts");
        }
    }
    return {};
}

Roles case_roles() {
    static const Roles roles = [] {
        Roles found;
        for (const Role role : Roles::all(role_count)) {
            for (const Relation relation : Relations::all(relation_count)) {
                if (PermissionTable::built_in().may(role, relation, Resource::case_file, Verb::read).allowed()) {
                    found.insert(role);
                }
            }
        }
        return found;
    }();
    return roles;
}

}  // namespace comity::access
