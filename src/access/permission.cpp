// SPDX-License-Identifier: EUPL-1.2
#include "access/permission.h"

#include <stdexcept>

#include <fmt/format.h>

#include "access/built_in_tables.h"
#include "access/table_rows.h"

namespace comity::access {
namespace {

constexpr std::string_view permissions_file = "src/access/permissions.csv";
constexpr std::string_view resources_file = "src/access/resources.csv";

template <class Enum>
std::size_t index(Enum value) {
    return static_cast<std::size_t>(value);
}

template <class Enum>
std::string listed(SetOf<Enum> set) {
    std::vector<std::string_view> found;
    for (const Enum value : set) found.push_back(name(value));
    return fmt::format("{}", fmt::join(found, ", "));
}

}  // namespace

const PermissionTable& PermissionTable::built_in() {
    static const PermissionTable table = [] {
        auto read = PermissionTable::read(permissions_csv, resources_csv);
        if (!read) throw std::logic_error(to_string(read.error()));
        return *std::move(read);
    }();
    return table;
}

Result<PermissionTable> PermissionTable::read(std::string_view permissions, std::string_view resources) {
    PermissionTable table;
    TRY(resource_rows, read_rows(resources, resources_file, {"resource", "if_denied", "is"}));
    Resources seen;
    for (const TableRow& row : resource_rows) {
        TRY(resource, read_set<Resource>(row, 0, resource_count, parse_resource));
        if (row.cells[1] != "hidden" && row.cells[1] != "forbidden") {
            return fail(ErrorKind::invalid, fmt::format("'{}' is no way to deny", row.cells[1]), row.place,
                        "write hidden or forbidden");
        }
        if (seen.has_any(resource)) return fail(ErrorKind::invalid, "the resource stands twice", row.place);
        seen = seen | resource;
        for (const Resource one : resource) {
            if (row.cells[1] == "hidden") table.hidden_.insert(one);
            table.descriptions_[index(one)] = row.cells[2];
        }
    }
    for (const Resource resource : Resources::all(resource_count)) {
        if (seen.has(resource)) continue;
        return fail(ErrorKind::invalid, fmt::format("the resource '{}' is missing", name(resource)),
                    {std::string(resources_file), 1, 1}, "say whether it is hidden or forbidden when denied");
    }

    TRY(rows, read_rows(permissions, permissions_file, {"who", "as", "may", "what", "because"}));
    for (const TableRow& row : rows) {
        TRY(who, read_set<Role>(row, 0, role_count, parse_role));
        TRY(as, read_set<Relation>(row, 1, relation_count, parse_relation));
        TRY(may, read_set<Verb>(row, 2, verb_count, parse_verb));
        TRY(what, read_set<Resource>(row, 3, resource_count, parse_resource));
        if (who.empty() || as.empty() || may.empty() || what.empty() || row.cells[4].empty()) {
            return fail(ErrorKind::invalid, "the row leaves a cell empty", row.place,
                        "name who, as whom, what they may, on what, and because of what");
        }
        for (const Role role : who) {
            for (const Relation relation : as) {
                for (const Resource resource : what) {
                    Verbs& verbs = table.allowed_[index(role)][index(relation)][index(resource)];
                    verbs = verbs | may;
                }
            }
        }
        table.rows_.push_back({who, as, may, what, row.cells[4]});
    }
    return table;
}

std::string_view PermissionTable::what_it_is(Resource resource) const {
    return descriptions_[index(resource)];
}

bool PermissionTable::allows(Roles roles, Relations relations, Resource resource, Verb verb) const {
    if (verb == Verb::approve && relations.has(Relation::proposer)) return false;
    for (const Role role : roles) {
        for (const Relation relation : relations) {
            if (allowed_[index(role)][index(relation)][index(resource)].has(verb)) return true;
        }
    }
    return false;
}

Permission PermissionTable::may(Roles roles, Relations relations, Resource resource, Verb verb) const {
    if (relations.empty()) relations = Relation::none;
    if (allows(roles, relations, resource, verb)) return {Permission::Answer::allowed, {}};
    if (hidden_.has(resource) && !allows(roles, relations, resource, Verb::read))
        return {Permission::Answer::hidden, {}};
    if (verb == Verb::approve && relations.has(Relation::proposer)) {
        return {Permission::Answer::forbidden, "who proposed an act does not approve it; another person must"};
    }
    return {Permission::Answer::forbidden, denial(roles, resource, verb)};
}

Relations PermissionTable::sufficient(Roles roles, Resource resource, Verb verb) const {
    Relations found;
    for (const Relation relation : Relations::all(relation_count)) {
        if (allows(roles, relation, resource, verb)) found.insert(relation);
    }
    return found;
}

std::string PermissionTable::denial(Roles roles, Resource resource, Verb verb) const {
    Roles able;
    for (const Role role : Roles::all(role_count)) {
        if (!sufficient(role, resource, verb).empty()) able.insert(role);
    }
    const std::string what = fmt::format("{} the {}", name(verb), name(resource));
    if (able.empty()) return fmt::format("nobody may {}", what);
    const Relations through = sufficient(roles, resource, verb);
    if (!through.empty()) return fmt::format("you may {} only as {}", what, listed(through));
    return fmt::format("your roles do not let you {}; ask one who may: {}", what, listed(able));
}

}  // namespace comity::access
