// SPDX-License-Identifier: EUPL-1.2
// A change of the law library, replayed over a case.
#include <gmock/gmock.h>

#include "cases/impact.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Turkey asks Switzerland; the person is held provisionally since 21 January 2024.
TestCase held_in_switzerland() {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody",
              Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}}));
    return test;
}

/// As if the answers had been given by the library of another day: forty days were thirty, and a ground stood.
CaseState under_older_law(const TestCase& test) {
    CaseState state = test.state();
    state.clock("k.ece-40/s1")->due = "2024-02-20";
    state.clock("k.ece-18/s1")->ended = true;
    state.clocks.push_back(
        {.id = "k.gone/s1", .kind = ClockKind::limit, .rule = "coe-024:99", .subject = "s1", .due = "2024-05-01"});
    Determined& determined = state.determined.at("s1/");
    determined.law = "sha256:of-another-day";
    determined.outcome = "grant-due";
    determined.grounds = {"coe-024:99"};
    return state;
}

TEST(Impact, TheSameLawChangesNothing) {
    TestCase test = held_in_switzerland();
    EXPECT_TRUE(impact(test.state(), test.environment()).value().empty());
    EXPECT_THAT(test.give("node", "note-impact", Value::object({{"reason", "law library 2026.12"}})), IsEmpty());
}

TEST(Impact, OutcomeGroundsClocksAndWhoIsHeldAreTold) {
    const TestCase test = held_in_switzerland();
    const CaseState state = under_older_law(test);
    const Impact found = impact(state, test.environment()).value();
    EXPECT_THAT(found.held, ElementsAre("s1"));
    ASSERT_EQ(found.answers.size(), 1U);
    EXPECT_EQ(found.answers.front().before, "grant-due");
    EXPECT_EQ(found.answers.front().after, test.state().determined.at("s1/").outcome);
    EXPECT_THAT(found.answers.front().grounds_gone, ElementsAre("coe-024:99"));
    using What = Impact::ClockChange::What;
    const auto change = [&](std::string_view id) {
        for (const Impact::ClockChange& clock : found.clocks)
            if (clock.clock == id) return clock;
        ADD_FAILURE() << "no change of " << id;
        return Impact::ClockChange{};
    };
    EXPECT_EQ(change("k.ece-40/s1").what, What::moved);
    EXPECT_EQ(change("k.ece-40/s1").before, "2024-02-20");
    EXPECT_EQ(change("k.ece-40/s1").after, "2024-03-01");
    EXPECT_EQ(change("k.ece-18/s1").what, What::added);
    EXPECT_EQ(change("k.gone/s1").what, What::ended);
}

TEST(Impact, TheOwnerGetsATaskAndTheClocksMoveWithIt) {
    const TestCase test = held_in_switzerland();
    const CaseState state = under_older_law(test);
    const auto events = decide(
        state,
        {.name = "note-impact", .arguments = Value::object({{"reason", "law library 2026.12"}}), .actor = "node"},
        test.environment());
    ASSERT_TRUE(events);
    ASSERT_EQ(events->front().type, "task-added");
    EXPECT_EQ(events->front().payload.string_at("owner").value(), "anna");
    EXPECT_EQ(events->front().payload.string_at("from").value(), "impact");
    EXPECT_THAT(events->front().payload.string_at("says").value(),
                AllOf(HasSubstr("law library 2026.12: held: s1"),
                      HasSubstr("clock k.ece-40/s1 moves from 2024-02-20 to 2024-03-01")));
    CaseState next = state;
    for (const NewEvent& event : *events)
        ASSERT_TRUE(apply(next, {.sequence = next.version() + 1,
                                 .type = event.type,
                                 .actor = "node",
                                 .at = test.environment().now,
                                 .payload = &event.payload}));
    EXPECT_TRUE(impact(next, test.environment()).value().empty());
}

TEST(Impact, ADraftPutToTheOldLawIsPutToTheNew) {
    TestCase test("extradition", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "run-pre-flight", Value::object());
    EXPECT_FALSE(impact(test.state(), test.environment()).value().draft);
    CaseState state = test.state();
    state.pre_flight->law = "sha256:of-another-day";
    EXPECT_TRUE(impact(state, test.environment()).value().draft);
}

TEST(Impact, AClosedCaseIsNoAffairOfTheNewLaw) {
    const TestCase test = held_in_switzerland();
    CaseState state = under_older_law(test);
    state.closed = true;
    EXPECT_TRUE(impact(state, test.environment()).value().empty());
}

}  // namespace
}  // namespace comity::cases
