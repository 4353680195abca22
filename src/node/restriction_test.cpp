// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "node/docket/retention.h"
#include "node/maintenance.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Restriction : public ::testing::TestWithParam<store::Engine> {
   protected:
    TestNode test{GetParam()};
    const Person anna = TestNode::officer("anna");
    const Person boris = TestNode::officer("boris");
    const Person hana = TestNode::head("hana", "u1");
    const Person sara = [] {
        Person deputy = TestNode::head("sara", "u1");
        deputy.roles = access::Role::deputy;
        return deputy;
    }();
    const Value reason = Value::object({{"reason", "kept for the archive alone"}});

    void decide(const Person& proposer, const std::string& id, std::string_view command, std::string_view proposal) {
        const auto proposed = test.give(proposer, id, command, reason);
        ASSERT_TRUE(proposed) << to_string(proposed.error());
        const auto approved = test.give(sara, id, "approve", Value::object({{"proposal", proposal}}));
        ASSERT_TRUE(approved) << to_string(approved.error());
    }
    std::string restricted() {
        const std::string id = test.open_case("Obsidian");
        test.withdraw_and_close(anna, id);
        decide(hana, id, "restrict-case", "a1");
        return id;
    }
    Asker asker(const Person& person) { return {"ch-bj", person, test.office().writer->now()}; }
    std::vector<std::string> listed(const Person& person) {
        auto lease = test.node().database().reader();
        const auto found = list_cases(**lease, asker(person), {.closed = true}).value();
        std::vector<std::string> titles;
        for (const ListedCase& one : found) titles.push_back(one.title);
        return titles;
    }
    std::vector<std::string> kept(const Person& person) {
        auto lease = test.node().database().reader();
        const auto found = list_restricted(**lease, asker(person), Page(10)).value();
        std::vector<std::string> ids;
        for (const RestrictedCase& one : found) ids.push_back(one.case_id);
        return ids;
    }
};

TEST_P(Restriction, IsOfClosedCasesOnceAndEndsOnce) {
    const std::string id = test.open_case();
    EXPECT_THAT(test.give(hana, id, "restrict-case", reason).error().hint, HasSubstr("only what is closed"));
    test.withdraw_and_close(anna, id);
    EXPECT_EQ(test.give(hana, id, "lift-restriction", reason).error().kind, ErrorKind::conflict);
    EXPECT_EQ(test.give(anna, id, "restrict-case", reason).error().kind, ErrorKind::forbidden)
        << "not an officer's act";
    decide(hana, id, "restrict-case", "a1");
    EXPECT_EQ(test.give(hana, id, "restrict-case", reason).error().kind, ErrorKind::conflict);
}

TEST_P(Restriction, HidesTheCaseFromAllAndTheirKeepersKnowItByItsNumber) {
    const std::string id = restricted();
    for (const Person& person : {anna, boris, hana, sara}) {
        EXPECT_EQ(test.cases().open(person, id).error().kind, ErrorKind::not_found) << person.account;
        EXPECT_THAT(listed(person), IsEmpty()) << person.account;
    }
    EXPECT_EQ(kept(hana), std::vector{id});
    EXPECT_EQ(kept(sara), std::vector{id});
    for (const Person& person : {anna, boris, TestNode::head("emil", "u2")})
        EXPECT_THAT(kept(person), IsEmpty()) << person.account;
    EXPECT_EQ(test.give(anna, id, "write-note", Value::object({{"says", "x"}})).error().kind, ErrorKind::not_found);
    test.open();
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(kept(hana), std::vector{id});
    EXPECT_THAT(listed(anna), IsEmpty()) << "the rows follow from the events";
}

TEST_P(Restriction, LetsThoseInWhoGiveAReasonSinceAndNobodyWhoWasLetInBefore) {
    const std::string id = test.open_case();
    ASSERT_TRUE(test.give(anna, id, "grant-access",
                          Value::object({{"account", "carl"}, {"reason", "x"}, {"until", "2025-01-01T00:00:00Z"}})));
    const Person carl = TestNode::officer("carl");
    ASSERT_TRUE(test.cases().open(carl, id));
    test.withdraw_and_close(anna, id);
    decide(hana, id, "restrict-case", "a1");
    EXPECT_FALSE(test.cases().open(carl, id)) << "a grant of before";
    ASSERT_TRUE(test.give(boris, id, "break-glass", Value::object({{"reason", "a court asks for the file"}})));
    EXPECT_TRUE(test.cases().open(boris, id));
    EXPECT_FALSE(test.cases().open(anna, id)) << "for boris alone";
    test.at("2024-01-22T13:00:01Z");
    EXPECT_FALSE(test.cases().open(boris, id)) << "after four hours";
}

TEST_P(Restriction, EndsByTwoPersonsWhoDoNotReadTheCase) {
    const std::string id = restricted();
    ASSERT_TRUE(test.give(hana, id, "lift-restriction", reason));
    {
        auto lease = test.node().database().reader();
        const auto waiting = list_proposals(**lease, asker(sara), Page(10)).value();
        ASSERT_EQ(waiting.size(), 1U);
        EXPECT_TRUE(waiting[0].restricted);
        EXPECT_EQ(waiting[0].title, "") << "keepers are told nothing of what it says";
    }
    const Value approval = Value::object({{"proposal", "a2"}});
    EXPECT_EQ(test.give(hana, id, "approve", approval).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(test.give(anna, id, "approve", approval).error().kind, ErrorKind::not_found);
    ASSERT_TRUE(test.give(sara, id, "approve", approval));
    EXPECT_THAT(kept(hana), IsEmpty());
    const auto opened = test.cases().open(anna, id);
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_EQ(opened->story.back().event.type, "restriction-lifted");
    EXPECT_EQ(listed(anna), std::vector<std::string>{"Obsidian"});
}

TEST_P(Restriction, IsErasedWithoutBeingShown) {
    const std::string id = restricted();
    decide(hana, id, "erase-case", "a2");
    EXPECT_THAT(kept(hana), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, Restriction, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
