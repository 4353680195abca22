// SPDX-License-Identifier: EUPL-1.2
// Promises stop the acts that would breach them, by name, until they end; those the law makes follow the law.
#include <gmock/gmock.h>

#include "cases/promises.h"
#include "cases/test_case.h"
#include "law/library/forbidden.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Value promise(std::string_view kind, std::string_view touch, std::string_view subject = "") {
    return Value::object({{"kind", kind},
                          {"given", true},
                          {"says", "a promise"},
                          {"breached_by", Value::list({touch})},
                          {"subject", subject},
                          {"source", Value::object({{"words", "note verbale of 3 May"}})}});
}

Value plan(std::string_view touch, std::string_view subject = "", Value facts = {}) {
    Value arguments =
        Value::object({{"touches", Value::list({touch})}, {"says", "what is planned"}, {"subject", subject}});
    if (!facts.is_null()) arguments.set("facts", std::move(facts));
    return arguments;
}

Value paper(std::string_view kind) {
    return Value::object({{"kind", kind},
                          {"title", "a paper"},
                          {"origin", "received"},
                          {"media_type", "application/pdf"},
                          {"digest", std::string(64, 'a')},
                          {"bytes", 10}});
}

/// Turkey surrendered the first of two persons to Switzerland on 1 March 2024 for the offences of the request.
TestCase surrendered_to_us() {
    TestCase test("extradition", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "add-subject", person("accused", "Ben Example"));
    test.step("located", Value::object({{"subject", "s1"}}));
    for (const std::string_view step : {"feasibility-begun", "file-assembly-begun", "submitted", "approved"})
        test.step(step);
    test.fly();
    for (const std::string_view step : {"sealed", "sent", "acknowledged"}) test.step(step);
    test.at("2024-03-01T12:00:00Z");
    test.step("arrested-on-request", Value::object({{"subject", "s1"}, {"at", "2024-02-01T10:00:00+03:00"}}));
    test.step("granted");
    test.step("collection-planned",
              Value::object({{"facts", Value::object({{"surrender.appointed_date", "2024-03-01"}})}}));
    test.step("taken-into-country", Value::object({{"subject", "s1"}, {"at", "2024-03-01T10:00:00+01:00"}}));
    return test;
}

TEST(Promises, AnActThatWouldBreachOneIsStoppedAndThePromiseIsNamed) {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "record-promise", promise("secrecy", "disclose"));
    test.give("anna", "plan-act", plan("use"));
    EXPECT_TRUE(test.state().plans.back().breaches.empty());
    const auto types = test.give("anna", "plan-act", plan("disclose"));
    EXPECT_THAT(types, ElementsAre("act-stopped", "task-added"));
    EXPECT_THAT(test.state().plans.back().breaches, ElementsAre("p1"));
    EXPECT_EQ(test.state().tasks.back().owner, "anna");  // who watches it is told
    test.step("drafting-begun");
    const Error error = test.refused("anna", "take-step", Value::object({{"step", "draft-shared"}}));
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_THAT(error.message, HasSubstr("p1 (secrecy given)"));
}

TEST(Promises, ItBindsOnItsLastDayAndNotAfter) {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    Value until = promise("secrecy", "disclose");
    until.set("until", "2024-02-29");
    test.give("anna", "record-promise", until);
    test.at("2024-02-29T23:00:00+01:00");
    EXPECT_THAT(test.give("anna", "plan-act", plan("disclose")), Contains("act-stopped"));
    test.at("2024-03-01T00:30:00+01:00");
    EXPECT_THAT(test.give("anna", "plan-act", plan("disclose")), ElementsAre("act-planned"));
}

TEST(Promises, WhatIsPromisedForOnePersonBindsForThatPersonOnly) {
    TestCase test("extradition", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "add-subject", person("accused", "Ben Example"));
    test.give("anna", "record-promise", promise("assurance", "execute", "s1"));
    test.give("anna", "record-promise", promise("assurance", "re-extradite", "s2"));
    EXPECT_THAT(test.give("anna", "plan-act", plan("execute", "s1")), Contains("act-stopped"));
    EXPECT_THAT(test.give("anna", "plan-act", plan("execute", "s2")), ElementsAre("act-planned"));
    EXPECT_THAT(test.give("anna", "plan-act", plan("re-extradite", "s2")), Contains("act-stopped"));
    // Whom it is about was not said: any promise may be breached.
    EXPECT_THAT(test.give("anna", "plan-act", plan("execute")), Contains("act-stopped"));
}

TEST(Promises, TheyAreWatchedAfterClosingUntilTheyEnd) {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    test.give("anna", "record-promise", promise("secrecy", "disclose"));
    test.give("anna", "add-document", paper("other"));
    test.step("need-gone", Value::object({{"reason", "solved by the police"}}));
    test.step("closed");
    ASSERT_TRUE(test.state().closed);
    EXPECT_THAT(test.give("anna", "plan-act", plan("disclose")), Contains("act-stopped"));
    const auto end = [](std::string_view document) {
        return Value::object({{"promise", "p1"}, {"because", "they consent"}, {"document", document}});
    };
    EXPECT_EQ(test.refused("anna", "end-promise", end("d9")).kind, ErrorKind::invalid);
    test.give("anna", "end-promise", end("d1"));
    EXPECT_THAT(test.give("anna", "plan-act", plan("disclose")), ElementsAre("act-planned"));
    EXPECT_EQ(test.refused("anna", "end-promise", end("d1")).kind, ErrorKind::conflict);
}

TEST(Promises, WhatWasReceivedBindsTheOtherStateAndNotUs) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    Value received = promise("assurance", "execute");
    received.set("given", false);
    test.give("anna", "record-promise", received);
    EXPECT_THAT(test.give("anna", "plan-act", plan("execute")), ElementsAre("act-planned"));
    Value theirs = plan("execute");
    theirs.set("by", "them");
    EXPECT_THAT(test.give("anna", "plan-act", theirs), Contains("act-stopped"));
}

TEST(Promises, APromiseNobodyCouldBreachOrShowIsRefused) {
    TestCase test("assistance", "outgoing", "CH", "TR", "2024-01-10");
    Value nothing = promise("secrecy", "disclose");
    nothing.set("breached_by", Value::list());
    EXPECT_EQ(test.refused("anna", "record-promise", nothing).kind, ErrorKind::invalid);
    EXPECT_THAT(test.refused("anna", "record-promise", promise("secrecy", "whisper")).hint, HasSubstr("disclose"));
    Value cited = promise("secrecy", "disclose");
    cited.set("rule", "coe-024:99");
    EXPECT_THAT(test.refused("anna", "record-promise", cited).message, HasSubstr("no provision 'coe-024:99'"));
    Value unseen = promise("secrecy", "disclose");
    unseen.set("source", Value::object({{"document", "d7"}}));
    EXPECT_THAT(test.refused("anna", "record-promise", unseen).message, HasSubstr("no document 'd7'"));
}

/// The promise the law made that such an act of ours would breach.
const Promise* of_law(const CaseState& state, std::string_view touch, std::string_view subject) {
    for (const Promise& promise : state.promises)
        if (promise.given && promise.kind == "speciality" && promise.subject == subject &&
            promise.breached_by.contains(std::string(touch)))
            return &promise;
    return nullptr;
}

Value of_another_offence(bool other) {
    return Value::object({{"speciality.measure", "prosecution"}, {"speciality.other_offence_before_surrender", other}});
}

// European Convention on Extradition, article 14: no proceedings for an earlier offence other than that of the
// surrender; article 15: no re-extradition. Between these two the Fourth Additional Protocol puts its articles 3 and 4
// in their place.
TEST(Promises, SpecialityBindsFromTheSurrenderOnWithItsArticle) {
    const TestCase test = surrendered_to_us();
    const Promise* speciality = of_law(test.state(), "prosecute", "s1");
    const Promise* onward = of_law(test.state(), "re-extradite", "s1");
    ASSERT_TRUE(speciality && onward);
    EXPECT_EQ(speciality->rule, "coe-212:3");
    EXPECT_EQ(onward->rule, "coe-212:4");
    EXPECT_EQ(speciality->watcher, "anna");
    // The other is not here, and nothing binds for that person.
    EXPECT_FALSE(of_law(test.state(), "prosecute", "s2"));
}

TEST(Promises, TheOffenceOfTheSurrenderIsProsecutedAndAnotherIsNot) {
    TestCase test = surrendered_to_us();
    const auto prosecute = [](Value facts) {
        return Value::object({{"step", "prosecuted"}, {"subject", "s1"}, {"facts", std::move(facts)}});
    };
    EXPECT_THAT(test.refused("anna", "take-step", prosecute(of_another_offence(true))).message, HasSubstr("coe-212:3"));
    // Nothing said of the act: stopped, and told what to say.
    const Error unsaid = test.refused("anna", "take-step", Value::object({{"step", "prosecuted"}, {"subject", "s1"}}));
    EXPECT_THAT(unsaid.hint, HasSubstr("speciality.other_offence_before_surrender"));
    Value same = of_another_offence(false);
    same.set("speciality.redescribed_offence_extraditable", true);
    EXPECT_THAT(test.give("anna", "take-step", prosecute(same)), Contains("step-taken"));
    // What was true of that act says nothing of the next.
    test.refused("anna", "take-step", Value::object({{"step", "prosecuted"}, {"subject", "s1"}}));
    // What is in the record of the person counts: five months free to leave, and stayed (article 14.1.b, now 30 days).
    test.at("2025-03-01T12:00:00Z");
    test.fact("speciality.final_discharge_date", "2024-10-01");
    test.fact("speciality.opportunity_to_leave", true);
    test.fact("speciality.left_and_returned", false);
    test.fact("speciality.left_on", "2025-01-15");
    EXPECT_THAT(test.give("anna", "take-step", prosecute(of_another_offence(true))), Contains("step-taken"));
}

TEST(Promises, TheLimitBindsWhoeverReceivedWhatWasHandedOver) {
    TestCase test("assistance", "outgoing", "CH", "US", "2024-01-10");
    CaseState state = test.state();
    state.subjects = {Subject{.id = "s1"}};
    state.kind = Kind::extradition;
    state.facts[{.fact = "surrender.taken_over", .subject = "s1"}].push_back({.value = "true"});
    for (const bool ours : {true, false}) {
        const auto events = promises_of_law(state, "s1", ours, "the law", test.environment()).value();
        ASSERT_FALSE(events.empty());
        for (const NewEvent& event : events) {
            EXPECT_EQ(event.payload.boolean_at("given").value(), ours);
            EXPECT_THAT(event.payload.string_at("rule").value(), HasSubstr("us-ch-extradition-1990:16"));
        }
    }
}

TEST(Promises, EveryLimitOfTheLibrarySaysWhatItForbidsInWordsACaseKnows) {
    const law::Library& library = law::real_library();
    int limits = 0;
    for (const law::Rule& rule : library.rules()) {
        if (rule.kind != law::RuleKind::use_limit) continue;
        ++limits;
        const auto acts = law::forbidden_by(library, rule);
        EXPECT_FALSE(acts.empty()) << library.text(library.provision_of(rule).id);
        for (const law::TextId act : acts) EXPECT_TRUE(parse_touch(library.text(act))) << library.text(act);
    }
    EXPECT_GT(limits, 40);
}

}  // namespace
}  // namespace comity::cases
