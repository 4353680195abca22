// SPDX-License-Identifier: EUPL-1.2
// What of a case reaches the law.
#include <gmock/gmock.h>

#include "cases/question.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

Value paper(std::string_view kind, std::string_view origin, std::string_view translates = "") {
    return Value::object({{"kind", kind},
                          {"title", "a paper"},
                          {"origin", origin},
                          {"media_type", "application/pdf"},
                          {"digest", std::string(64, 'a')},
                          {"bytes", 10},
                          {"language", translates.empty() ? "tr" : "de"},
                          {"translation_of", translates}});
}

std::string asked(const TestCase& test, std::string_view subject = "s1") {
    return question_json(test.state(), {std::string(subject), ""}, test.environment());
}

TEST(Question, PapersOfTheDossierCountAsAttached) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    EXPECT_THAT(asked(test), Not(HasSubstr("request.documents")));
    test.give("anna", "add-document", paper("warrant_auth", "received"));
    test.give("anna", "add-document", paper("description", "own"));   // ours, not attached to their request
    test.give("anna", "add-document", paper("receipt", "received"));  // no paper of the law
    test.give("anna", "add-document", paper("warrant-auth", "received", "d1"));
    EXPECT_THAT(asked(test), HasSubstr(R"("request.documents":["translation","warrant-auth"])"));
    test.give("anna", "withdraw-document", Value::object({{"document", "d1"}, {"reason", "another case"}}));
    EXPECT_THAT(asked(test), HasSubstr(R"("request.documents":["translation"])"));
    // What is recorded by hand counts beside it.
    test.fact("request.documents", Value::list({"enactments"}));
    EXPECT_THAT(asked(test), HasSubstr(R"("request.documents":["enactments","translation"])"));
}

TEST(Question, ATranslationIsOfAPaperThatStandsInAnotherLanguage) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    test.give("anna", "add-document", paper("warrant-auth", "received"));
    Value same = paper("warrant-auth", "received", "d1");
    same.set("language", "tr");
    EXPECT_THAT(test.refused("anna", "add-document", same).message, HasSubstr("same language"));
    Value without = paper("warrant-auth", "received", "d1");
    without.set("language", "");
    EXPECT_EQ(test.refused("anna", "add-document", without).kind, ErrorKind::invalid);
    test.give("anna", "add-document", paper("warrant-auth", "received", "d1"));
    Value again = paper("warrant-auth", "received", "d2");
    again.set("language", "fr");
    EXPECT_THAT(test.refused("anna", "add-document", again).hint, HasSubstr("d1"));
    test.give("anna", "withdraw-document", Value::object({{"document", "d1"}, {"reason", "wrong file"}}));
    EXPECT_EQ(test.refused("anna", "add-document", paper("warrant-auth", "received", "d1")).kind, ErrorKind::conflict);
}

// Third Additional Protocol (coe-209): the consent counts from the day it is given until it is taken back.
TEST(Question, ConsentGivenAndRevokedReachesTheLaw) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "add-subject", person("accused", "Ben Example"));
    test.step("consent-given", Value::object({{"subject", "s1"}, {"on", "2024-01-09"}}));
    EXPECT_THAT(asked(test), HasSubstr(R"("consent.given":true)"));
    EXPECT_THAT(asked(test), HasSubstr(R"("consent.date":"2024-01-09")"));
    EXPECT_THAT(asked(test, "s2"), Not(HasSubstr("consent.given")));
    test.step("consent-revoked", Value::object({{"subject", "s1"}}));
    EXPECT_THAT(asked(test), HasSubstr(R"("consent.given":false)"));
    EXPECT_THAT(asked(test), HasSubstr(R"("consent.revoked_date":"2024-01-10")"));
}

TEST(Question, CompetingCasesAreConcurrentRequestsToTheLaw) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-10");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    EXPECT_THAT(test.give("anna", "link-case", Value::object({{"to", "c2"}, {"relation", "competing"}})),
                Contains("task-added"));
    EXPECT_THAT(test.state().tasks.back().says, HasSubstr("consult"));
    test.step("competing-request");
    EXPECT_EQ(test.state().tasks.size(), 1U);  // the question is open already
    Environment environment = test.environment();
    environment.linked = {
        {.id = "c2", .requesting = StateCode::parse("DE").value(), .received = add_days(environment.today, -5)},
        {.id = "c3", .requesting = StateCode::parse("FR").value()}};
    EXPECT_THAT(question_json(test.state(), {"s1", ""}, environment),
                HasSubstr(R"("concurrent":[{"received":"2024-01-05","state":"DE"}])"));
    EXPECT_TRUE(determine(test.state(), {"s1", ""}, environment));
    // What was recorded of them by hand is not overruled.
    test.fact("concurrent", Value::list({Value::object({{"state", "IT"}})}));
    EXPECT_THAT(question_json(test.state(), {"s1", ""}, environment), HasSubstr(R"("concurrent":[{"state":"IT"}])"));
}

}  // namespace
}  // namespace comity::cases
