// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/numbers.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "register/agreement/test_agreement.h"
#include "register/regions.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;

/// In force from the first day of `from` to the last of `until`, "" for good.
Agreement in_force(std::string_view number, std::string_view kind, std::initializer_list<std::string_view> states,
                   std::string_view from, std::string_view until = "", bool observed = false) {
    Value parties = Value::list();
    for (const std::string_view state : states) parties.append(Value::object({{"state", state}}));
    TestAgreement test(
        Value::object({{"number", number}, {"kind", kind}, {"parties", std::move(parties)}, {"observed", observed}}));
    test.step("sign", from);
    test.step("enter-into-force", from);
    if (!until.empty()) test.step("end", until, Value::object({{"how", "expired"}}));
    return test.state;
}

std::vector<std::string> told(const Numbers& numbers) {
    std::vector<std::string> lines{fmt::format("{}/{}", numbers.whole.agreements, numbers.whole.states)};
    for (const Count& group : numbers.groups)
        lines.push_back(fmt::format("{} {}/{}", group.group, group.agreements, group.states));
    return lines;
}

class NumbersOfAgreements : public ::testing::Test {
   protected:
    const std::vector<Agreement> all{
        in_force("1", "memorandum", {"KZ"}, "2001-05-01"),
        in_force("2", "interdepartmental-agreement", {"KZ"}, "2010-01-01", "2015-01-01"),
        in_force("3", "memorandum", {"TR", "FR"}, "2010-06-01"),
        in_force("4", "protocol", {"FR"}, "2020-01-01"),
        TestAgreement(Value::object({{"number", "5"}})).state,
        in_force("6", "treaty", {"BR", "MA"}, "2001-05-01", "", true),  // among others: never counted
    };
};

TEST_F(NumbersOfAgreements, AreOfTheDayAskedFor) {
    EXPECT_THAT(told(count(all, {.on = day("2001-04-30")})), ElementsAre("0/0"));
    EXPECT_THAT(told(count(all, {.on = day("2010-06-01")})), ElementsAre("3/3"));
    EXPECT_THAT(told(count(all, {.on = day("2014-12-31")})), ElementsAre("3/3"));
    EXPECT_THAT(told(count(all, {.on = day("2015-01-01")})), ElementsAre("2/3"));
    EXPECT_THAT(told(count(all, {.on = day("2020-01-01")})), ElementsAre("3/3"));
    EXPECT_THAT(told(count(all, {.on = day("2020-01-01"), .stage = Stage::idea})), ElementsAre("1/1"));
    EXPECT_THAT(told(count(all, {.on = day("2020-01-01"), .any_stage = true})), ElementsAre("5/3"));
}

TEST_F(NumbersOfAgreements, AreCountedApart) {
    const CivilDate on = day("2024-01-01");
    EXPECT_THAT(told(count(all, {.on = on, .by = Grouping::kind})),
                ElementsAre("3/3", "memorandum 2/3", "protocol 1/1"));
    EXPECT_THAT(told(count(all, {.on = on, .by = Grouping::year})),
                ElementsAre("3/3", "2001 1/1", "2010 1/2", "2020 1/1"));
    EXPECT_THAT(told(count(all, {.on = on, .by = Grouping::region})), ElementsAre("3/3", "Asia 2/2", "Europe 2/1"));
    EXPECT_THAT(told(count(all, {.on = on, .by = Grouping::state})), ElementsAre("3/3", "FR 2/1", "KZ 1/1", "TR 1/1"));
}

TEST_F(NumbersOfAgreements, LeadBackToWhatTheyRestOn) {
    EXPECT_THAT(count(all, {.on = day("2024-01-01")}).whole.numbers, ElementsAre("1", "3", "4"));
}

TEST(Regions, AreThoseOfTheUnitedNations) {
    const auto of = [](std::string_view state) { return region_of(*StateCode::parse(state)); };
    EXPECT_EQ(of("KZ"), "Asia");
    EXPECT_EQ(of("RU"), "Europe");
    EXPECT_EQ(of("MA"), "Africa");
    EXPECT_EQ(of("BR"), "Americas");
    EXPECT_EQ(of("NZ"), "Oceania");
    EXPECT_EQ(of("XA"), "other");
}

}  // namespace
}  // namespace comity::registry
