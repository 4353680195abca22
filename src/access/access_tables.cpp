// SPDX-License-Identifier: EUPL-1.2
#include "access/access_tables.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "access/four_eyes.h"
#include "access/permission.h"
#include "access/role.h"

namespace comity::access {
namespace {

template <class Enum>
std::string listed(SetOf<Enum> set, int count) {
    if (set == SetOf<Enum>::all(count)) return "any";
    std::vector<std::string_view> found;
    for (const Enum value : set) found.push_back(name(value));
    return fmt::format("{}", fmt::join(found, ", "));
}

}  // namespace

std::string access_tables() {
    const PermissionTable& table = PermissionTable::built_in();
    std::string text = "### Roles\n\n| role | does | never together with |\n|---|---|---|\n";
    for (const Role role : Roles::all(role_count)) {
        text += fmt::format("| {} | {} | {} |\n", name(role), what_it_does(role), listed(never_with(role), role_count));
    }
    text += "\n### What is asked for\n\n| resource | is | without permission |\n|---|---|---|\n";
    for (const Resource resource : Resources::all(resource_count)) {
        text += fmt::format("| {} | {} | {} |\n", name(resource), table.what_it_is(resource),
                            table.hidden_if_denied(resource) ? "hidden" : "forbidden");
    }
    text += "\n### Who may do what\n\n| who | as | may | what | because |\n|---|---|---|---|---|\n";
    for (const PermissionRow& row : table.rows()) {
        text += fmt::format("| {} | {} | {} | {} | {} |\n", listed(row.who, role_count), listed(row.as, relation_count),
                            listed(row.may, verb_count), listed(row.what, resource_count), row.because);
    }
    text += "\n### Four eyes\n\n| act | on | proposed by | approved by | is |\n|---|---|---|---|---|\n";
    const FourEyes rules = FourEyes::built_in();
    for (const Act act : SetOf<Act>::all(act_count)) {
        const ActRule& rule = rules.rule(act, "");
        text +=
            fmt::format("| {} | {} | {} | {} | {} |\n", name(act), listed(rule.on, resource_count),
                        listed(rule.proposed_by, role_count), listed(rule.approved_by, role_count), rule.description);
    }
    return text;
}

}  // namespace comity::access
