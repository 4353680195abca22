// SPDX-License-Identifier: EUPL-1.2
#include <future>

#include <gmock/gmock.h>

#include "node/docket/queries.h"
#include "node/maintenance.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using store::Engine;
using ::testing::HasSubstr;

class CaseDeskOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person boris = TestNode::officer("boris");
    Person stranger = TestNode::officer("stranger");
    Person head = TestNode::head("hana", "u1");

    void arrest(const std::string& id) {
        ASSERT_TRUE(test.give(anna, id, "add-subject",
                              Value::object({{"role", "accused"}, {"names", Value::list({"Ali Example"})}})));
        ASSERT_TRUE(test.give(
            anna, id, "record-custody",
            Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}})));
    }

    std::vector<std::string> column(std::string_view sql) {
        auto lease = test.node().database().reader();
        return (*lease)->all(sql, {}, [](const store::Row& row) { return row.string(0); }).value();
    }
};

TEST_P(CaseDeskOn, AnOpenedCaseHasItsNumberOwnerAndDocketRow) {
    const std::string id = test.open_case();
    const auto opened = test.cases().open(anna, id);
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_EQ(opened->state.number, "EXT-I-2024-00001");
    EXPECT_EQ(opened->state.owner, "anna");
    EXPECT_EQ(column("SELECT number FROM docket_case"), std::vector<std::string>{"EXT-I-2024-00001"});
    test.open_case();
    EXPECT_EQ(column("SELECT number FROM docket_case ORDER BY number").back(), "EXT-I-2024-00002");
}

TEST_P(CaseDeskOn, ACaseOneMayNotSeeDoesNotExist) {
    const std::string id = test.open_case();
    const auto hidden = test.cases().open(stranger, id);
    const auto missing = test.cases().open(stranger, "nosuchcase");
    ASSERT_FALSE(hidden);
    ASSERT_FALSE(missing);
    EXPECT_EQ(to_string(hidden.error()), to_string(missing.error()));
    const auto write = test.give(stranger, id, "write-note", Value::object({{"says", "x"}}));
    const auto nowhere = test.give(stranger, "nosuchcase", "write-note", Value::object({{"says", "x"}}));
    EXPECT_EQ(to_string(write.error()), to_string(nowhere.error()));
}

TEST_P(CaseDeskOn, AGrantLetsSomebodyReadUntilItsEnd) {
    const std::string id = test.open_case();
    ASSERT_TRUE(test.give(
        anna, id, "grant-access",
        Value::object({{"account", "stranger"}, {"reason", "knows the family"}, {"until", "2024-01-23T09:00:00Z"}})));
    EXPECT_TRUE(test.cases().open(stranger, id));
    EXPECT_EQ(test.give(stranger, id, "close-nothing", Value::object()).error().kind, ErrorKind::not_found);
    EXPECT_EQ(test.give(stranger, id, "record-fact", Value::object({{"fact", "request.urgent"}, {"value", true}}))
                  .error()
                  .kind,
              ErrorKind::forbidden);
    test.at("2024-01-23T09:00:01Z");
    EXPECT_FALSE(test.cases().open(stranger, id));
}

TEST_P(CaseDeskOn, BreakingTheGlassIsShortAndToldToTheOwner) {
    const std::string id = test.open_case();
    ASSERT_TRUE(test.give(stranger, id, "break-glass", Value::object({{"reason", "night duty, arrest reported"}})));
    EXPECT_TRUE(test.cases().open(stranger, id));
    EXPECT_THAT(column("SELECT says FROM docket_task WHERE owner = 'anna'").front(),
                HasSubstr("stranger opened this case by breaking the glass: night duty"));
    test.at("2024-01-22T13:00:01Z");
    EXPECT_FALSE(test.cases().open(stranger, id));
}

TEST_P(CaseDeskOn, AnArrestPutsTheFortyDaysIntoTheDocket) {
    const std::string id = test.open_case();
    arrest(id);
    EXPECT_EQ(column("SELECT due FROM docket_clock WHERE id = 'k.ece-40/s1'"), std::vector<std::string>{"2024-03-01"});
    EXPECT_EQ(column("SELECT careful FROM docket_clock WHERE id = 'k.ece-40/s1'"),
              std::vector<std::string>{"2024-02-29"});
}

TEST_P(CaseDeskOn, NothingIsGoneAfterARestart) {
    const std::string id = test.open_case();
    arrest(id);
    const auto before = test.cases().open(anna, id);
    test.open();
    const auto after = test.cases().open(anna, id);
    ASSERT_TRUE(after) << to_string(after.error());
    EXPECT_EQ(after->state.version(), before->state.version());
    EXPECT_EQ(after->state.clocks.size(), before->state.clocks.size());
    EXPECT_EQ(after->state.subjects.front().held->place, before->state.subjects.front().held->place);
}

TEST_P(CaseDeskOn, ARepeatedCommandHasNoSecondEffect) {
    const std::string id = test.open_case();
    const Writer::Once once{"anna/1", record::leaf_hash("the command")};
    const Value note = Value::object({{"says", "called the embassy"}});
    const auto first = test.give(anna, id, "write-note", note, 0, once);
    const auto second = test.give(anna, id, "write-note", note, 0, once);
    ASSERT_TRUE(second);
    EXPECT_EQ(*first, *second);
    EXPECT_EQ(test.cases().open(anna, id)->state.notes.size(), 1U);
    const auto other = test.give(anna, id, "write-note", Value::object({{"says", "else"}}), 0,
                                 {"anna/1", record::leaf_hash("another command")});
    EXPECT_EQ(other.error().kind, ErrorKind::conflict);
}

TEST_P(CaseDeskOn, AConflictSaysWhatChanged) {
    const std::string id = test.open_case();
    const std::uint64_t seen = test.cases().open(anna, id)->state.version();
    ASSERT_TRUE(test.give(boris, id, "write-note", Value::object({{"says", "called"}})));
    const auto late = test.give(anna, id, "write-note", Value::object({{"says", "x"}}), seen);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, ErrorKind::conflict);
    EXPECT_THAT(late.error().hint, HasSubstr("note-written by boris"));
}

TEST_P(CaseDeskOn, WhatOnePersonProposesAnotherOfTheRightRoleApproves) {
    const std::string id = test.open_case();
    arrest(id);
    const auto proposed =
        test.give(anna, id, "silence-clock",
                  Value::object({{"clock", "k.ece-40/s1"}, {"until", "2024-02-10"}, {"reason", "papers announced"}}));
    ASSERT_TRUE(proposed) << to_string(proposed.error());
    EXPECT_THAT(*proposed, HasSubstr("\"waits_for\":\"a1\""));
    const Value approval = Value::object({{"proposal", "a1"}});
    EXPECT_EQ(test.give(anna, id, "approve", approval).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(test.give(boris, id, "approve", approval).error().kind, ErrorKind::forbidden);
    Person stale = head;
    stale.fresh = false;
    EXPECT_THAT(test.give(stale, id, "approve", approval).error().message, HasSubstr("fresh sign-in"));
    const auto approved = test.give(head, id, "approve", approval);
    ASSERT_TRUE(approved) << to_string(approved.error());
    EXPECT_TRUE(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->silence);
}

TEST_P(CaseDeskOn, TheSamePersonInACaseOneMayNotSeeRaisesAnAlarmThatSaysOnlyWhomToAsk) {
    const Value person = Value::object(
        {{"role", "accused"},
         {"names", Value::list({"Ali Example"})},
         {"identifiers",
          Value::list({Value::object({{"type", "passport"}, {"value", "U 123-456"}, {"issued_by", "TR"}})})}});
    const std::string first = test.open_case("secret affair");
    ASSERT_TRUE(test.give(anna, first, "add-subject", person));
    const auto opened = test.cases().open_case(stranger, Value::object({{"kind", "assistance"},
                                                                        {"direction", "incoming"},
                                                                        {"counterpart", "TR"},
                                                                        {"title", "other"},
                                                                        {"substitute", "boris"}}));
    const std::string second = format::read_value(*opened, "answer")->string_at("case").value();
    ASSERT_TRUE(test.give(
        stranger, second, "add-subject",
        Value::object({{"role", "witness"},
                       {"names", Value::list({"A. Example"})},
                       {"identifiers", Value::list({Value::object(
                                           {{"type", "passport"}, {"value", "u123456"}, {"issued_by", "TR"}})})}})));
    const auto story = test.cases().open(stranger, second)->story;
    EXPECT_EQ(story.back().event.type, "duplicate-noticed");
    EXPECT_EQ(story.back().payload.string_at("ask").value(), "anna");
    EXPECT_THAT(story.back().event.payload, ::testing::Not(HasSubstr("secret")));
    EXPECT_EQ(test.cases().open(anna, first)->story.back().payload.string_at("ask").value(), "stranger");
}

TEST_P(CaseDeskOn, AClosedCaseIsErasedByTwoPersonsAndTheLogStillVerifies) {
    const std::string id = test.open_case("very private");
    const Value reason = Value::object({{"reason", "retention of ten years is over"}});
    EXPECT_EQ(test.give(anna, id, "erase-case", reason).error().kind, ErrorKind::conflict);
    test.withdraw_and_close(anna, id);
    const std::uint64_t before = test.cases().open(anna, id)->state.version();
    const auto of_officer = test.give(anna, id, "erase-case", reason);
    ASSERT_FALSE(of_officer);
    EXPECT_EQ(of_officer.error().kind, ErrorKind::forbidden);
    EXPECT_THAT(to_string(of_officer.error()), HasSubstr("it is for: head-of-unit registrar"));
    EXPECT_EQ(test.cases().open(anna, id)->state.version(), before) << "nothing of it is recorded";
    ASSERT_TRUE(test.give(head, id, "erase-case", reason));
    EXPECT_EQ(test.give(head, id, "approve", Value::object({{"proposal", "a1"}})).error().kind, ErrorKind::forbidden);
    Person deputy = TestNode::head("sara", "u1");
    deputy.roles = access::Role::deputy;
    const auto erased = test.give(deputy, id, "approve", Value::object({{"proposal", "a1"}}));
    ASSERT_TRUE(erased) << to_string(erased.error());
    EXPECT_EQ(test.cases().open(anna, id).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(column("SELECT title FROM docket_case").empty());
    test.open();
    const auto check = check_record(test.office(), test.node().database());
    ASSERT_TRUE(check);
    EXPECT_TRUE(check->faults.empty()) << check->faults.front();
    EXPECT_GT(check->erased, 0U);
}

TEST_P(CaseDeskOn, AKeyThatIsGoneWithoutErasureIsAFaultOfTheRecord) {
    const std::string id = test.open_case();
    ASSERT_TRUE(
        test.node().database().writer().value()->run("DELETE FROM record_data_keys WHERE stream_id = $1", {id}));
    test.open();  // without the keys it holds
    const auto check = check_record(test.office(), test.node().database());
    ASSERT_TRUE(check) << to_string(check.error());
    EXPECT_THAT(check->faults, ::testing::Contains("case/" + id + " has events and no data key"));
}

TEST_P(CaseDeskOn, WhoProposesAnActIsAsTheSettingsSayForTheKindOfCase) {
    test.configure("\n[[authority.four_eyes]]\nact = \"erase\"\nkind = \"extradition\"\nproposed_by = [\"officer\"]\n");
    const Value reason = Value::object({{"reason", "retention of ten years is over"}});
    const std::string id = test.open_case();
    test.withdraw_and_close(anna, id);
    EXPECT_EQ(test.give(head, id, "erase-case", reason).error().kind, ErrorKind::forbidden);
    const auto proposed = test.give(anna, id, "erase-case", reason);
    EXPECT_TRUE(proposed) << to_string(proposed.error());
}

TEST_P(CaseDeskOn, WhoStandsForTheProposerApprovesNothingOfTheirs) {
    const std::string id = test.open_case();
    arrest(id);
    Person stand_in = head;
    stand_in.account = "sara";
    stand_in.on_behalf_of = "anna";
    const Value silence =
        Value::object({{"clock", "k.ece-40/s1"}, {"until", "2024-02-10"}, {"reason", "papers announced"}});
    ASSERT_TRUE(test.give(anna, id, "silence-clock", silence));
    const Value approval = Value::object({{"proposal", "a1"}});
    EXPECT_EQ(test.give(stand_in, id, "approve", approval).error().kind, ErrorKind::forbidden);
    stand_in.on_behalf_of = "";
    EXPECT_TRUE(test.give(stand_in, id, "approve", approval));
    Person for_head = anna;
    for_head.on_behalf_of = "hana";
    for_head.roles = head.roles;
    for_head.unit = head.unit;
    ASSERT_TRUE(test.give(for_head, id, "silence-clock", silence));
    EXPECT_EQ(test.give(head, id, "approve", Value::object({{"proposal", "a2"}})).error().kind, ErrorKind::forbidden)
        << "it was proposed in the name of the head";
    const auto story = test.cases().open(anna, id)->story;
    EXPECT_EQ(story.back().event.on_behalf_of, "hana");
}

TEST_P(CaseDeskOn, WhoApprovesAnActIsAsTheSettingsSayForTheKindOfCase) {
    test.configure(
        "\n[[authority.four_eyes]]\nact = \"silence-clock\"\nkind = \"extradition\"\napproved_by = [\"deputy\"]\n");
    Person deputy = TestNode::head("sara", "u1");
    deputy.roles = access::Role::deputy;
    const std::string id = test.open_case();
    arrest(id);
    ASSERT_TRUE(
        test.give(anna, id, "silence-clock",
                  Value::object({{"clock", "k.ece-40/s1"}, {"until", "2024-02-10"}, {"reason", "papers announced"}})));
    const Value approval = Value::object({{"proposal", "a1"}});
    EXPECT_EQ(test.give(head, id, "approve", approval).error().kind, ErrorKind::forbidden);
    const auto approved = test.give(deputy, id, "approve", approval);
    EXPECT_TRUE(approved) << to_string(approved.error());
}

TEST_P(CaseDeskOn, AnActThatTakesTwoApprovalsHappensAtTheSecondAndNotByOnePersonTwice) {
    test.configure("\n[[authority.four_eyes]]\nact = \"silence-clock\"\napprovals = 2\n");
    Person deputy = TestNode::head("sara", "u1");
    deputy.roles = access::Role::deputy;
    const std::string id = test.open_case();
    arrest(id);
    ASSERT_TRUE(
        test.give(anna, id, "silence-clock",
                  Value::object({{"clock", "k.ece-40/s1"}, {"until", "2024-02-10"}, {"reason", "papers announced"}})));
    const auto waiting_for = [&](const Person& person) {
        auto lease = test.node().database().reader();
        return list_proposals(**lease, {"ch-bj", person, test.office().writer->now()}, Page(10)).value().size();
    };
    const Value approval = Value::object({{"proposal", "a1"}});
    const auto first = test.give(head, id, "approve", approval);
    ASSERT_TRUE(first) << to_string(first.error());
    EXPECT_THAT(*first, HasSubstr("\"waits_for\":\"a1\""));
    EXPECT_FALSE(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->silence);
    EXPECT_THAT(test.give(head, id, "approve", approval).error().message, HasSubstr("you have approved"));
    EXPECT_EQ(waiting_for(head), 0U);
    EXPECT_EQ(waiting_for(deputy), 1U);
    const auto second = test.give(deputy, id, "approve", approval);
    ASSERT_TRUE(second) << to_string(second.error());
    EXPECT_THAT(*second, HasSubstr("\"waits_for\":null"));
    const auto state = test.cases().open(anna, id)->state;
    EXPECT_TRUE(state.clock("k.ece-40/s1")->silence);
    EXPECT_EQ(state.proposals[0].approved_by, (std::vector<command::Participant>{{"hana"}, {"sara"}}));
}

TEST_P(CaseDeskOn, ARefusalForNationalityGrowsIntoACaseOfProsecution) {
    Person deputy = TestNode::head("sara", "u1");
    deputy.roles = access::Role::deputy;
    const std::string id = test.open_case();
    int proposals = 0;
    const auto step = [&](std::string_view word) {
        const auto given = test.give(anna, id, "take-step", Value::object({{"step", word}, {"reason", "a Swiss"}}));
        ASSERT_TRUE(given) << word << ": " << to_string(given.error());
        if (given->find("\"waits_for\":null") != std::string::npos) return;
        const auto approved =
            test.give(deputy, id, "approve", Value::object({{"proposal", "a" + std::to_string(++proposals)}}));
        ASSERT_TRUE(approved) << word << ": " << to_string(approved.error());
    };
    const auto fact = [&](std::string_view name, Value value, std::string_view subject) {
        const auto given =
            test.give(anna, id, "record-fact",
                      Value::object({{"fact", name}, {"value", std::move(value)}, {"subject", subject}}));
        ASSERT_TRUE(given) << name << ": " << to_string(given.error());
    };
    ASSERT_TRUE(test.give(anna, id, "add-subject",
                          Value::object({{"role", "accused"}, {"names", Value::list({"Urs Example"})}})));
    fact("person.nationalities", Value::list({Value::object({{"state", "CH"}})}), "s1");
    for (const std::string_view word :
         {"request-received", "registered", "formal-check-begun", "legal-check-begun", "decision-proposed"})
        step(word);
    fact("decision.refusal_grounds", Value::list({"g.nationality"}), "");
    step("refused");
    const auto opened = test.give(anna, id, "open-prosecution-case", Value::object({{"subject", "s1"}}));
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_EQ(column("SELECT number FROM docket_case ORDER BY number"),
              (std::vector<std::string>{"EXT-I-2024-00001", "TPR-I-2024-00001"}));
    EXPECT_EQ(column("SELECT relation FROM docket_link ORDER BY relation"),
              (std::vector<std::string>{"follows", "prosecution-in-place"}));
    EXPECT_EQ(column("SELECT word FROM docket_word WHERE word = 'urs'").size(), 2U);
}

TEST_P(CaseDeskOn, ACompetingRequestReachesTheLawThroughItsLink) {
    const auto other = test.cases().open_case(anna, Value::object({{"kind", "extradition"},
                                                                   {"direction", "incoming"},
                                                                   {"counterpart", "FR"},
                                                                   {"title", "the same person"},
                                                                   {"substitute", "boris"}}));
    const std::string french = format::read_value(*other, "answer")->string_at("case").value();
    ASSERT_TRUE(test.give(anna, french, "take-step", Value::object({{"step", "request-received"}})));
    const std::string id = test.open_case();
    ASSERT_TRUE(test.give(anna, id, "add-subject",
                          Value::object({{"role", "accused"}, {"names", Value::list({"Ali Example"})}})));
    ASSERT_TRUE(test.give(anna, id, "link-case", Value::object({{"to", french}, {"relation", "competing"}})));
    EXPECT_THAT(column("SELECT says FROM docket_task WHERE case_id = '" + id + "'"),
                ::testing::Contains(HasSubstr("Requests compete")));
    auto lease = test.node().database().reader();
    const auto known = test.cases().environment_of(**lease, test.cases().load(**lease, id)->state, test.node().now());
    ASSERT_TRUE(known) << to_string(known.error());
    ASSERT_EQ(known->linked.size(), 1U);
    EXPECT_EQ(known->linked.front().requesting.text(), "FR");
    EXPECT_EQ(to_string(*known->linked.front().received), "2024-01-22");
}

TEST_P(CaseDeskOn, EveryOpeningIsRecordedBeforeAnythingIsShown) {
    const std::string id = test.open_case();
    ASSERT_TRUE(test.cases().open(boris, id));
    EXPECT_FALSE(test.cases().open(stranger, id));
    EXPECT_EQ(column("SELECT account FROM docket_reading WHERE case_id = '" + id + "'"),
              std::vector<std::string>{"boris"});
}

TEST_P(CaseDeskOn, ASearchIsRecordedWithoutItsTerms) {
    const std::string id = test.open_case();
    test.cases().note_search(anna, "search", "Щукин");
    ASSERT_TRUE(test.give(anna, id, "write-note", Value::object({{"says", "the next in the queue"}})));
    EXPECT_EQ(column("SELECT what FROM docket_reading WHERE case_id = '' AND account = 'anna'"),
              std::vector<std::string>{"search"});
    const auto check = check_record(test.office(), test.node().database());
    EXPECT_TRUE(check->faults.empty()) << check->faults.front();
}

TEST_P(CaseDeskOn, WhatWasNotedLastIsRecordedWhenTheNodeEnds) {
    test.cases().note_search(anna, "search", "the last before the end");
    test.open();
    EXPECT_EQ(column("SELECT what FROM docket_reading WHERE case_id = '' AND account = 'anna'"),
              std::vector<std::string>{"search"});
}

// As a full disk does with SQLite: the transaction of the whole group is gone.
TEST_P(CaseDeskOn, ATransactionThatIsLostIsTheFaultOfTheStoreAndOfNoCommand) {
    const auto lost = test.office().writer->run([](Unit& unit) -> Result<std::string> {
        TRY_VOID(unit.rows.script("ROLLBACK"));
        return fail(ErrorKind::invalid, "a case without a title");
    });
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().kind, ErrorKind::unavailable);
    EXPECT_NE(lost.error().message, "a case without a title");
    EXPECT_FALSE(test.open_case().empty()) << "the next group is as good as ever";
}

TEST_P(CaseDeskOn, ManyWritersAtOnceLoseNothing) {
    const std::string id = test.open_case();
    std::vector<std::future<Result<std::string>>> answers;
    for (int i = 0; i < 40; ++i)
        answers.push_back(std::async(std::launch::async, [&, i] {
            return test.give(i % 2 ? anna : boris, id, "write-note",
                             Value::object({{"says", "note " + std::to_string(i)}}));
        }));
    for (auto& answer : answers) EXPECT_TRUE(answer.get());
    const auto opened = test.cases().open(anna, id);
    EXPECT_EQ(opened->state.notes.size(), 40U);
    for (std::size_t i = 0; i < opened->story.size(); ++i) EXPECT_EQ(opened->story[i].event.stream_sequence, i + 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, CaseDeskOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
