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
    std::vector<std::string> told(const Person& person) {
        auto lease = test.node().database().reader();
        const auto found = list_tasks(**lease, asker(person), Page(10)).value();
        std::vector<std::string> tasks;
        for (const ListedTask& one : found) tasks.push_back(one.id + " " + one.title);
        return tasks;
    }
    void as_node(const std::string& id, std::string_view command, const Value& arguments) {
        const auto done = test.office().writer->run([&](Unit& unit) -> Result<std::string> {
            TRY_VOID(test.cases().give_as_node(unit, id, {.name = std::string(command), .arguments = arguments}));
            return std::string();
        });
        ASSERT_TRUE(done) << to_string(done.error());
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

TEST_P(Restriction, TellsOwnerAndHeadWhoBrokeTheGlassUntilTheyHaveSeenIt) {
    const Value why = Value::object({{"reason", "a court asks for the file"}});
    const std::string id = restricted();
    const Person clara = TestNode::officer("clara");
    ASSERT_TRUE(test.give(clara, id, "break-glass", why));
    EXPECT_EQ(told(anna), std::vector<std::string>{"t1 "}) << "its owner, without its title";
    EXPECT_EQ(told(hana), std::vector<std::string>{"t2 "}) << "who heads its unit";
    EXPECT_THAT(told(boris), IsEmpty());
    EXPECT_THAT(told(TestNode::head("emil", "u2")), IsEmpty());
    test.open();
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(told(anna), std::vector<std::string>{"t1 "});
    const Value seen = Value::object({{"task", "t1"}, {"because", "asked her why"}});
    EXPECT_FALSE(test.give(clara, id, "end-task", seen)) << "not who broke it";
    EXPECT_EQ(test.give(TestNode::officer("carl"), id, "end-task", seen).error().kind, ErrorKind::not_found);
    const Value of_the_head = Value::object({{"task", "t2"}, {"because", "seen"}});
    EXPECT_FALSE(test.give(anna, id, "end-task", of_the_head)) << "it tells the head";
    ASSERT_TRUE(test.give(anna, id, "end-task", seen));
    EXPECT_THAT(told(anna), IsEmpty());
    EXPECT_EQ(told(hana).size(), 1U) << "each for themselves";
    ASSERT_TRUE(test.give(hana, id, "end-task", of_the_head));
    EXPECT_THAT(told(hana), IsEmpty());
    EXPECT_EQ(test.cases().open(anna, id).error().kind, ErrorKind::not_found) << "she is told, and reads no more";
    EXPECT_EQ(test.give(anna, id, "end-task", Value::object({{"task", "t7"}, {"because", "x"}})).error().kind,
              ErrorKind::conflict);
}

TEST_P(Restriction, TellsTheSubstituteWhereTheOwnerBrokeTheGlassAndOfAClosedCaseToo) {
    const std::string id = restricted();
    ASSERT_TRUE(test.give(anna, id, "break-glass", reason));
    EXPECT_THAT(told(anna), IsEmpty());
    EXPECT_EQ(told(boris).size(), 1U);
    const std::string closed = test.open_case("Flint");
    test.withdraw_and_close(anna, closed);
    ASSERT_TRUE(test.give(TestNode::officer("clara"), closed, "break-glass", reason));
    EXPECT_EQ(told(anna), std::vector<std::string>{"t1 Flint"});
    ASSERT_TRUE(test.give(anna, closed, "end-task", Value::object({{"task", "t1"}, {"because", "seen"}})));
    EXPECT_THAT(told(anna), IsEmpty());
}

TEST_P(Restriction, IsDecidedByTheHeadsOfItsUnitAndNoOtherKeeper) {
    const std::string id = test.open_case("Obsidian");
    ASSERT_TRUE(test.give(hana, id, "join-team", Value::object({{"account", "paul"}})));
    test.withdraw_and_close(anna, id);
    decide(hana, id, "restrict-case", "a1");
    Person paul = TestNode::head("paul", "u2");
    EXPECT_EQ(kept(paul), std::vector{id}) << "he worked on it, and may propose";
    ASSERT_TRUE(test.give(hana, id, "lift-restriction", reason));
    EXPECT_EQ(test.give(paul, id, "approve", Value::object({{"proposal", "a2"}})).error().kind, ErrorKind::not_found);
    paul.unit = "u1";
    EXPECT_TRUE(test.give(paul, id, "approve", Value::object({{"proposal", "a2"}})));
}

TEST_P(Restriction, KeepsTheWordsOfWhatWaitedBeforeFromItsKeepers) {
    const std::string id = test.open_case("Obsidian");
    test.withdraw_and_close(anna, id);
    const Value told = Value::object({{"reason", "the file of Ali Example is over"}});
    ASSERT_TRUE(test.give(hana, id, "erase-case", told));
    const auto says = [&] {
        auto lease = test.node().database().reader();
        const auto waiting = list_proposals(**lease, asker(sara), Page(10)).value();
        std::vector<std::string> words;
        for (const ListedProposal& one : waiting) words.push_back(one.says);
        return words;
    };
    EXPECT_EQ(says(), std::vector<std::string>{"the file of Ali Example is over"});
    decide(hana, id, "restrict-case", "a2");
    EXPECT_EQ(says(), std::vector<std::string>{""});
    ASSERT_TRUE(test.give(hana, id, "lift-restriction", reason));
    EXPECT_EQ(says(), (std::vector<std::string>{"", "kept for the archive alone"}));
    ASSERT_TRUE(test.give(sara, id, "approve", Value::object({{"proposal", "a3"}})));
    EXPECT_EQ(says(), std::vector<std::string>{"the file of Ali Example is over"}) << "shown again with the case";
}

TEST_P(Restriction, CountsWhatArrivesForItWithoutShowingIt) {
    const std::string id = restricted();
    const auto arrived = [&] {
        auto lease = test.node().database().reader();
        return list_restricted(**lease, asker(hana), Page(10)).value().front().arrived;
    };
    EXPECT_EQ(arrived(), 0);
    as_node(id, "receive-message",
            Value::object({{"uuid", "0ef1e7f6-95b3-4f7f-8c38-1b3e0e4c0b11"},
                           {"thread", "0ef1e7f6-95b3-4f7f-8c38-1b3e0e4c0b12"},
                           {"sequence", 1},
                           {"channel", "as4"},
                           {"action", "Supplement"},
                           {"from", "tr-moj"},
                           {"at", "2024-01-22T08:00:00Z"}}));
    EXPECT_EQ(arrived(), 1);
    EXPECT_THAT(listed(anna), IsEmpty());
}

TEST_P(Restriction, LooksForTheDuplicatesThatItMissedWhenItEnds) {
    const auto person =
        Value::object({{"role", "sought"}, {"names", Value::list({"Ali Example"})}, {"born", "1980-02-03"}});
    const std::string id = test.open_case("Obsidian");
    ASSERT_TRUE(test.give(anna, id, "add-subject", person));
    test.withdraw_and_close(anna, id);
    decide(hana, id, "restrict-case", "a1");
    const auto other = test.cases().open_case(TestNode::officer("carl"), Value::object({{"kind", "extradition"},
                                                                                        {"direction", "incoming"},
                                                                                        {"counterpart", "TR"},
                                                                                        {"title", "Other"},
                                                                                        {"substitute", "boris"}}));
    const std::string second = format::read_value(*other, "answer").value().string_at("case").value();
    ASSERT_TRUE(test.give(TestNode::officer("carl"), second, "add-subject", person));
    const auto noticed = [&](const Person& of, const std::string& which) {
        return test.cases().open(of, which).value().state.duplicates.size();
    };
    EXPECT_EQ(noticed(TestNode::officer("carl"), second), 0U) << "out of sight, it raises no alarm";
    decide(hana, id, "lift-restriction", "a2");
    EXPECT_EQ(noticed(TestNode::officer("carl"), second), 1U);
    EXPECT_EQ(noticed(anna, id), 1U);
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
