// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/visible.h"

#include <fmt/format.h>

namespace comity::node {

std::string relations_that_allow(const Person& person, access::Resource resource, access::Verb verb) {
    std::string list;
    if (!person.in_scope(resource, verb)) return "''";
    for (const access::Relation relation :
         access::PermissionTable::built_in().sufficient(person.roles, resource, verb)) {
        if (relation == access::Relation::none) continue;
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", access::name(relation));
    }
    return list.empty() ? "''" : list;
}

// The relation stands in an expression so that SQLite goes through the few rows of a case instead of asking the index
// for each relation by itself.
std::string visible(std::string_view case_id, const Person& person, access::Resource resource, access::Verb verb) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM docket_access a WHERE a.authority = $1 AND a.account IN ($2, $3) AND "
        "a.case_id = {} AND a.until > $4 AND a.relation || '' IN ({}))",
        case_id, relations_that_allow(person, resource, verb));
}

std::string visible_cases(const Person& person, access::Resource resource, access::Verb verb) {
    return fmt::format(
        "(SELECT DISTINCT a.case_id FROM docket_access a WHERE a.authority = $1 AND a.account IN ($2, $3) AND "
        "a.until > $4 AND a.relation || '' IN ({}))",
        relations_that_allow(person, resource, verb));
}

}  // namespace comity::node
