// SPDX-License-Identifier: EUPL-1.2
// A request does not go before it was put to the law of the State that receives it.
#include <gmock/gmock.h>

#include "cases/pre_flight.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Switzerland asks Turkey for a person accused of an offence (coe-024).
TestCase approved_draft() {
    TestCase test("extradition", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.step("located", Value::object({{"subject", "s1"}}));
    for (const std::string_view step : {"feasibility-begun", "file-assembly-begun", "submitted", "approved"})
        test.step(step);
    return test;
}

Value seal() {
    return Value::object({{"step", "sealed"}});
}

Value paper(std::string_view kind) {
    return Value::object({{"kind", kind},
                          {"title", "a paper"},
                          {"origin", "own"},
                          {"media_type", "application/pdf"},
                          {"digest", std::string(64, 'a')},
                          {"bytes", 10}});
}

TEST(PreFlight, NothingIsSealedBeforeIt) {
    TestCase test = approved_draft();
    const Error error = test.refused("anna", "take-step", seal());
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_THAT(error.hint, HasSubstr("run-pre-flight"));
}

TEST(PreFlight, EachGapIsNamedWithItsClause) {
    TestCase test = approved_draft();
    test.fact("person.nationalities", Value::list({Value::object({{"state", "TR"}})}), "s1");
    test.give("anna", "add-document", paper("description"));
    test.give("anna", "run-pre-flight", Value::object());
    const std::vector<std::string>& gaps = test.state().pre_flight->gaps;
    // Article 12(2) as the Fourth Protocol has it between these two: a statement of the offences, the enactments, and a
    // description, which is there.
    EXPECT_THAT(gaps,
                Contains(AllOf(HasSubstr("paper missing: statement of the offences"), HasSubstr("(coe-212:2#12.2)"))));
    EXPECT_THAT(gaps, Contains(HasSubstr("paper missing: text of the law applied")));
    EXPECT_THAT(gaps, Not(Contains(HasSubstr("identity and nationality of the person"))));
    // Article 6(1)(a): a Party may refuse its nationals.
    EXPECT_THAT(gaps, Contains(HasSubstr("refuse: Nationals (coe-024:6.1.a)")));
    EXPECT_THAT(test.refused("anna", "take-step", seal()).message, HasSubstr("coe-212:2#12.2"));
}

TEST(PreFlight, GoingOnRegardlessNeedsAReason) {
    TestCase test = approved_draft();
    const Value because = Value::object({{"reason", "the warrant follows by courier"}});
    EXPECT_EQ(test.refused("anna", "override-pre-flight", because).kind, ErrorKind::conflict);
    test.give("anna", "run-pre-flight", Value::object());
    EXPECT_EQ(test.refused("anna", "override-pre-flight", Value::object()).kind, ErrorKind::invalid);
    EXPECT_EQ(test.refused("anna", "override-pre-flight", Value::object({{"reason", ""}})).kind, ErrorKind::invalid);
    test.give("anna", "override-pre-flight", because);
    EXPECT_THAT(test.give("anna", "take-step", seal()), ElementsAre("proposed"));
    // The second person approves the draft as it is, not another.
    test.fact("offence.fiscal", true);
    EXPECT_THAT(
        test.refused("clara", "approve", Value::object({{"proposal", test.state().proposals.back().id}})).message,
        HasSubstr("changed since"));
    test.fly();
    test.give("clara", "approve", Value::object({{"proposal", test.state().proposals.back().id}}));
    EXPECT_EQ(test.state().stage, "sealed");
}

TEST(PreFlight, AnotherPaperIsAnotherDraft) {
    TestCase test = approved_draft();
    test.fly();
    test.give("anna", "add-document", paper("warrant-auth"));
    EXPECT_THAT(test.refused("anna", "take-step", seal()).message, HasSubstr("changed since"));
}

TEST(PreFlight, MeasuresThatCannotTravelTogetherAreAGap) {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "run-pre-flight", Value::object());
    EXPECT_THAT(test.state().pre_flight->gaps, ElementsAre(HasSubstr("no measure")));
    test.give("anna", "add-measure", Value::object({{"word", "search"}}));
    test.give("anna", "add-measure", Value::object({{"word", "service"}}));
    test.give("anna", "run-pre-flight", Value::object());
    EXPECT_THAT(test.state().pre_flight->gaps, Contains(HasSubstr("m1: needs a letter apart from m2")));
    // European Convention on mutual assistance, article 14: what the letter must say; nobody recorded that it does.
    EXPECT_THAT(test.state().pre_flight->gaps, Contains(HasSubstr("object and reason of the request (coe-030:14.1)")));
    EXPECT_THAT(test.state().pre_flight->gaps, Contains(HasSubstr("no language chosen")));
    test.fact("request.language", Value::list({"fr"}));
    test.give("anna", "run-pre-flight", Value::object());
    EXPECT_THAT(test.state().pre_flight->gaps, Not(Contains(HasSubstr("no language chosen"))));
}

TEST(PreFlight, ItIsOfOurOwnRequests) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    EXPECT_EQ(test.refused("anna", "run-pre-flight", Value::object()).kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::cases
