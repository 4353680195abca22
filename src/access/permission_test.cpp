// SPDX-License-Identifier: EUPL-1.2
#include "access/permission.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "access/built_in_tables.h"
#include "format/csv.h"

namespace comity::access {
namespace {

const PermissionTable& table() {
    return PermissionTable::built_in();
}

format::CsvTable expected_matrix() {
    std::ifstream file("src/access/permission_test.csv");
    std::ostringstream text;
    text << file.rdbuf();
    auto read = format::read_csv(text.str(), "src/access/permission_test.csv");
    EXPECT_TRUE(read) << (read ? "" : to_string(read.error()));
    return read ? *std::move(read) : format::CsvTable{};
}

/// The letters of permission_test.csv, in the order of the verbs.
constexpr std::string_view verb_letters = "lrcmpasxgezvd";

/// What exists although one may not see into it: of the authority, not of a case.
bool existence_is_known(Resource resource) {
    switch (resource) {
        case Resource::audit_trail:
        case Resource::account:
        case Resource::role:
        case Resource::configuration:
        case Resource::law:
        case Resource::log:
        case Resource::statistics:
        case Resource::register_pages:
        case Resource::register_entry:
            return true;
        default:
            return false;
    }
}

TEST(permissions, are_what_the_matrix_says_for_every_role_relation_resource_and_verb) {
    const format::CsvTable matrix = expected_matrix();
    std::set<std::pair<Role, Resource>> seen;
    int asked = 0;
    for (const auto& row : matrix.rows) {
        const auto role = parse_role(row.cells[0]);
        const auto resource = parse_resource(row.cells[1]);
        ASSERT_TRUE(role && resource) << to_string(matrix.place(row));
        EXPECT_TRUE(seen.emplace(*role, *resource).second) << to_string(matrix.place(row)) << " stands twice";
        for (std::size_t column = 2; column < matrix.columns.size(); ++column) {
            const auto relation = parse_relation(matrix.columns[column]);
            ASSERT_TRUE(relation);
            const std::string& cell = row.cells[column];
            EXPECT_EQ(cell.find_first_not_of(std::string(verb_letters) + "-"), std::string::npos) << cell;
            for (const Verb verb : Verbs::all(verb_count)) {
                const bool allowed = cell.find(verb_letters[static_cast<std::size_t>(verb)]) != std::string::npos;
                const bool known = existence_is_known(*resource) || cell.find('r') != std::string::npos;
                const auto expected = allowed ? Permission::Answer::allowed
                                      : known ? Permission::Answer::forbidden
                                              : Permission::Answer::hidden;
                const Permission answer = table().may(*role, *relation, *resource, verb);
                EXPECT_EQ(answer.answer, expected)
                    << to_string(matrix.place(row)) << ": " << row.cells[0] << " as " << matrix.columns[column] << ", "
                    << name(verb) << " " << row.cells[1] << ": " << answer.reason;
                EXPECT_EQ(answer.reason.empty(), answer.answer != Permission::Answer::forbidden);
                ++asked;
            }
        }
    }
    EXPECT_EQ(asked, role_count * relation_count * resource_count * verb_count);
}

TEST(permissions, need_to_know_hides_a_case_from_everybody_without_a_relation_to_it) {
    for (const Role role : Roles::all(role_count)) {
        for (const Verb verb : Verbs::all(verb_count)) {
            if (verb == Verb::create) continue;  // a new case has no relations yet
            EXPECT_EQ(table().may(role, {}, Resource::case_file, verb).answer, Permission::Answer::hidden)
                << name(role) << " " << name(verb);
        }
    }
}

TEST(permissions, the_administrator_sees_no_case_content_whatever_the_relation) {
    for (const Resource resource : {Resource::case_file, Resource::subject, Resource::fact, Resource::document,
                                    Resource::clock, Resource::promise, Resource::measure, Resource::note,
                                    Resource::event_history, Resource::audit_trail, Resource::statistics}) {
        EXPECT_TRUE(table().sufficient(Role::administrator, resource, Verb::read).empty()) << name(resource);
        EXPECT_TRUE(table().sufficient(Role::administrator, resource, Verb::list).empty()) << name(resource);
    }
}

TEST(permissions, several_roles_and_relations_allow_what_any_of_them_allows) {
    const Roles both = {Role::officer, Role::public_editor};
    EXPECT_TRUE(table().may(both, {}, Resource::register_pages, Verb::propose).allowed());
    EXPECT_TRUE(table().may(both, Relation::owner, Resource::fact, Verb::create).allowed());
    EXPECT_TRUE(
        table().may(Role::officer, {Relation::proposer, Relation::owner}, Resource::fact, Verb::create).allowed());
}

TEST(permissions, no_role_is_no_permission) {
    for (const Resource resource : Resources::all(resource_count)) {
        for (const Verb verb : Verbs::all(verb_count)) {
            EXPECT_FALSE(table().may({}, Relations::all(relation_count), resource, verb).allowed());
        }
    }
}

TEST(permissions, who_proposed_does_not_approve_even_as_head) {
    const Permission answer =
        table().may(Role::head_of_unit, {Relation::unit_head, Relation::proposer}, Resource::document, Verb::approve);
    EXPECT_EQ(answer.answer, Permission::Answer::forbidden);
    EXPECT_EQ(answer.reason, "who proposed an act does not approve it; another person must");
}

TEST(permissions, a_refusal_names_who_may) {
    EXPECT_EQ(table().may(Role::translator, Relation::team, Resource::case_file, Verb::grant).reason,
              "your roles do not let you grant the case; ask one who may: officer, head-of-unit");
    EXPECT_EQ(table().may(Role::officer, Relation::team, Resource::document, Verb::send).reason,
              "you may send the document only as owner, substitute");
    EXPECT_EQ(table().may(Role::administrator, {}, Resource::law, Verb::erase).reason, "nobody may erase the law");
}

TEST(permissions, queries_learn_which_relations_suffice) {
    EXPECT_EQ(table().sufficient(Role::officer, Resource::case_file, Verb::list),
              (Relations{Relation::owner, Relation::substitute, Relation::team, Relation::granted,
                         Relation::break_glass, Relation::proposer}));
    EXPECT_TRUE(table().sufficient(Role::auditor, Resource::audit_trail, Verb::read).has(Relation::none));
}

std::string refusal(std::string_view permissions, std::string_view resources = resources_csv) {
    const auto read = PermissionTable::read(permissions, resources);
    return read ? "accepted" : to_string(read.error());
}

TEST(permissions, a_table_with_a_slip_is_refused_at_its_line) {
    EXPECT_EQ(refusal("who,as,may,what,because\nofficer,owner,raed,case,x\n"),
              "src/access/permissions.csv:2:1: 'raed' is no verb (is 'read' meant?)");
    EXPECT_EQ(refusal("who,as,may,what,because\n,owner,read,case,x\n"),
              "src/access/permissions.csv:2:1: the row leaves a cell empty (name who, as whom, what they may, on what, "
              "and because of what)");
    EXPECT_EQ(refusal("who,may,what,because\nofficer,read,case,x\n"),
              "src/access/permissions.csv:1:1: the columns are not those of this table (the header is "
              "who,as,may,what,because)");
    EXPECT_EQ(refusal(permissions_csv, "resource,if_denied,is\ncase,hidden,x\n"),
              "src/access/resources.csv:1:1: the resource 'subject' is missing (say whether it is hidden or forbidden "
              "when denied)");
    EXPECT_EQ(refusal(permissions_csv, "resource,if_denied,is\ncase,shown,x\n"),
              "src/access/resources.csv:2:1: 'shown' is no way to deny (write hidden or forbidden)");
    EXPECT_EQ(refusal(permissions_csv, "resource,if_denied,is\ncase,hidden,x\ncase,hidden,x\n"),
              "src/access/resources.csv:3:1: the resource stands twice");
}

TEST(roles, that_judge_or_keep_the_house_are_not_held_with_roles_that_work_on_cases) {
    EXPECT_TRUE(check_together({Role::officer, Role::head_of_unit, Role::public_editor}));
    const auto refused = check_together({Role::officer, Role::administrator});
    ASSERT_FALSE(refused);
    EXPECT_EQ(
        to_string(refused.error()),
        "one person cannot be officer and administrator (give the roles to two persons, or the person two accounts)");
    EXPECT_FALSE(check_together({Role::auditor, Role::administrator}));
    EXPECT_FALSE(check_together({Role::auditor, Role::translator}));
    for (const Role role : Roles::all(role_count)) {
        for (const Role other : never_with(role)) {
            EXPECT_TRUE(never_with(other).has(role)) << name(role) << " and " << name(other);
        }
    }
}

TEST(roles, those_that_open_cases_are_all_but_two) {
    EXPECT_FALSE(case_roles().has(Role::administrator));
    EXPECT_FALSE(case_roles().has(Role::public_editor));
    EXPECT_TRUE(case_roles().has(Role::auditor));
    EXPECT_TRUE(case_roles().has(Role::translator));
}

}  // namespace
}  // namespace comity::access
