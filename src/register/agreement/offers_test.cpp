// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/offers.h"

#include <gmock/gmock.h>

#include "register/agreement/test_agreement.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::HasSubstr;

void offer(TestAgreement& test, std::string_view by, std::string_view on) {
    test.must("make-offer",
              Value::object({{"by", by}, {"state", "KZ"}, {"on", on}, {"says", "a draft"}, {"source", "letter"}}));
    test.approve_last();
}
void answer(TestAgreement& test, std::string_view which, std::string_view on, std::string_view how) {
    test.must("answer-offer", Value::object({{"offer", which}, {"on", on}, {"how", how}, {"source", "letter"}}));
    test.approve_last();
}

TEST(Offers, WaitUntilTheyAreAnsweredAndTellHowOftenWeReminded) {
    TestAgreement test;
    test.today("2024-06-01");
    offer(test, "us", "2024-02-01");
    offer(test, "them", "2024-03-01");
    EXPECT_EQ(to_string(test.state.offers[0].answer_by), "2024-03-02") << "30 days of practice";
    test.must("remind-offer", Value::object({{"offer", "o1"}, {"on", "2024-03-05"}, {"source", "letter"}}));
    test.must(
        "remind-offer",
        Value::object({{"offer", "o1"}, {"on", "2024-05-01"}, {"answer_by", "2024-06-01"}, {"source", "letter"}}));
    const std::vector agreements{test.state};
    const auto open = open_offers(agreements, day("2024-06-01"));
    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].offer->id, "o1");
    EXPECT_EQ(open[0].days, 121);
    EXPECT_EQ(open[0].offer->reminders.size(), 2U);
    EXPECT_FALSE(open[0].overdue) << "on the day itself an answer may still come";
    EXPECT_TRUE(open_offers(agreements, day("2024-06-02"))[0].overdue);
    EXPECT_EQ(open[1].days, 92);
    EXPECT_TRUE(open[1].overdue);
}

TEST(Offers, TheirsIsNotRemindedOfAndAnAnswerIsGivenOnce) {
    TestAgreement test;
    test.today("2024-06-01");
    offer(test, "them", "2024-02-01");
    EXPECT_THAT(test.refusal("remind-offer", Value::object({{"offer", "o1"}, {"on", "2024-03-05"}, {"source", "x"}})),
                HasSubstr("it is we who owe an answer"));
    answer(test, "o1", "2024-03-01", "declined");
    EXPECT_THAT(
        test.refusal("answer-offer",
                     Value::object({{"offer", "o1"}, {"on", "2024-03-05"}, {"how", "accepted"}, {"source", "x"}})),
        HasSubstr("was answered on 2024-03-01: declined"));
}

TEST(Offers, OurYesToTheirsTakesTwo) {
    TestAgreement test;
    test.today("2024-06-01");
    offer(test, "them", "2024-02-01");
    const Value yes = Value::object({{"offer", "o1"}, {"on", "2024-03-01"}, {"how", "accepted"}, {"source", "x"}});
    const Events events = test.give("answer-offer", yes);
    ASSERT_TRUE(events);
    EXPECT_EQ(events->front().type, "proposed");
    EXPECT_FALSE(test.state.offers[0].answered_on);
}

TEST(Offers, BalanceCountsBothSidesAndTheMedianOfTheAnswers) {
    TestAgreement test;
    test.today("2024-12-01");
    offer(test, "us", "2024-02-01");
    offer(test, "us", "2024-02-01");
    offer(test, "us", "2024-02-01");
    offer(test, "us", "2024-02-01");
    offer(test, "them", "2024-02-01");
    answer(test, "o1", "2024-02-11", "accepted");
    answer(test, "o2", "2024-03-01", "declined");
    answer(test, "o3", "2024-02-03", "countered");
    answer(test, "o5", "2024-02-02", "withdrawn");
    const std::vector agreements{test.state};
    const auto balances = balance(agreements);
    ASSERT_EQ(balances.size(), 1U);
    const Balance& with = balances[0];
    EXPECT_EQ(with.state.text(), "KZ");
    EXPECT_EQ(with.ours.offers, 4);
    EXPECT_EQ(with.ours.accepted, 1);
    EXPECT_EQ(with.ours.declined, 1);
    EXPECT_EQ(with.ours.countered, 1);
    EXPECT_EQ(with.ours.waiting, 1);
    EXPECT_EQ(with.ours.median_days, 10) << "of 2, 10 and 29 days";
    EXPECT_EQ(with.theirs.offers, 1);
    EXPECT_EQ(with.theirs.withdrawn, 1);
    EXPECT_EQ(with.theirs.waiting, 0);
    EXPECT_FALSE(with.theirs.median_days) << "who withdraws was not answered";
}

}  // namespace
}  // namespace comity::registry
