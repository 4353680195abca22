// SPDX-License-Identifier: EUPL-1.2
#include "access/four_eyes.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "access/access_tables.h"
#include "access/built_in_tables.h"

namespace comity::access {
namespace {

const PermissionTable& table() {
    return PermissionTable::built_in();
}

const std::vector<Participant> proposed_by_anna = {{"anna", ""}};
const std::vector<Participant> nobody;

Permission approve(const FourEyes& rules, Role role, Relations relations, Act act, Participant approver,
                   const std::vector<Participant>& proposers = proposed_by_anna,
                   const std::vector<Participant>& approvers = nobody) {
    return rules.may_approve(table(), role, relations, act, "extradition", approver, proposers, approvers);
}

TEST(four_eyes, every_act_has_somebody_to_propose_and_another_role_or_person_to_approve) {
    const FourEyes rules = FourEyes::built_in();
    for (const Act act : SetOf<Act>::all(act_count)) {
        const ActRule& rule = rules.rule(act, "");
        EXPECT_EQ(rule.approvals, 1) << name(act);
        for (const Resource resource : rule.on) {
            for (const Role role : rule.proposed_by) {
                EXPECT_FALSE(table().sufficient(role, resource, Verb::propose).empty()) << name(act) << name(role);
            }
            for (const Role role : rule.approved_by) {
                EXPECT_FALSE(table().sufficient(role, resource, Verb::approve).empty()) << name(act) << name(role);
            }
        }
    }
}

TEST(four_eyes, surrender_and_erasure_take_the_deputy) {
    const FourEyes rules = FourEyes::built_in();
    EXPECT_EQ(rules.rule(Act::surrender, "").approved_by, Roles(Role::deputy));
    EXPECT_EQ(rules.rule(Act::erase, "").approved_by, Roles(Role::deputy));
    EXPECT_FALSE(approve(rules, Role::head_of_unit, Relation::unit_head, Act::surrender, {"boris", ""}).allowed());
    EXPECT_TRUE(approve(rules, Role::deputy, Relation::granted, Act::surrender, {"dora", ""}).allowed());
}

TEST(four_eyes, the_proposer_never_approves_under_any_name) {
    const FourEyes rules = FourEyes::built_in();
    const auto answer = [&](Participant approver, std::vector<Participant> proposers) {
        return approve(rules, Role::head_of_unit, Relation::unit_head, Act::send, approver, proposers).allowed();
    };
    EXPECT_TRUE(answer({"boris", ""}, {{"anna", ""}}));
    EXPECT_FALSE(answer({"anna", ""}, {{"anna", ""}}));
    EXPECT_FALSE(answer({"boris", "anna"}, {{"anna", ""}}));             // anna's substitute, as anna
    EXPECT_FALSE(answer({"anna", ""}, {{"boris", "anna"}}));             // proposed for anna by her substitute
    EXPECT_FALSE(answer({"carla", "anna"}, {{"boris", "anna"}}));        // both for anna
    EXPECT_FALSE(answer({"boris", ""}, {{"anna", ""}, {"boris", ""}}));  // changed by boris before it was proposed
    EXPECT_TRUE(answer({"carla", ""}, {{"boris", "anna"}}));
}

TEST(four_eyes, an_earlier_proposal_of_another_act_does_not_bar_the_head) {
    const FourEyes rules = FourEyes::built_in();
    EXPECT_TRUE(approve(rules, Role::head_of_unit, {Relation::unit_head, Relation::proposer}, Act::send, {"boris", ""})
                    .allowed());
}

TEST(four_eyes, role_and_relation_are_needed_as_well) {
    const FourEyes rules = FourEyes::built_in();
    EXPECT_EQ(approve(rules, Role::head_of_unit, {}, Act::send, {"boris", ""}).answer, Permission::Answer::hidden);
    EXPECT_EQ(approve(rules, Role::officer, Relation::owner, Act::send, {"boris", ""}).answer,
              Permission::Answer::forbidden);
    EXPECT_EQ(approve(rules, Role::officer, Relation::owner, Act::send, {"boris", ""}).reason,
              "your roles do not let you approve the document; ask one who may: head-of-unit, deputy");
    EXPECT_FALSE(rules.may_propose(table(), Role::translator, Relation::team, Act::send, "").allowed());
    EXPECT_TRUE(rules.may_propose(table(), Role::officer, Relation::team, Act::send, "").allowed());
    EXPECT_FALSE(rules.may_propose(table(), Role::registrar, Relation::owner, Act::decide, "").allowed());
    EXPECT_TRUE(rules.may_propose(table(), Role::registrar, Relation::owner, Act::erase, "").allowed());
}

TEST(four_eyes, rules_differ_by_kind_of_case_where_the_authority_says_so) {
    FourEyes rules = FourEyes::built_in();
    ASSERT_TRUE(rules.configure(Act::send, "extradition", Role::officer, Role::deputy, 2));
    EXPECT_FALSE(approve(rules, Role::head_of_unit, Relation::unit_head, Act::send, {"boris", ""}).allowed());
    EXPECT_EQ(rules.rule(Act::send, "assistance").approvals, 1);
    const std::vector<Participant> one = {{"dora", ""}};
    const std::vector<Participant> two = {{"dora", ""}, {"emil", ""}};
    const std::vector<Participant> one_twice = {{"dora", ""}, {"dora", "emil"}};
    EXPECT_FALSE(rules.approved(Act::send, "extradition", one));
    EXPECT_FALSE(rules.approved(Act::send, "extradition", one_twice));
    EXPECT_TRUE(rules.approved(Act::send, "extradition", two));
    EXPECT_TRUE(rules.approved(Act::send, "assistance", one));
    EXPECT_FALSE(
        approve(rules, Role::deputy, Relation::granted, Act::send, {"dora", ""}, proposed_by_anna, one).allowed());
}

std::string refusal(Result<void> outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

TEST(four_eyes, a_rule_nobody_could_follow_is_refused) {
    FourEyes rules = FourEyes::built_in();
    EXPECT_EQ(refusal(rules.configure(Act::send, "", Role::officer, {}, 1)),
              "nobody would approve 'send' (name at least one role)");
    EXPECT_EQ(refusal(rules.configure(Act::send, "", Role::officer, Role::deputy, 0)),
              "0 approvals of 'send' (from 1 to 5)");
    EXPECT_EQ(refusal(rules.configure(Act::send, "", Role::officer, Role::deputy, max_approvals)), "accepted");
    EXPECT_EQ(refusal(rules.configure(Act::send, "", Role::officer, Role::deputy, max_approvals + 1)),
              "6 approvals of 'send' (from 1 to 5)");
    EXPECT_EQ(refusal(rules.configure(Act::send, "", Role::officer, Role::translator, 1)),
              "a translator cannot approve 'send' (no relation lets the role approve the document)");
}

TEST(four_eyes, a_table_with_a_slip_is_refused_at_its_line) {
    const auto read = [](std::string_view text) {
        const auto rules = FourEyes::read(text);
        return rules ? "accepted" : to_string(rules.error());
    };
    EXPECT_EQ(read("act,on,proposed_by,approved_by,is\nsent,document,officer,deputy,x\n"),
              "src/access/acts.csv:2:1: 'sent' is no act (is 'send' meant?)");
    EXPECT_EQ(read("act,on,proposed_by,approved_by,is\nsend,document,officer,deputy,x\n"),
              "src/access/acts.csv:1:1: the act 'decide' is missing (every act needs a rule)");
    EXPECT_EQ(
        read("act,on,proposed_by,approved_by,is\nsend,document,officer,,x\n"),
        "src/access/acts.csv:2:1: the row leaves a cell empty (name the act, what it is done to, who proposes and "
        "who approves)");
}

TEST(documentation, shows_the_tables_the_program_runs) {
    std::ifstream file("docs/operate/access.md");
    std::ostringstream page;
    page << file.rdbuf();
    EXPECT_NE(page.str().find(access_tables()), std::string::npos)
        << "put this into docs/operate/access.md, in the place of the tables there:\n"
        << access_tables();
}

}  // namespace
}  // namespace comity::access
