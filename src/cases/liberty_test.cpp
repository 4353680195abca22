// SPDX-License-Identifier: EUPL-1.2
// Whoever is held has a clock with an owner: by the law where it gives one, else the gap is the alarm.
#include <gmock/gmock.h>

#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::HasSubstr;

Value held(std::string_view since, std::string_view basis = "provisional") {
    return Value::object({{"subject", "s1"}, {"basis", basis}, {"since", since}, {"place", "Bern"}});
}

/// Turkey asks Switzerland: the European Convention on Extradition, article 16(4): 18 days, in no event over 40.
TestCase turkey_asks_switzerland(std::string_view day) {
    TestCase test("extradition", "incoming", "CH", "TR", day);
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    return test;
}

TEST(Liberty, AnArrestStartsTheClocksOfTheConventionInTheSameBreath) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    const auto types = test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    EXPECT_THAT(types, Contains("clock-started"));
    // 2024 is a leap year: forty days from 21 January end on 1 March.
    EXPECT_EQ(test.clock("k.ece-40/s1").due, "2024-03-01");
    EXPECT_EQ(test.clock("k.ece-18/s1").due, "2024-02-08");
    EXPECT_EQ(test.clock("k.ece-40/s1").conservative, "2024-02-29");
    EXPECT_EQ(test.clock("k.ece-40/s1").kind, ClockKind::custody);
    EXPECT_EQ(test.clock("k.ece-40/s1").owner, "anna");
    EXPECT_EQ(test.clock("k.ece-40/s1").substitute, "boris");
    EXPECT_FALSE(test.runs("gap/s1"));
}

TEST(Liberty, TheDayIsThatOfThePlaceOfTheArrest) {
    TestCase test = turkey_asks_switzerland("2023-03-26");
    // Half past midnight in Bern is still the day before in UTC; that night the clocks there went forward.
    test.give("anna", "record-custody", held("2023-03-26T00:30:00+01:00"));
    EXPECT_EQ(test.clock("k.ece-40/s1").from, "2023-03-26");
    EXPECT_EQ(test.clock("k.ece-40/s1").due, "2023-05-05");
}

TEST(Liberty, ACorrectedDayMovesTheClockAndSaysWhy) {
    TestCase test = turkey_asks_switzerland("2024-01-25");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    const auto types = test.give("boris", "record-fact",
                                 Value::object({{"fact", "custody.arrest_date"},
                                                {"value", "2024-01-20"},
                                                {"subject", "s1"},
                                                {"source", Value::object({{"words", "police report, page 2"}})}}));
    EXPECT_THAT(types, Contains("clock-changed"));
    EXPECT_EQ(test.clock("k.ece-40/s1").due, "2024-02-29");
    for (const NewEvent& event : test.events())
        if (event.type == "clock-changed") {
            EXPECT_EQ(event.payload.string_at("reason").value(), "the fact custody.arrest_date was recorded");
        }
}

TEST(Liberty, WhereTheLawGivesNoClockTheGapIsTheAlarm) {
    // Test States are bound by nothing.
    TestCase test("extradition", "incoming", "XA", "XB", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody", held("2024-01-21T06:30:00Z"));
    const Clock gap = test.clock("gap/s1");
    EXPECT_TRUE(gap.gap);
    EXPECT_EQ(gap.owner, "anna");
    EXPECT_EQ(gap.substitute, "boris");
    EXPECT_EQ(alarm_level(gap, test.environment().today), "overdue");
}

TEST(Liberty, TheEndOfCustodyEndsItsClocks) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    test.at("2024-02-01T12:00:00+01:00");
    test.give("anna", "end-custody",
              Value::object({{"subject", "s1"}, {"at", "2024-02-01T10:00:00+01:00"}, {"how", "released-by-court"}}));
    for (const Clock& clock : test.state().clocks)
        if (clock.kind == ClockKind::custody) {
            EXPECT_TRUE(clock.ended) << clock.id;
        }
    EXPECT_FALSE(test.state().subject("s1")->held);
}

TEST(Liberty, SomeoneHeldForACaseOfOurOwnIsNotHeldForTheOtherState) {
    TestCase test("extradition", "incoming", "XA", "XB", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody", held("2024-01-21T06:30:00Z", "domestic-case"));
    EXPECT_FALSE(test.runs("gap/s1"));
    test.give("anna", "record-custody", held("2024-01-22T06:30:00Z", "provisional"));
    EXPECT_TRUE(test.runs("gap/s1"));
}

TEST(Liberty, CustodyForTheRequestIsNotRelabelledAsOneOfOurOwn) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    const Error error = test.refused("anna", "record-custody", held("2024-01-22T06:30:00+01:00", "domestic-case"));
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    test.give("anna", "take-step",
              Value::object({{"step", "held-otherwise-only"},
                             {"subject", "s1"},
                             {"at", "2024-01-22T10:00:00+01:00"},
                             {"facts", Value::object({{"custody.basis", "domestic-case"}})}}));
    EXPECT_FALSE(test.runs("k.ece-40/s1"));
    EXPECT_FALSE(test.runs("gap/s1"));
}

TEST(Liberty, APrisonerLentToTheOtherStateIsWatchedThoughTheSentenceIsOurs) {
    TestCase test("temporary-surrender", "incoming", "XA", "XB", "2024-01-22");
    test.give("anna", "add-subject", person("convicted", "Ali Example"));
    const auto step = [&](std::string_view word, Value facts = Value::object()) {
        const auto types = test.give("anna", "take-step",
                                     Value::object({{"step", word},
                                                    {"subject", "s1"},
                                                    {"at", "2024-01-22T10:00:00Z"},
                                                    {"reason", "as agreed"},
                                                    {"facts", std::move(facts)}}));
        if (types == std::vector<std::string>{"proposed"})
            test.give("clara", "approve", Value::object({{"proposal", test.state().proposals.back().id}}));
    };
    for (const std::string_view word : {"registered", "check-begun", "decision-proposed", "granted"}) step(word);
    step("handover-planned", Value::object({{"surrender.appointed_date", "2024-01-22"}}));
    step("lent", Value::object({{"custody.basis", "serving-sentence"}}));
    EXPECT_EQ(test.clock("gap/s1").owner, "anna");
    step("returned");
    EXPECT_FALSE(test.runs("gap/s1"));
}

TEST(Liberty, AReleaseByOurHandTakesTwoByWhicheverCommandItIsRecorded) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    const auto end = [](std::string_view how) {
        return Value::object({{"subject", "s1"}, {"at", "2024-01-22T10:00:00+01:00"}, {"how", how}});
    };
    EXPECT_EQ(test.give("anna", "end-custody", end("released")), std::vector<std::string>{"proposed"});
    EXPECT_TRUE(test.state().subject("s1")->held);
    EXPECT_EQ(test.give("anna", "end-custody", end("surrendered")), std::vector<std::string>{"proposed"});
    EXPECT_THAT(test.give("anna", "end-custody", end("released-by-court")), Contains("custody-ended"));
}

TEST(Liberty, NobodyPassesToACaseThatIsNotThere) {
    TestCase test("provisional-arrest", "incoming", "CH", "TR", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give(
        "anna", "take-step",
        Value::object({{"step", "provisionally-arrested"}, {"subject", "s1"}, {"at", "2024-01-21T06:30:00+01:00"}}));
    const Value pass =
        Value::object({{"step", "passed-to-extradition"}, {"subject", "s1"}, {"at", "2024-01-22T10:00:00+01:00"}});
    EXPECT_THAT(test.refused("anna", "take-step", pass).message, HasSubstr("no other case is linked"));
    test.give("anna", "link-case", Value::object({{"to", "c2"}, {"relation", "follows"}}));
    EXPECT_THAT(test.give("anna", "take-step", pass), Contains("custody-ended"));
}

TEST(Liberty, NobodyHeldIsWithdrawnFromACase) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    const Error error =
        test.refused("anna", "withdraw-subject", Value::object({{"subject", "s1"}, {"reason", "mistake"}}));
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_THAT(error.hint, HasSubstr("custody ended"));
}

TEST(Liberty, AlarmsComeAtHalfThreeQuartersThreeDaysOneDayAndTheDay) {
    Clock clock;
    clock.from = "2024-01-21";
    clock.due = "2024-03-01";  // forty days
    const auto on = [&](std::string_view day) { return alarm_level(clock, parse_date(day).value().first); };
    EXPECT_EQ(on("2024-02-09"), "");
    EXPECT_EQ(on("2024-02-10"), "half");
    EXPECT_EQ(on("2024-02-20"), "three-quarters");
    EXPECT_EQ(on("2024-02-27"), "three-days");
    EXPECT_EQ(on("2024-02-29"), "one-day");
    EXPECT_EQ(on("2024-03-01"), "due");
    EXPECT_EQ(on("2024-03-02"), "overdue");
    clock.conservative = "2024-02-29";  // the careful day counts
    EXPECT_EQ(on("2024-02-29"), "due");
}

TEST(Liberty, AnAlarmIsToldOnceAndOnTheLastDayToTheHeadToo) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    test.at("2024-02-28T08:00:00Z");
    const std::uint64_t seen = test.state().version();
    EXPECT_THAT(test.give("node", "raise-alarms", Value::object()), Contains("alarm-raised"));
    EXPECT_TRUE(test.try_to("anna", "write-note", Value::object({{"says", "called the court"}}), seen))
        << "an alarm holds up nobody's entry";
    EXPECT_TRUE(test.give("node", "raise-alarms", Value::object()).empty());
    bool head_told = false;
    for (const NewEvent& event : test.events()) {
        if (event.type != "alarm-raised" || event.payload.string_at("clock").value() != "k.ece-40/s1") continue;
        EXPECT_EQ(event.payload.string_at("level").value(), "one-day");
        head_told = event.payload.find("to")->as_list()->size() == 3;
    }
    EXPECT_TRUE(head_told);
}

TEST(Liberty, ACustodyClockIsSilencedByTwoPersonsAndNeverBeyondItsDay) {
    TestCase test = turkey_asks_switzerland("2024-01-22");
    test.give("anna", "record-custody", held("2024-01-21T06:30:00+01:00"));
    const auto silence = [](std::string_view until) {
        return Value::object({{"clock", "k.ece-40/s1"}, {"until", until}, {"reason", "the papers are on their way"}});
    };
    EXPECT_EQ(test.refused("anna", "silence-clock", silence("2024-03-05")).kind, ErrorKind::invalid);
    EXPECT_EQ(test.give("anna", "silence-clock", silence("2024-02-20")), std::vector<std::string>{"proposed"});
    EXPECT_FALSE(test.clock("k.ece-40/s1").silence);
    EXPECT_EQ(test.refused("anna", "approve", Value::object({{"proposal", "a1"}})).kind, ErrorKind::forbidden);
    test.give("clara", "approve", Value::object({{"proposal", "a1"}}));
    EXPECT_EQ(test.clock("k.ece-40/s1").silence->approved_by, "clara");
    test.at("2024-02-19T08:00:00Z");
    for (const NewEvent& event : due_alarms(test.state(), test.environment().today))
        EXPECT_NE(event.payload.string_at("clock").value(), "k.ece-40/s1");
}

}  // namespace
}  // namespace comity::cases
