// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/gathered.h"

#include <gtest/gtest.h>

#include "documents/testing/real_templates.h"
#include "format/canonical_json.h"

namespace comity::node {
namespace {

using format::Value;

cases::CaseState request() {
    cases::CaseState state;
    state.id = "c1";
    state.number = "MLA-O-2024-00001";
    state.direction = cases::Direction::outgoing;
    state.subjects.push_back({.id = "s1", .names = {"Рашад Экземпл", "Rashad Example"}});
    const auto document = [](std::string id, std::string kind, std::string origin) {
        cases::Document made{
            .id = std::move(id), .kind = std::move(kind), .title = "Warrant", .origin = std::move(origin)};
        made.versions.push_back({.digest = "abc"});
        return made;
    };
    state.documents = {document("d1", "warrant_auth", "own"), document("d2", "receipt", "own"),
                       document("d3", "warrant-auth", "received")};
    return state;
}

Value told(const cases::CaseState& state, const Value& by_persons) {
    return gathered(documents::real_templates(), state, {"s1", ""}, "Federal Office of Justice", {"en", "ru"},
                    by_persons);
}

TEST(Gathered, TheNameStandsInTheScriptOfEachLanguage) {
    const Value all = told(request(), Value::object());
    const Value& fields = *all.find("fields");
    EXPECT_EQ(*fields.find("person.name"), Value::object({{"en", "Rashad Example"}, {"ru", "Рашад Экземпл"}}));
    EXPECT_EQ(*fields.find("paper.reference"), Value("MLA-O-2024-00001"));
    EXPECT_EQ(*fields.find("sender.authority"), Value("Federal Office of Justice"));
    EXPECT_EQ(fields.find("partner.reference"), nullptr);
}

TEST(Gathered, OurPapersOfTheDossierGoAlong) {
    cases::CaseState state = request();
    const Value all = told(state, Value::object());
    EXPECT_EQ(
        *all.find("attachments"),
        Value::list({Value::object({{"paper", "warrant-auth"}, {"title", "Warrant"}, {"digest", "sha256:abc"}})}));
    state.documents[0].withdrawn = true;
    EXPECT_TRUE(told(state, Value::object()).find("attachments")->as_list()->empty());
}

TEST(Gathered, WhatPersonsToldStandsOverWhatTheCaseKnows) {
    const Value all = told(request(), Value::object({{"fields", Value::object({{"person.name", "R. Example"}})},
                                                     {"attachments", Value::list()}}));
    EXPECT_EQ(*all.find("fields")->find("person.name"), Value("R. Example"));
    EXPECT_NE(all.find("fields")->find("paper.reference"), nullptr);
    EXPECT_TRUE(all.find("attachments")->as_list()->empty());
}

TEST(Gathered, OneFieldOfAnOffenceIsToldWithoutTheOthers) {
    const auto of_fraud = [](std::string_view field, std::string_view words) {
        return Value::object({{"offences", Value::object({{"fraud", Value::object({{field, words}})}})}});
    };
    const Value both = told_more(of_fraud("offence.title", "Fraud"), of_fraud("offence.statement", "In March"));
    EXPECT_EQ(*both.find("offences")->find("fraud"),
              Value::object({{"offence.title", "Fraud"}, {"offence.statement", "In March"}}));
}

}  // namespace
}  // namespace comity::node
