// SPDX-License-Identifier: EUPL-1.2
// Meetings on the record, on both engines: who closes which task, and who sees which case behind it.
#include <gmock/gmock.h>

#include "node/maintenance.h"
#include "node/register/lists.h"
#include "node/register/register_desk.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using registry::Meeting;
using store::Engine;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class MeetingDeskOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person clara = TestNode::officer("clara");
    Person stranger = TestNode::officer("stranger");

    RegisterDesk<Meeting>& desk() { return test.office().registry->meetings; }

    std::string held(std::string_view state, std::string_view on) {
        const auto answer =
            desk().begin(anna, Value::object({{"title", "Consultations"},
                                              {"kind", "bilateral"},
                                              {"parties", Value::list({Value::object({{"state", state}})})},
                                              {"from", on},
                                              {"to", on},
                                              {"substitute", "boris"}}));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        const std::string id = format::read_value(*answer, "answer")->string_at("meeting").value();
        must(anna, id, "record-held", Value::object({{"source", "report"}}));
        return id;
    }
    Result<std::string> give(const Person& person, const std::string& id, std::string_view command, Value arguments) {
        return desk().give(person, id, {.name = std::string(command), .arguments = std::move(arguments)});
    }
    void must(const Person& person, const std::string& id, std::string_view command, Value arguments) {
        const auto given = give(person, id, command, std::move(arguments));
        if (!given) throw std::runtime_error(to_string(given.error()));
    }
    void task(const std::string& id, std::string_view says, std::string_view due, Value more = Value::object()) {
        if (!more.find("by")) more.set("by", "us").set("owner", "clara");
        must(anna, id, "record-decision", more.set("says", says).set("due", due));
    }
    std::vector<std::string> tasks(const Person& person, const RegisterTaskFilter& filter = {}) {
        auto lease = test.node().database().reader();
        std::vector<std::string> lines;
        const Asker asker{"ch-bj", person, test.office().writer->now()};
        const auto found = list_register_tasks(**lease, asker, filter, Page(200)).value();
        for (const ListedRegisterTask& one : found)
            lines.push_back(one.due + " " + one.says + " " + one.states + " " + one.case_number);
        return lines;
    }
};

TEST_P(MeetingDeskOn, WhatIsStillToBeDoneIsListedByTheDay) {
    const std::string kazakh = held("KZ", "2024-01-10");
    task(kazakh, "draft", "2024-03-01");
    task(kazakh, "figures", "2024-02-01", Value::object({{"by", "them"}, {"responsible_there", "the ministry"}}));
    task(held("TR", "2024-01-12"), "answer", "2024-02-15");
    must(anna, kazakh, "record-decision", Value::object({{"says", "took note"}}));
    EXPECT_THAT(tasks(stranger),
                ElementsAre("2024-02-01 figures KZ ", "2024-02-15 answer TR ", "2024-03-01 draft KZ "));
    EXPECT_THAT(tasks(stranger, {.owner = "clara"}), ElementsAre("2024-02-15 answer TR ", "2024-03-01 draft KZ "));
    EXPECT_THAT(tasks(stranger, {.by = "them"}), ElementsAre("2024-02-01 figures KZ "));
    EXPECT_THAT(tasks(stranger, {.state = "KZ", .due_before = "2024-03-01"}), ElementsAre("2024-02-01 figures KZ "));
    Person administrator = stranger;
    administrator.roles = access::Role::administrator;
    auto lease = test.node().database().reader();
    EXPECT_EQ(
        list_register_tasks(**lease, {"ch-bj", administrator, test.office().writer->now()}, {}, Page(1)).error().kind,
        ErrorKind::forbidden);
}

TEST_P(MeetingDeskOn, TheOwnerOfATaskSaysThatItIsDoneAndNoMore) {
    const std::string id = held("KZ", "2024-01-10");
    task(id, "draft", "2024-03-01");
    const Value outcome = Value::object({{"decision", "d1"}, {"on", "2024-01-20"}, {"source", "letter"}});
    EXPECT_EQ(give(stranger, id, "complete-task", outcome).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(give(clara, id, "move-task", Value::object({{"decision", "d1"}, {"due", "2025-01-01"}, {"because", "x"}}))
                  .error()
                  .kind,
              ErrorKind::forbidden);
    must(clara, id, "complete-task", outcome);
    EXPECT_THAT(tasks(anna), IsEmpty());
    EXPECT_EQ(desk().open(anna, id)->state.decisions[0].done_on, parse_date("2024-01-20")->first);
}

TEST_P(MeetingDeskOn, ACaseBehindATaskIsSeenOnlyByThoseWhoMaySeeTheCase) {
    const std::string case_id = test.open_case();
    const std::string id = held("TR", "2024-01-10");
    const std::string number = test.cases().open(anna, case_id)->state.number;
    task(id, "answer", "2024-02-15", Value::object({{"by", "us"}, {"owner", "anna"}, {"case", number}}));
    EXPECT_THAT(tasks(anna), ElementsAre("2024-02-15 answer TR " + number));
    EXPECT_THAT(tasks(stranger), ElementsAre("2024-02-15 answer TR "));
    EXPECT_EQ(desk().open(anna, id)->state.decisions[0].case_id, case_id);
    const auto seen = desk().open(stranger, id);
    EXPECT_EQ(seen->state.decisions[0].case_id, "");
    for (const auto& told : seen->story)
        EXPECT_THAT(format::canonical_json(told.payload).value(), ::testing::Not(HasSubstr(case_id)));
    EXPECT_EQ(desk().all(stranger)->front().decisions[0].case_id, "");

    const auto refused = [&](const Person& person, std::string_view named) {
        const auto begun =
            desk().begin(person, Value::object({{"title", "Other"},
                                                {"kind", "video"},
                                                {"parties", Value::list({Value::object({{"state", "TR"}})})},
                                                {"from", "2024-01-10"},
                                                {"to", "2024-01-10"},
                                                {"substitute", "boris"}}));
        const std::string own = format::read_value(*begun, "answer")->string_at("meeting").value();
        return to_string(give(person, own, "record-decision", Value::object({{"says", "x"}, {"case", named}})).error());
    };
    EXPECT_THAT(refused(stranger, number), HasSubstr("there is no case '" + number + "'"));
    EXPECT_THAT(refused(stranger, case_id), HasSubstr("there is no case"));
    EXPECT_THAT(refused(anna, "EXT-I-2024-99999"), HasSubstr("there is no case 'EXT-I-2024-99999'"));
}

TEST_P(MeetingDeskOn, RowsAreTheSameAfterARebuild) {
    const std::string id = held("KZ", "2024-01-10");
    task(id, "draft", "2024-03-01");
    ASSERT_TRUE(test.office().registry->bodies.begin(
        anna, Value::object({{"title", "Committee"}, {"kind", "committee"}, {"substitute", "boris"}})));
    const auto lines = [&] {
        auto lease = test.node().database().reader();
        return docket_lines(**lease, "ch-bj").value();
    };
    const auto before = lines();
    EXPECT_THAT(before, Contains(HasSubstr("register_task")));
    EXPECT_THAT(before, Contains(HasSubstr("|BOD-2024-00001|")));
    ASSERT_TRUE(rebuild(test.office()));
    EXPECT_EQ(lines(), before);
}

TEST_P(MeetingDeskOn, TheListShowsTheStageOfTheDay) {
    held("KZ", "2024-01-10");
    ASSERT_TRUE(test.office().registry->bodies.begin(
        anna, Value::object({{"title", "Committee"}, {"kind", "committee"}, {"substitute", "boris"}})));
    auto lease = test.node().database().reader();
    const auto stages = [&](std::string_view word, std::string_view on) {
        const auto found = list_holdings(**lease, {"ch-bj", anna, test.office().writer->now()},
                                         {.word = std::string(word), .on = parse_date(on)->first}, Page(10))
                               .value();
        std::vector<std::string> lines;
        for (const ListedHolding& one : found) lines.push_back(one.stage + " [" + one.states + "]");
        return lines;
    };
    EXPECT_THAT(stages("meeting", "2024-01-22"), ElementsAre("held [KZ]"));
    EXPECT_THAT(stages("body", "2024-01-22"), ElementsAre("active []"));
    EXPECT_THAT(stages("meeting", "1999-12-31"), ElementsAre("planned [KZ]")) << "before anything of it happened";
    EXPECT_THAT(stages("body", "1999-12-31"), ElementsAre("active []"));
}

INSTANTIATE_TEST_SUITE_P(Engines, MeetingDeskOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
