// SPDX-License-Identifier: EUPL-1.2
#include "register/statistic/statistic.h"

#include <gmock/gmock.h>

#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Value definition() {
    return Value::object({{"statistic", "s1"},
                          {"number", "STA-2026-00001"},
                          {"on", "2026-11-20"},
                          {"title", "Requests by kind"},
                          {"title_fr", "Demandes par type"},
                          {"title_ru", "Запросы по видам"},
                          {"about", "cases"},
                          {"rows", "kind"},
                          {"columns", "direction"},
                          {"from", "2026-01-01"},
                          {"owner", "edda"},
                          {"substitute", "emil"}});
}

std::vector<CountedCase> some_cases() {
    std::vector<CountedCase> cases;
    const auto add = [&](std::string_view kind, std::string_view direction, int count) {
        for (int i = 0; i < count; ++i)
            cases.push_back({"c" + std::to_string(cases.size()), std::string(kind), std::string(direction),
                             *StateCode::parse("TR"), day("2026-03-01"), false});
    };
    add("extradition", "incoming", 3);
    add("extradition", "outgoing", 12);
    add("assistance", "incoming", 20);
    add("assistance", "outgoing", 9);
    return cases;
}

Value table_arguments(CountTable table) {
    EXPECT_TRUE(withhold(table, {}));
    return Value::object(
        {{"until", "2026-10-31"}, {"cells", cells_value(table)}, {"counted", counted_value(table, "cases")}});
}

class StatisticWork : public ::testing::Test {
   protected:
    void SetUp() override { work.must("begin-statistic", definition(), "edda"); }
    void publish() {
        work.must("publish-table", table_arguments(count_cases(some_cases(), "kind", "direction")), "edda");
    }
    TestWork<Statistic> work{"CH", "2026-11-22"};
};

TEST_F(StatisticWork, IsADraftUntilASecondPersonApprovedATable) {
    publish();
    EXPECT_EQ(work.state.stage_on(day("2026-11-22")), "draft");
    ASSERT_EQ(work.state.proposals.size(), 1u);
    EXPECT_EQ(work.state.proposals.front().act, "publish");
    EXPECT_THAT(work.refusal("approve", Value::object({{"proposal", "a1"}}), "edda"), HasSubstr("edda proposed this"));
    work.approve_last();
    EXPECT_EQ(work.state.stage_on(day("2026-11-22")), "published");
    EXPECT_EQ(work.state.stage_on(day("2026-11-21")), "draft");
    ASSERT_NE(work.state.current(), nullptr);
    EXPECT_EQ(work.state.current()->until, day("2026-10-31"));
}

TEST_F(StatisticWork, ShowsCountsButNotWhatTheyCount) {
    publish();
    work.approve_last();
    const Value table = shown(*work.state.current());
    EXPECT_EQ(table.find("counted"), nullptr);
    const Value& cells = *table.find("cells");
    EXPECT_EQ(cells.as_list()->size(), 9u);
    EXPECT_EQ(*cells.as_list()->front().find("row")->as_string(), "assistance");
    EXPECT_EQ(cells.as_list()->back(),
              Value::object({{"row", ""}, {"column", ""}, {"count", 44}, {"states", Value()}}));
}

TEST_F(StatisticWork, OpensAnyOfItsNumbersToWhatItCounts) {
    publish();
    work.approve_last();
    const CountTable& table = work.state.current()->table;
    EXPECT_THAT(table.items_of("extradition", "incoming"), ElementsAre("c0", "c1", "c2"));
    EXPECT_EQ(table.items_of("extradition", "").size(), 15u);
    EXPECT_EQ(table.items_of("", "incoming").size(), 23u);
    EXPECT_EQ(table.items_of("", "").size(), 44u);
    for (const TableCell& cell : table.cells)
        if (cell.count) {
            EXPECT_EQ(static_cast<std::size_t>(*cell.count), table.items_of(cell.row, cell.column).size());
        }
}

TEST_F(StatisticWork, WithholdsASmallCountWithOneMoreOfItsRowAndColumn) {
    publish();
    work.approve_last();
    std::vector<std::string> withheld;
    for (const TableCell& cell : work.state.current()->table.cells)
        if (!cell.count) withheld.push_back(cell.row + "/" + cell.column);
    EXPECT_THAT(withheld, ElementsAre("assistance/incoming", "assistance/outgoing", "extradition/incoming",
                                      "extradition/outgoing"));
}

TEST_F(StatisticWork, IsWithdrawnWithAReasonByTwo) {
    publish();
    work.approve_last();
    work.today("2026-11-25");
    work.must("withdraw-table", Value::object({{"edition", "e1"}, {"because", "counted twice"}}), "edda");
    EXPECT_EQ(work.state.stage_on(day("2026-11-25")), "published");
    work.approve_last();
    EXPECT_EQ(work.state.stage_on(day("2026-11-25")), "withdrawn");
    EXPECT_EQ(work.state.stage_on(day("2026-11-24")), "published");
    EXPECT_EQ(work.state.current(), nullptr);
    EXPECT_THAT(work.refusal("withdraw-table", Value::object({{"edition", "e1"}, {"because", "again"}}), "edda"),
                HasSubstr("withdrawn on 2026-11-25"));
}

TEST_F(StatisticWork, TellsReadersWhyItWasWithdrawnInAllTheirLanguagesOrNotAtAll) {
    publish();
    work.approve_last();
    Value arguments = Value::object({{"edition", "e1"}, {"because", "for the house"}, {"note", "Counted twice"}});
    EXPECT_THAT(work.refusal("withdraw-table", arguments, "edda"), HasSubstr("note_fr"));
    arguments.set("note_fr", "Compté deux fois").set("note_ru", std::string(longest_note + 1, 'n'));
    EXPECT_THAT(work.refusal("withdraw-table", arguments, "edda"), HasSubstr("301 octets"));
    work.must("withdraw-table", arguments.set("note_ru", "Учтено дважды"), "edda");
    work.approve_last();
    ASSERT_NE(work.state.withdrawn_last(), nullptr);
    EXPECT_EQ(in_language(work.state.withdrawn_last()->withdrawn_note, "ru"), "Учтено дважды");
}

TEST_F(StatisticWork, CountsNoDayThatHasNotCome) {
    Value arguments = table_arguments(count_cases(some_cases(), "kind", "direction"));
    EXPECT_THAT(work.refusal("publish-table", Value(arguments).set("until", "2026-11-23"), "edda"),
                HasSubstr("has not come yet"));
    EXPECT_THAT(work.refusal("publish-table", Value(arguments).set("until", "2025-12-31"), "edda"),
                HasSubstr("is behind"));
}

TEST(Statistic, IsRefusedWithABreakdownThatDoesNotExist) {
    TestWork<Statistic> work{"CH", "2026-11-22"};
    EXPECT_THAT(work.refusal("begin-statistic", definition().set("rows", "colour")),
                HasSubstr("not counted by 'colour'"));
    EXPECT_THAT(work.refusal("begin-statistic", definition().set("columns", "kind")), HasSubstr("are the same"));
    EXPECT_THAT(work.refusal("begin-statistic", definition().set("about", "agreements")), HasSubstr("one breakdown"));
}

TEST(CountTable, CountsCasesByEveryBreakdown) {
    std::vector<CountedCase> cases = some_cases();
    cases.front().closed = true;
    for (const std::string_view grouping : case_groupings()) {
        const CountTable table = count_cases(cases, grouping, "");
        EXPECT_EQ(table.cells.back().count, 44) << grouping;
        int sum = 0;
        for (const TableCell& cell : table.cells) sum += cell.row.empty() ? 0 : *cell.count;
        EXPECT_EQ(sum, 44) << grouping;
    }
    EXPECT_EQ(count_cases(cases, "status", "").cells.front(), (TableCell{"closed", "", 1}));
    EXPECT_EQ(count_cases(cases, "region", "").cells.front().row, "Asia");
    EXPECT_EQ(count_cases(cases, "year", "").cells.front().row, "2026");
}

}  // namespace
}  // namespace comity::registry
