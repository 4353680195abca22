// SPDX-License-Identifier: EUPL-1.2
// Turkey asks Germany for a German: article 6 of the European Convention on Extradition, with Germany's declaration.
#include <gmock/gmock.h>

#include "cases/own_nationals.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TestCase before_the_decision() {
    TestCase test("extradition", "incoming", "DE", "TR", "2024-05-02");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    for (const std::string_view step : {"request-received", "registered", "formal-check-begun", "legal-check-begun"})
        test.step(step);
    test.step("decision-proposed");
    return test;
}

void nationality(TestCase& test, std::string_view subject, std::string_view state) {
    test.fact("person.nationalities", Value::list({Value::object({{"state", state}})}), subject);
}

Value refused_because(std::string_view reason) {
    return Value::object({{"reason", reason}});
}

std::vector<std::string> open_tasks(const CaseState& state, std::string_view from) {
    std::vector<std::string> says;
    for (const Task& task : state.tasks)
        if (task.from == from && task.done_because.empty()) says.push_back(task.says);
    return says;
}

TEST(OwnNationals, TheGroundsAreThoseTheLibraryListsUnderNationality) {
    EXPECT_THAT(nationality_grounds(law::real_library()), ElementsAre("g.nationality"));
}

TEST(OwnNationals, ARefusalForNationalityOpensTheQuestionOfProsecutionHere) {
    TestCase test = before_the_decision();
    nationality(test, "s1", "DE");
    test.fact("decision.refusal_grounds", Value::list({"g.nationality"}));
    EXPECT_THAT(open_tasks(test.state(), "prosecution-in-place/s1"), ElementsAre());
    test.step("refused", refused_because("a German"));
    // Article 6(2): at the request of the requesting Party.
    EXPECT_THAT(open_tasks(test.state(), "prosecution-in-place/s1"),
                ElementsAre(AllOf(HasSubstr("offer prosecution here"), HasSubstr("coe-024:6.2"))));
    // It is opened once.
    test.fact("decision.submission_requested", true);
    EXPECT_EQ(open_tasks(test.state(), "prosecution-in-place/s1").size(), 1U);
}

TEST(OwnNationals, AskedForItIsADuty) {
    TestCase test = before_the_decision();
    nationality(test, "s1", "DE");
    test.fact("decision.submission_requested", true);
    test.step("refused", refused_because("a German"));
    EXPECT_THAT(open_tasks(test.state(), "prosecution-in-place/s1"),
                ElementsAre(AllOf(HasSubstr("is a duty"), HasSubstr("coe-024:6.2"))));
}

TEST(OwnNationals, ARefusalOnAnotherGroundDoesNot) {
    TestCase test = before_the_decision();
    nationality(test, "s1", "DE");
    test.fact("decision.refusal_grounds", Value::list({"g.political"}));
    test.step("refused", refused_because("a political offence"));
    EXPECT_THAT(open_tasks(test.state(), "prosecution-in-place/s1"), ElementsAre());
}

TEST(OwnNationals, OfTwoPersonsOnlyTheNationalIsConcerned) {
    TestCase test = before_the_decision();
    test.give("anna", "add-subject", person("accused", "Ben Example"));
    nationality(test, "s1", "TR");
    nationality(test, "s2", "DE");
    test.step("refused", refused_because("one is a German"));
    EXPECT_TRUE(open_tasks(test.state(), "prosecution-in-place/s1").empty());
    EXPECT_EQ(open_tasks(test.state(), "prosecution-in-place/s2").size(), 1U);
}

TEST(OwnNationals, TheCaseOfProsecutionIsOpenedWithWhatThisOneKnows) {
    TestCase test = before_the_decision();
    nationality(test, "s1", "DE");
    const Value open = Value::object({{"case", "c2"}, {"number", "TPR-I-2024-00001"}, {"subject", "s1"}});
    EXPECT_EQ(test.refused("anna", "open-prosecution-case", open).kind, ErrorKind::conflict);
    test.step("refused", refused_because("a German"));
    EXPECT_THAT(test.give("anna", "open-prosecution-case", open),
                ElementsAre("case-linked", "prosecution-case-wanted", "task-done"));
    EXPECT_EQ(test.state().links.back().relation, "prosecution-in-place");
    EXPECT_EQ(test.state().links.back().to, "c2");
    const NewEvent& wanted = test.events()[test.events().size() - 2];
    // What the node does with it: the other case is open, with the person.
    CaseState other;
    const auto opened = decide(other, {.name = "open-case", .arguments = *wanted.payload.find("open"), .actor = "anna"},
                               test.environment());
    ASSERT_TRUE(opened) << to_string(opened.error());
    for (const NewEvent& event : *opened)
        ASSERT_TRUE(apply(other, {.sequence = other.version() + 1,
                                  .type = event.type,
                                  .actor = "anna",
                                  .at = test.environment().now,
                                  .payload = &event.payload}));
    EXPECT_EQ(other.kind, Kind::proceedings);
    EXPECT_EQ(other.direction, Direction::incoming);
    EXPECT_TRUE(command::check_arguments(find_command("add-subject")->entry(), *wanted.payload.find("add_subject")));
    EXPECT_EQ(test.refused("anna", "open-prosecution-case", open).kind, ErrorKind::conflict);
}

}  // namespace
}  // namespace comity::cases
