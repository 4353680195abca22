// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/standing_in.h"

#include <gmock/gmock.h>

#include "node/accounts/schema.h"
#include "node/accounts/trust_desk.h"
#include "node/docket/queries.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::HasSubstr;

class StandingIn : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = accounts_schema();
        ASSERT_TRUE(store::migrate(**test.node().database().writer(), {&schema, 1}));
        for (const auto& [id, role] : {std::pair("anna", "officer"), {"carl", "officer"}, {"hana", "head-of-unit"}})
            make(id, role);
    }

    void make(std::string_view id, std::string_view roles) {
        const auto made = book.give(administrator, std::string(id),
                                    {.name = "create-account",
                                     .arguments = Value::object({{"account", id},
                                                                 {"sign_in_name", id},
                                                                 {"name", id},
                                                                 {"unit", "u1"},
                                                                 {"language", "en"},
                                                                 {"roles", roles}}),
                                     .actor = ""});
        ASSERT_TRUE(made) << to_string(made.error());
    }
    Result<TrustProposal> propose(const Person& person, std::string_view substitute) {
        return trust.propose(
            person, "hana", "grant-substitution",
            Value::object(
                {{"substitute", substitute}, {"from", "2024-01-22"}, {"until", "2024-01-26"}, {"reason", "on leave"}}),
            "the head is away");
    }
    Result<access::Account> grant(const Person& person, std::string_view substitute) {
        TRY(proposed, propose(person, substitute));
        TRY(approved, trust.approve(administrator, proposed.id));
        return approved.account;
    }

    TestNode test{GetParam()};
    AccountBook book{*test.office().authority, *test.office().writer, test.node().database()};
    TrustDesk trust{book, *test.office().authority, *test.office().writer, test.node().database(),
                    test.office().authority->four_eyes};
    const Person administrator{.account = "administrator",
                               .roles = access::Role::administrator,
                               .unit = "",
                               .on_behalf_of = "",
                               .fresh = true};
    const Person anna = TestNode::officer("anna");
    const Person hana = TestNode::head("hana", "u1");
    const Person carl = TestNode::officer("carl");
};

TEST_P(StandingIn, GivesTheOthersRolesUnderBothNamesForTheDaysGranted) {
    EXPECT_EQ(in_place_of(book, carl, "hana").error().kind, ErrorKind::forbidden);
    ASSERT_TRUE(grant(hana, "carl"));
    const auto placed = in_place_of(book, carl, "hana");
    ASSERT_TRUE(placed) << to_string(placed.error());
    EXPECT_EQ(placed->account, "carl");
    EXPECT_EQ(placed->on_behalf_of, "hana");
    EXPECT_EQ(placed->seat(), "hana");
    EXPECT_EQ(placed->roles, access::Roles(access::Role::head_of_unit));
    EXPECT_EQ(placed->as_head(), "unit:u1");
    EXPECT_FALSE(in_place_of(book, anna, "hana")) << "she was not named";
    EXPECT_EQ(to_string(in_place_of(book, anna, "hana").error()).find("hana"),
              to_string(in_place_of(book, anna, "hank").error()).find("hank"))
        << "the same, whether there is such an account";
    test.at("2024-01-26T23:00:01+01:00");
    EXPECT_TRUE(in_place_of(book, carl, "hana"));
    test.at("2024-01-27T00:00:01+01:00");
    EXPECT_FALSE(in_place_of(book, carl, "hana")) << "the day ends at the seat of the authority";
}

TEST_P(StandingIn, DoesNotTakeOnTheRolesThatTheOtherGetsLater) {
    ASSERT_TRUE(grant(hana, "carl"));
    const auto proposed = trust.propose(administrator, "hana", "change-roles",
                                        Value::object({{"roles", "head-of-unit deputy"}}), "she signs now");
    ASSERT_TRUE(proposed) << to_string(proposed.error());
    const Person root{
        .account = "root", .roles = access::Role::administrator, .unit = "", .on_behalf_of = "", .fresh = true};
    const auto approved = trust.approve(root, proposed->id);
    ASSERT_TRUE(approved) << to_string(approved.error());
    const auto placed = in_place_of(book, carl, "hana");
    ASSERT_TRUE(placed) << to_string(placed.error());
    EXPECT_EQ(placed->roles, access::Roles(access::Role::head_of_unit));
    const auto of_carl = list_substitutions(book, carl, "carl");
    EXPECT_EQ(of_carl->find("acts_for")->as_list()->front().find("roles")->as_list()->size(), 1U);
}

TEST_P(StandingIn, EndsWithTheSubstitutionOrTheAccountAndIsNoTokens) {
    ASSERT_TRUE(grant(hana, "carl"));
    Person program = carl;
    program.scope = access::TokenScope{};
    EXPECT_THAT(in_place_of(book, program, "hana").error().message, HasSubstr("a token acts for the account"));
    ASSERT_TRUE(book.give(
        hana, "hana", {.name = "end-substitution", .arguments = Value::object({{"substitution", "v1"}}), .actor = ""}));
    EXPECT_FALSE(in_place_of(book, carl, "hana"));
    ASSERT_TRUE(grant(hana, "carl"));
    EXPECT_TRUE(in_place_of(book, carl, "hana"));
    ASSERT_TRUE(book.give(administrator, "hana",
                          {.name = "disable-account", .arguments = Value::object({{"reason", "left"}}), .actor = ""}));
    EXPECT_FALSE(in_place_of(book, carl, "hana"));
}

TEST_P(StandingIn, IsProposedByThePersonAndApprovedByAnotherWhomItDoesNotConcern) {
    EXPECT_EQ(propose(anna, "carl").error().kind, ErrorKind::forbidden) << "an account of somebody else";
    EXPECT_EQ(grant(hana, "nobody").error().kind, ErrorKind::not_found);
    make("sara", "deputy");
    const Person sara{
        .account = "sara", .roles = access::Role::deputy, .unit = "u1", .on_behalf_of = "", .fresh = true};
    const auto for_sara = propose(hana, "sara");
    ASSERT_TRUE(for_sara) << to_string(for_sara.error());
    EXPECT_THAT(trust.approve(sara, for_sara->id).error().message, HasSubstr("in themselves")) << "she would stand in";
    const auto proposed = propose(hana, "carl");
    Person placed = sara;
    placed.on_behalf_of = "hana";
    EXPECT_EQ(trust.approve(placed, proposed->id).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(propose(placed, "anna").error().kind, ErrorKind::forbidden) << "who stands in names nobody else";
    Person stale = sara;
    stale.fresh = false;
    EXPECT_THAT(trust.approve(stale, proposed->id).error().message, HasSubstr("fresh sign-in"));
    ASSERT_TRUE(trust.approve(sara, proposed->id));
    const auto listed = list_substitutions(book, hana, "hana");
    ASSERT_TRUE(listed);
    const Value newest = listed->find("granted")->as_list()->front();
    EXPECT_EQ(newest.string_at("substitute").value(), "carl");
    EXPECT_EQ(newest.string_at("state").value(), "runs");
    const auto of_carl = list_substitutions(book, carl, "carl");
    EXPECT_EQ(of_carl->find("acts_for")->as_list()->front().string_at("account").value(), "hana");
    EXPECT_EQ(list_substitutions(book, anna, "hana").error().kind, ErrorKind::forbidden);
}

TEST_P(StandingIn, SeesAndDoesInCasesWhatTheOtherMayAndApprovesNothingTwice) {
    const std::string id = test.open_case();
    EXPECT_FALSE(test.cases().open(carl, id));
    ASSERT_TRUE(grant(hana, "carl"));
    const Person placed = in_place_of(book, carl, "hana").value();
    ASSERT_TRUE(test.cases().open(placed, id));
    {
        auto lease = test.node().database().reader();
        const auto readings = list_readings(**lease, "ch-bj", id, 1);
        EXPECT_EQ(readings->front().account, "carl");
        EXPECT_EQ(readings->front().on_behalf_of, "hana");
    }
    ASSERT_TRUE(test.give(anna, id, "add-subject",
                          Value::object({{"role", "accused"}, {"names", Value::list({"Ali Example"})}})));
    ASSERT_TRUE(test.give(
        anna, id, "record-custody",
        Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}})));
    const Value silence = Value::object({{"clock", "k.ece-40/s1"}, {"until", "2024-02-10"}, {"reason", "announced"}});
    const auto waiting_for = [&](const Person& person) {
        auto lease = test.node().database().reader();
        return list_proposals(**lease, {"ch-bj", person, test.office().writer->now()}, Page(10)).value().size();
    };
    ASSERT_TRUE(test.give(placed, id, "silence-clock", silence));
    EXPECT_EQ(waiting_for(hana), 0U) << "it was proposed in her place";
    EXPECT_EQ(waiting_for(placed), 0U);
    const Value approval = Value::object({{"proposal", "a1"}});
    for (const Person& person : {hana, placed})
        EXPECT_EQ(test.give(person, id, "approve", approval).error().kind, ErrorKind::forbidden);
    ASSERT_TRUE(test.give(anna, id, "silence-clock", silence));
    EXPECT_EQ(waiting_for(placed), 1U);
    const auto approved = test.give(placed, id, "approve", Value::object({{"proposal", "a2"}}));
    ASSERT_TRUE(approved) << to_string(approved.error());
    const auto opened = test.cases().open(anna, id);
    EXPECT_EQ(opened->state.proposals[1].approved_by.front(), (command::Participant{"carl", "hana"}));
    EXPECT_EQ(opened->story.back().event.actor, "carl");
    EXPECT_EQ(opened->story.back().event.on_behalf_of, "hana");
}

TEST_P(StandingIn, OpensNoCaseByBreakingTheGlassAndApprovesNoTrustInThePrincipal) {
    make("sara", "deputy");
    Person for_sara = anna;
    for_sara.on_behalf_of = "sara";
    for_sara.roles = access::Role::deputy;
    const std::string id = test.open_case();
    EXPECT_THAT(test.give(for_sara, id, "break-glass", Value::object({{"reason", "night"}})).error().message,
                HasSubstr("in another's place"));
    const auto proposed = trust.propose(administrator, "sara", "change-roles",
                                        Value::object({{"roles", "deputy officer"}}), "she works on cases too");
    ASSERT_TRUE(proposed) << to_string(proposed.error());
    EXPECT_THAT(trust.approve(for_sara, proposed->id).error().message,
                HasSubstr("nobody approves a change of trust in themselves"));
}

INSTANTIATE_TEST_SUITE_P(Engines, StandingIn, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
