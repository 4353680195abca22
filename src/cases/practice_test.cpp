// SPDX-License-Identifier: EUPL-1.2
// Silence: practice clocks, and the ladder of reminders that is proposed and never sent by itself.
#include <gmock/gmock.h>

#include "cases/practice.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A request for assistance dispatched on 10 January 2024. Practice: acknowledged within 7 days, answered within 30.
TestCase dispatched() {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "add-measure", Value::object({{"word", "bank-accounts"}}));
    for (const std::string_view step : {"drafting-begun", "submitted", "approved"}) test.step(step);
    test.fly();
    for (const std::string_view step : {"sealed", "sent"}) test.step(step);
    return test;
}

Value rung(std::string_view word) {
    return Value::object({{"rung", word}});
}

void remind(TestCase& test, std::string_view word) {
    EXPECT_THAT(test.give("anna", "record-reminder", rung(word)), ElementsAre("proposed"));
    test.give("clara", "approve", Value::object({{"proposal", test.state().proposals.back().id}}));
}

TEST(Practice, WhatIsSentIsAwaitedFromItsDayOn) {
    TestCase test = dispatched();
    EXPECT_EQ(test.clock("practice/acknowledgement").due, "2024-01-17");
    EXPECT_EQ(test.clock("practice/answer").due, "2024-02-09");
    EXPECT_EQ(test.clock("practice/answer").kind, ClockKind::practice);
    EXPECT_EQ(test.clock("practice/answer").owner, "anna");
    test.at("2024-01-15T12:00:00Z");
    test.step("taken-over");  // a receipt is no acknowledgement
    EXPECT_TRUE(test.runs("practice/acknowledgement"));
    EXPECT_EQ(test.clock("practice/answer").due, "2024-02-09");
    test.step("acknowledged");
    EXPECT_FALSE(test.runs("practice/acknowledgement"));
    EXPECT_EQ(test.clock("practice/answer").due, "2024-02-14");
    test.step("final-reply-received");
    EXPECT_FALSE(test.runs("practice/answer"));
}

TEST(Practice, NobodyWaitsForTheOtherStateWhileItWaitsForUs) {
    TestCase test = dispatched();
    test.step("clarification-asked");
    EXPECT_FALSE(test.runs("practice/answer"));
    test.at("2024-02-01T12:00:00Z");
    test.step("clarification-given");
    EXPECT_EQ(test.clock("practice/answer").due, "2024-03-02");
}

TEST(Practice, AReminderIsProposedOnceAndNeverSent) {
    TestCase test = dispatched();
    test.at("2024-01-17T12:00:00Z");
    EXPECT_THAT(test.give("node", "propose-reminders", Value::object()), IsEmpty());  // the last day is still theirs
    test.at("2024-01-18T12:00:00Z");
    EXPECT_THAT(test.give("node", "propose-reminders", Value::object()), ElementsAre("task-added"));
    EXPECT_THAT(test.state().tasks.back().says, HasSubstr("contact-point"));
    EXPECT_THAT(test.give("node", "propose-reminders", Value::object()), IsEmpty());
    for (const StepTaken& taken : test.state().steps) EXPECT_NE(taken.step, "reminder-sent");
    EXPECT_TRUE(test.state().reminders.empty());
}

TEST(Practice, TheLadderIsClimbedRungByRungAndEachReminderHasItsTime) {
    TestCase test = dispatched();
    test.at("2024-02-10T12:00:00Z");
    test.give("node", "propose-reminders", Value::object());
    remind(test, "contact-point");
    EXPECT_FALSE(test.state().tasks.back().done_because.empty());
    EXPECT_EQ(test.clock("practice/answer").from, "2024-02-10");
    EXPECT_EQ(test.clock("practice/answer").due, "2024-03-11");
    // No acknowledgement yet either, but the reminder has its thirty days.
    test.at("2024-03-11T12:00:00Z");
    EXPECT_THAT(test.give("node", "propose-reminders", Value::object()), IsEmpty());
    test.at("2024-03-12T12:00:00Z");
    test.give("node", "propose-reminders", Value::object());
    EXPECT_THAT(test.state().tasks.back().says, HasSubstr("liaison"));
    remind(test, "minister");  // a rung may be left out
    EXPECT_EQ(next_rung(test.state(), test.environment()), "minister");
    // Once heard of, the ladder begins anew.
    test.step("acknowledged");
    EXPECT_EQ(next_rung(test.state(), test.environment()), "contact-point");
    EXPECT_EQ(test.clock("practice/answer").due, "2024-04-11");
}

TEST(Practice, OnlyWhatWasSentIsRemindedOf) {
    TestCase draft("assistance", "outgoing", "CH", "TR", "2024-01-10");
    EXPECT_EQ(draft.refused("anna", "record-reminder", rung("contact-point")).kind, ErrorKind::conflict);
    TestCase theirs("assistance", "incoming", "CH", "TR", "2024-01-10");
    EXPECT_EQ(theirs.refused("anna", "record-reminder", rung("contact-point")).kind, ErrorKind::invalid);
    TestCase sent = dispatched();
    EXPECT_THAT(sent.refused("anna", "record-reminder", rung("carrier-pigeon")).hint, HasSubstr("liaison"));
}

TEST(Practice, WhatIsReceivedIsAcknowledgedInAWeek) {
    TestCase test("assistance", "incoming", "CH", "TR", "2024-01-10");
    EXPECT_EQ(test.clock("practice/acknowledgement").due, "2024-01-17");
    test.fact("request.date_received", "2024-01-09");
    EXPECT_EQ(test.clock("practice/acknowledgement").due, "2024-01-16");
    test.step("registered");
    test.step("acknowledged");
    EXPECT_FALSE(test.runs("practice/acknowledgement"));
}

}  // namespace
}  // namespace comity::cases
