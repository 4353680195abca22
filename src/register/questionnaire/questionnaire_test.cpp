// SPDX-License-Identifier: EUPL-1.2
#include "register/questionnaire/questionnaire.h"

#include <gmock/gmock.h>

#include "base/calendar.h"

namespace comity::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

AskedRequest request(std::string id, std::string_view sent, std::string outcome, std::string_view answered = "",
                     std::vector<std::string> measures = {}) {
    AskedRequest made{.id = std::move(id),
                      .kind = "assistance",
                      .direction = "incoming",
                      .state = *StateCode::parse("TR"),
                      .measures = std::move(measures),
                      .outcome = std::move(outcome),
                      .sent_on = parse_date(sent).value().first};
    if (!answered.empty()) made.answered_on = parse_date(answered).value().first;
    return made;
}

std::optional<int> cell(const AnswerTable& table, std::string_view row, std::string_view outcome) {
    for (const TableCell& one : table.counts.cells)
        if (one.row == row && one.column == outcome) return one.count;
    ADD_FAILURE() << "no cell " << row << ", " << outcome;
    return std::nullopt;
}

std::optional<std::int64_t> days(const AnswerTable& table, std::string_view row) {
    for (const AnswerDays& one : table.days)
        if (one.row == row) return one.median;
    ADD_FAILURE() << "no row " << row;
    return std::nullopt;
}

const QuestionTable by_year{.direction = "incoming", .rows = "year"};

TEST(Questionnaires, HaveWordsInEveryLanguageACitationAndTablesThatCanBeCounted) {
    std::vector<std::string> ids;
    for (const Questionnaire& one : questionnaires()) {
        ids.push_back(one.id);
        EXPECT_THAT(one.source, Not(IsEmpty()));
        bool tables = false, persons = false;
        for (const AskedQuestion& question : one.questions) {
            EXPECT_THAT(question.cite, Not(IsEmpty())) << one.id << " " << question.id;
            for (const std::string& words : question.ask) EXPECT_THAT(words, Not(IsEmpty())) << question.id;
            EXPECT_NE(question.ask[0], question.ask[1]) << question.id;
            (question.tables.empty() ? persons : tables) = true;
        }
        EXPECT_TRUE(tables && persons) << one.id << " has numbers, and questions for a person";
    }
    EXPECT_THAT(ids, ElementsAre("fatf", "uncac", "untoc", "pc-oc"));
}

TEST(Questionnaires, ThatAreWrittenWronglyAreRefused) {
    const auto refusal = [](std::string_view questions) {
        const std::string json = R"({"id":"x","source":"s","title":{"en":"a","fr":"b","ru":"c"},"questions":)" +
                                 std::string(questions) + "}";
        const auto read = read_questionnaire(json, "x.json");
        return read ? std::string("read") : to_string(read.error());
    };
    constexpr std::string_view ask = R"("ask":{"en":"a","fr":"b","ru":"c"},"cite":"art. 1")";
    EXPECT_EQ(refusal("[{\"id\":\"q\"," + std::string(ask) + "}]"), "read");
    EXPECT_THAT(refusal(R"([{"id":"q","ask":{"en":"a","fr":"b"},"cite":"art. 1"}])"), HasSubstr("questions"));
    EXPECT_THAT(refusal("[{\"id\":\"q\"," + std::string(ask) + R"(,"tables":[{"direction":"both","rows":"year"}]}])"),
                HasSubstr("incoming or outgoing"));
    EXPECT_THAT(
        refusal("[{\"id\":\"q\"," + std::string(ask) + R"(,"tables":[{"direction":"incoming","rows":"mood"}]}])"),
        HasSubstr("rows by"));
    EXPECT_THAT(refusal("[{\"id\":\"q\"," + std::string(ask) + "},{\"id\":\"q\"," + std::string(ask) + "}]"),
                HasSubstr("id of its own"));
}

TEST(Answers, CountRequestsByYearAndOutcomeWithTheMedianOfTheirDays) {
    const std::vector<AskedRequest> requests{
        request("a", "2022-01-01", "granted", "2022-01-11"), request("b", "2022-06-01", "granted", "2022-07-01"),
        request("c", "2022-06-01", "refused", "2022-06-21"), request("d", "2024-02-01", "pending"),
        request("e", "2024-03-01", "withdrawn", "2024-03-02")};
    const AnswerTable table = answer(by_year, requests, 2022, 2024);
    EXPECT_EQ(cell(table, "2022", "granted"), 2);
    EXPECT_EQ(cell(table, "2022", ""), 3);
    EXPECT_EQ(cell(table, "2023", ""), 0) << "a year without requests says so";
    EXPECT_EQ(cell(table, "2024", "pending"), 1);
    EXPECT_EQ(cell(table, "", ""), 5);
    EXPECT_EQ(days(table, "2022"), 20);
    EXPECT_EQ(days(table, "2023"), std::nullopt);
    EXPECT_EQ(days(table, ""), 10) << "of four answers the lower middle: 1, 10, 20, 30";
    EXPECT_THAT(table.counts.items_of("2022", "granted"), ElementsAre("a", "b"));
}

TEST(Answers, CountARequestInEachOfItsMeasuresAndOnceInTheWhole) {
    const std::vector<AskedRequest> requests{
        request("a", "2024-01-01", "granted", "2024-01-11", {"freeze", "bank-accounts"}),
        request("b", "2024-01-01", "pending", "", {"service"})};
    const AnswerTable all = answer({.direction = "incoming", .rows = "measure"}, requests, 2024, 2024);
    EXPECT_EQ(cell(all, "freeze", ""), 1);
    EXPECT_EQ(cell(all, "bank-accounts", ""), 1);
    EXPECT_EQ(cell(all, "", ""), 2);
    const AnswerTable some =
        answer({.direction = "incoming", .rows = "measure", .measures = {"freeze"}}, requests, 2024, 2024);
    EXPECT_EQ(cell(some, "", ""), 1);
    EXPECT_EQ(some.counts.cells.size(), 10u) << "bank accounts were not asked about";
    const AnswerTable theirs = answer({.direction = "outgoing", .rows = "kind"}, requests, 2024, 2024);
    EXPECT_EQ(cell(theirs, "", ""), 0);
    const AnswerTable others =
        answer({.direction = "incoming", .rows = "kind", .kinds = {"extradition"}}, requests, 2024, 2024);
    EXPECT_EQ(cell(others, "", ""), 0);
}

TEST(Answers, ByGroundCountRefusalsAlone) {
    AskedRequest refused = request("a", "2024-01-01", "refused", "2024-01-11");
    refused.grounds = {"coe-024:3.1"};
    const std::vector<AskedRequest> requests{refused, request("b", "2024-01-01", "refused", "2024-01-11"),
                                             request("c", "2024-01-01", "granted", "2024-01-11")};
    const AnswerTable table = answer({.direction = "incoming", .rows = "ground"}, requests, 2024, 2024);
    EXPECT_EQ(cell(table, "coe-024:3.1", "refused"), 1);
    EXPECT_EQ(cell(table, "unknown", "refused"), 1);
    EXPECT_EQ(cell(table, "", ""), 2);
}

TEST(Answers, ForOthersTellNothingOfFew) {
    std::vector<AskedRequest> requests;
    for (int i = 0; i < 20; ++i)
        requests.push_back(request("g" + std::to_string(i), "2022-01-01", "granted", "2022-01-11"));
    for (int i = 0; i < 3; ++i)
        requests.push_back(request("r" + std::to_string(i), "2022-01-01", "refused", "2022-02-01"));
    for (int i = 0; i < 30; ++i)
        requests.push_back(request("n" + std::to_string(i), "2023-01-01", "granted", "2023-01-21"));
    AnswerTable table = answer(by_year, requests, 2022, 2023);
    ASSERT_TRUE(withhold(table, {}));
    EXPECT_EQ(cell(table, "2022", "refused"), std::nullopt);
    EXPECT_EQ(days(table, "2022"), std::nullopt) << "a row with a count withheld has no median";
    EXPECT_EQ(cell(table, "2023", "pending"), 0) << "none is told";

    // The same counts by kind, after the first: what one table withholds the other does not tell.
    AnswerTable second = answer({.direction = "incoming", .rows = "kind"}, requests, 2022, 2023);
    const std::vector<const CountTable*> before{&table.counts};
    ASSERT_TRUE(withhold(second, before));
    EXPECT_EQ(cell(second, "assistance", "refused"), std::nullopt);
}

TEST(Answers, ForOthersHaveNoMedianOfFewAnswers) {
    std::vector<AskedRequest> requests;
    for (int i = 0; i < 10; ++i) requests.push_back(request("p" + std::to_string(i), "2022-01-01", "pending"));
    AnswerTable table = answer(by_year, requests, 2022, 2022);
    ASSERT_TRUE(withhold(table, {}));
    EXPECT_EQ(cell(table, "2022", "pending"), 10);
    EXPECT_EQ(days(table, "2022"), std::nullopt);
}

}  // namespace
}  // namespace comity::registry
