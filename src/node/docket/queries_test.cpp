// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "node/docket/guarantees.h"
#include "node/docket/queries.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using store::Engine;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DocketOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person stranger = TestNode::officer("stranger");
    Person head = TestNode::head("hana", "u1");

    Asker asker(const Person& person) { return {"ch-bj", person, test.node().now()}; }

    std::vector<std::string> numbers(const Person& person, const CaseFilter& filter = {}) {
        auto lease = test.node().database().reader();
        const auto found = list_cases(**lease, asker(person), filter);
        EXPECT_TRUE(found) << to_string(found.error());
        std::vector<std::string> numbers;
        for (const ListedCase& each : *found) numbers.push_back(each.number);
        return numbers;
    }

    void arrest(const std::string& id, std::string_view since) {
        ASSERT_TRUE(test.give(anna, id, "add-subject",
                              Value::object({{"role", "accused"}, {"names", Value::list({"Щукин Павел"})}})));
        ASSERT_TRUE(test.give(
            anna, id, "record-custody",
            Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", since}, {"place", "Vantaa"}})));
    }
};

TEST_P(DocketOn, WhoIsHeldComesFirstThenTheNearestDay) {
    test.open_case("first");
    const std::string held = test.open_case("second");
    const std::string sooner = test.open_case("third");
    arrest(held, "2024-01-21T06:30:00+01:00");
    arrest(sooner, "2024-01-10T06:30:00+01:00");
    EXPECT_THAT(numbers(anna), ElementsAre("EXT-I-2024-00003", "EXT-I-2024-00002", "EXT-I-2024-00001"));
}

TEST_P(DocketOn, ListsAndCountsAndSearchesKnowOnlyWhatOneMaySee) {
    const std::string id = test.open_case("Chocolate affair");
    EXPECT_THAT(numbers(anna), ElementsAre("EXT-I-2024-00001"));
    EXPECT_THAT(numbers(head), ElementsAre("EXT-I-2024-00001"));
    EXPECT_THAT(numbers(stranger), IsEmpty());
    EXPECT_THAT(numbers(stranger, {.text = "chocolate"}), IsEmpty());
    auto lease = test.node().database().reader();
    EXPECT_EQ(count_cases(**lease, asker(anna), {}).value(), 1);
    EXPECT_EQ(count_cases(**lease, asker(stranger), {}).value(), 0);
    EXPECT_EQ(list_clocks(**lease, asker(stranger), false, "", "", 10)->size(), 0U);
    EXPECT_EQ(reciprocity(**lease, asker(stranger), "")->size(), 0U);
    EXPECT_EQ(reciprocity(**lease, asker(anna), "")->size(), 1U);
}

TEST_P(DocketOn, TheLedgerHasTheGuaranteesThatBindBesideWhatWasAsked) {
    const std::string id = test.open_case();
    test.open_case("another");
    const auto promise = [&](const std::string& of, std::string_view kind, bool given) {
        const auto recorded = test.give(anna, of, "record-promise",
                                        Value::object({{"kind", kind},
                                                       {"given", given},
                                                       {"says", "no death penalty"},
                                                       {"breached_by", Value::list({"execute"})},
                                                       {"source", Value::object({{"words", "note verbale 5"}})}}));
        ASSERT_TRUE(recorded) << to_string(recorded.error());
    };
    promise(id, "assurance", false);
    promise(id, "undertaking", false);
    promise(id, "assurance", true);
    promise(id, "secrecy", true);  // a limit, no guarantee
    const std::string assistance = test.open_case("bank records", "assistance");
    ASSERT_TRUE(test.give(anna, assistance, "add-measure",
                          Value::object({{"word", "bank-accounts"}, {"says", "the accounts of 2023"}})));
    promise(assistance, "undertaking", true);
    auto lease = test.node().database().reader();
    const auto all = ledger(**lease, asker(anna), "TR");
    ASSERT_TRUE(all) << to_string(all.error());
    std::vector<std::string> lines;
    for (const LedgerLine& line : *all)
        lines.push_back(fmt::format("{} {}: {}, {} given, {} received", line.asked.what, line.asked.direction,
                                    line.asked.all, line.guarantees_given, line.guarantees_received));
    EXPECT_THAT(lines, ElementsAre("assistance incoming: 0, 1 given, 0 received",
                                   "bank-accounts incoming: 1, 0 given, 0 received",
                                   "extradition incoming: 2, 1 given, 2 received"));
    EXPECT_THAT(ledger(**lease, asker(stranger), "TR").value(), IsEmpty());
    EXPECT_THAT(ledger(**lease, asker(anna), "DE").value(), IsEmpty());
}

TEST_P(DocketOn, SomeoneWithTwoReasonsToSeeACaseSeesItOnce) {
    test.open_case("one");
    test.open_case("two");
    Person both = TestNode::head("anna", "u1");
    EXPECT_EQ(numbers(both).size(), 2U);
    auto lease = test.node().database().reader();
    EXPECT_EQ(count_cases(**lease, asker(both), {}).value(), 2);
}

TEST_P(DocketOn, SearchFindsBeginningsOfWordsInAnyScript) {
    const std::string id = test.open_case("Chocolate affair");
    test.open_case("Cheese affair");
    arrest(id, "2024-01-21T06:30:00+01:00");
    EXPECT_THAT(numbers(anna, {.text = "choc"}), ElementsAre("EXT-I-2024-00001"));
    EXPECT_THAT(numbers(anna, {.text = "CHOC aff"}), ElementsAre("EXT-I-2024-00001"));
    EXPECT_THAT(numbers(anna, {.text = "щук"}), ElementsAre("EXT-I-2024-00001"));
    EXPECT_THAT(numbers(anna, {.text = "choc cheese"}), IsEmpty());
    EXPECT_THAT(numbers(anna, {.text = "00002"}), ElementsAre("EXT-I-2024-00002"));
    EXPECT_EQ(numbers(anna, {.text = "affair"}).size(), 2U);
}

TEST_P(DocketOn, SearchFindsTheSameWhetherAWordIsRareOrManyCasesHaveIt) {
    test.open_case("Chocolate affair");
    test.open_case("Chocolate fraud");
    const auto found = [&](std::string_view text) { return numbers(anna, {.text = std::string(text)}); };
    const auto expect_all = [&] {
        EXPECT_THAT(found("choco"), ElementsAre("EXT-I-2024-00001", "EXT-I-2024-00002"));
        EXPECT_THAT(found("choco fraud"), ElementsAre("EXT-I-2024-00002"));
        EXPECT_THAT(found("fraud choco"), ElementsAre("EXT-I-2024-00002"));
        EXPECT_THAT(found("choco choco affair"), ElementsAre("EXT-I-2024-00001"));
        EXPECT_THAT(found("choco smuggling"), IsEmpty());
        EXPECT_THAT(numbers(stranger, {.text = "chocolate"}), IsEmpty());
        EXPECT_THAT(numbers(head, {.kind = "extradition", .text = "chocolate"}),
                    ElementsAre("EXT-I-2024-00001", "EXT-I-2024-00002"));
        EXPECT_THAT(numbers(head, {.kind = "transfer-person", .text = "chocolate"}), IsEmpty());
    };
    expect_all();
    {
        auto writer = test.node().database().writer();
        for (int other = 0; other < 300; ++other)
            for (const char* word : {"chocolate", "fraud"})
                ASSERT_TRUE((*writer)->run("INSERT INTO docket_word (authority, word, case_id) VALUES ($1, $2, $3)",
                                           {"ch-bj", word, fmt::format("other-{}", other)}));
    }
    expect_all();
}

TEST_P(DocketOn, PagesGoOnWhereTheLastOneEnded) {
    for (int i = 0; i < 5; ++i) test.open_case("case");
    auto lease = test.node().database().reader();
    const auto first = list_cases(**lease, asker(anna), {.limit = 2});
    ASSERT_EQ(first->size(), 2U);
    const auto second = list_cases(**lease, asker(anna), {.after = first->back().cursor, .limit = 2});
    EXPECT_EQ(second->front().number, "EXT-I-2024-00003");
    const auto third = list_cases(**lease, asker(anna), {.after = second->back().cursor, .limit = 2});
    EXPECT_EQ(third->size(), 1U);
}

TEST_P(DocketOn, FiltersNarrow) {
    test.open_case("one");
    test.open_case("two", "assistance");
    EXPECT_THAT(numbers(anna, {.kind = "assistance"}), ElementsAre("MLA-I-2024-00001"));
    EXPECT_THAT(numbers(anna, {.counterpart = "FR"}), IsEmpty());
    EXPECT_THAT(numbers(anna, {.kind = "extradition", .counterpart = "TR"}), ElementsAre("EXT-I-2024-00001"));
}

TEST_P(DocketOn, ClocksComeByTheirCarefulDay) {
    arrest(test.open_case("one"), "2024-01-21T06:30:00+01:00");
    auto lease = test.node().database().reader();
    const auto clocks = list_clocks(**lease, asker(anna), true, "custody", "", 10);
    ASSERT_TRUE(clocks) << to_string(clocks.error());
    EXPECT_TRUE(std::ranges::is_sorted(*clocks, {}, &ListedClock::careful));
    const auto forty = std::ranges::find(*clocks, "k.ece-40/s1", &ListedClock::id);
    ASSERT_NE(forty, clocks->end());
    EXPECT_EQ(forty->due, "2024-03-01");
    EXPECT_EQ(forty->careful, "2024-02-29");
    EXPECT_EQ(forty->subject_name, "Щукин Павел");
    EXPECT_EQ(forty->place, "Vantaa");
    std::vector<std::string_view> next;
    for (const cases::Step* step : forty->next) next.push_back(step->word);
    EXPECT_THAT(next, ElementsAre("search-ordered", "request-received"));
    const auto sooner = list_clocks(**lease, asker(anna), true, "custody", "2024-02-10", 10);
    for (const ListedClock& clock : *sooner) EXPECT_NE(clock.id, "k.ece-40/s1");
}

TEST_P(DocketOn, ClocksAreListedOnceForWhoeverWatchesThemAndMaySeeTheCase) {
    arrest(test.open_case("one"), "2024-01-21T06:30:00+01:00");
    arrest(test.open_case("two"), "2024-01-10T06:30:00+01:00");
    auto lease = test.node().database().reader();
    const auto ids = [&](const Person& person, bool own, std::size_t limit = 100) {
        const auto clocks = list_clocks(**lease, asker(person), own, "", "", limit);
        EXPECT_TRUE(clocks) << to_string(clocks.error());
        std::vector<std::string> ids;
        for (const ListedClock& clock : *clocks) ids.push_back(clock.careful + clock.case_id + clock.id);
        EXPECT_TRUE(std::ranges::is_sorted(ids));
        EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
        return ids;
    };
    const auto all = ids(anna, true);
    EXPECT_GT(all.size(), 2U);
    EXPECT_EQ(ids(TestNode::officer("boris"), true), all);
    EXPECT_EQ(ids(head, false), all);
    EXPECT_THAT(ids(head, true), IsEmpty());
    EXPECT_THAT(ids(stranger, true), IsEmpty());
    EXPECT_EQ(ids(anna, true, 2), std::vector(all.begin(), all.begin() + 2));
}

/// The ids of a whole list, asked for two at a time.
template <class List>
std::vector<std::string> in_pages(List list) {
    std::vector<std::string> ids;
    std::string after;
    while (true) {
        const auto found = list(Page(2, after));
        EXPECT_TRUE(found) << to_string(found.error());
        if (!found) return ids;
        for (const auto& each : *found) ids.push_back(each.case_id + " " + each.id);
        if (found->size() < 2 || ids.size() > 100) return ids;
        after = found->back().cursor;
    }
}

TEST_P(DocketOn, EveryListGoesOnBehindItsPages) {
    for (const std::string_view since : {"2024-01-21T06:30:00+01:00", "2024-01-10T06:30:00+01:00"}) {
        const std::string id = test.open_case();
        arrest(id, since);
        for (const std::string_view says : {"call", "write", "translate"})
            ASSERT_TRUE(test.give(anna, id, "add-task", Value::object({{"says", says}, {"owner", "anna"}})));
        for (const std::string_view says : {"no death penalty", "a retrial"})
            ASSERT_TRUE(test.give(anna, id, "record-promise",
                                  Value::object({{"kind", "assurance"},
                                                 {"given", false},
                                                 {"says", says},
                                                 {"breached_by", Value::list({"execute"})},
                                                 {"source", Value::object({{"words", "note verbale"}})}})));
    }
    auto lease = test.node().database().reader();
    const auto all = [](const auto& found) {
        std::vector<std::string> ids;
        for (const auto& each : *found) ids.push_back(each.case_id + " " + each.id);
        return ids;
    };
    const auto clocks = list_clocks(**lease, asker(anna), true, "", "", 100);
    const auto tasks = list_tasks(**lease, asker(anna), 100);
    const auto promises = list_promises(**lease, asker(anna), 100);
    EXPECT_GE(clocks->size(), 4U);
    EXPECT_GE(tasks->size(), 6U);
    EXPECT_EQ(promises->size(), 4U);
    EXPECT_EQ(in_pages([&](const Page& page) { return list_clocks(**lease, asker(anna), true, "", "", page); }),
              all(clocks));
    EXPECT_EQ(in_pages([&](const Page& page) { return list_tasks(**lease, asker(anna), page); }), all(tasks));
    EXPECT_EQ(in_pages([&](const Page& page) { return list_promises(**lease, asker(anna), page); }), all(promises));
    EXPECT_EQ(list_tasks(**lease, asker(anna), Page(2, "no cursor")).error().kind, ErrorKind::invalid);
    EXPECT_EQ(list_proposals(**lease, asker(anna), Page(2, "x\ny\nz")).error().kind, ErrorKind::invalid);
}

TEST_P(DocketOn, NobodyIsAskedToDoTheTasksOfAClosedCase) {
    const std::string id = test.open_case();
    ASSERT_TRUE(test.give(anna, id, "add-task", Value::object({{"says", "call"}, {"owner", "anna"}})));
    auto lease = test.node().database().reader();
    EXPECT_EQ(list_tasks(**lease, asker(anna), 100)->size(), 1U);
    for (const std::string_view step : {"withdrawn", "closed"})
        ASSERT_TRUE(test.give(anna, id, "take-step", Value::object({{"step", step}, {"reason", "by Turkey"}})));
    EXPECT_THAT(*list_tasks(**lease, asker(anna), 100), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, DocketOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
