// SPDX-License-Identifier: EUPL-1.2
// A paper leaves the case only as two persons saw it.
#include <gmock/gmock.h>

#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// What assembly gives, with the text called `letter`.
Value assembled(char letter, std::vector<std::string> findings) {
    return Value::object({{"title", "Request for bank records"},
                          {"template_digest", "sha256:t"},
                          {"law", "sha256:l"},
                          {"content", std::string(64, letter)},
                          {"bytes", 10},
                          {"slots", Value::list({Value::object({{"name", "person.name"}, {"value", ""}})})},
                          {"told", Value::object({{"fields", Value::object({{"paper.date", "2024-01-10"}})}})},
                          {"findings", Value::list_of(findings)}});
}

Value drafted(char letter, std::vector<std::string> findings) {
    Value arguments = assembled(letter, std::move(findings));
    arguments.set("template", "bank-records").set("languages", Value::list({"en", "fr"}));
    return arguments;
}

Value edited(char from, char to, std::vector<std::string> findings) {
    Value arguments = assembled(to, std::move(findings));
    Value given = Value::object({{"paper", "w1"}, {"from", std::string(64, from)}});
    for (const std::string_view name : {"template_digest", "law", "content", "bytes", "slots", "told", "findings"})
        given.set(name, *arguments.find(name));
    return given;
}

Value release(char letter, std::vector<std::string> findings, std::string_view reason = "") {
    return Value::object({{"paper", "w1"},
                          {"content", std::string(64, letter)},
                          {"findings", Value::list_of(findings)},
                          {"reason", reason}});
}

TestCase request() {
    return {"assistance", "outgoing", "CH", "TR", "2024-01-10"};
}

TEST(Papers, AreKeptWithWhatTheyWereDraftedFrom) {
    TestCase test = request();
    EXPECT_THAT(test.give("anna", "draft-paper", drafted('a', {"facts.summary is not known"})),
                ElementsAre("paper-drafted"));
    const Paper* paper = test.state().paper("w1");
    ASSERT_NE(paper, nullptr);
    EXPECT_EQ(paper->template_id, "bank-records");
    EXPECT_EQ(paper->template_digest, "sha256:t");
    EXPECT_EQ(paper->law, "sha256:l");
    EXPECT_THAT(paper->languages, ElementsAre("en", "fr"));
    EXPECT_EQ(paper->told, R"({"fields":{"paper.date":"2024-01-10"}})");
    EXPECT_EQ(paper->current().mark.by, "anna");
    EXPECT_THAT(paper->current().findings, ElementsAre("facts.summary is not known"));
    test.give("boris", "edit-paper", edited('a', 'b', {}));
    ASSERT_EQ(paper->versions.size(), 2U);
    EXPECT_EQ(paper->current().mark.by, "boris");
}

TEST(Papers, AreAssembledByTheNodeAlone) {
    TestCase test = request();
    const Error error = test.refused("anna", "draft-paper", Value::object({{"template", "bank-records"}}));
    EXPECT_THAT(error.message, HasSubstr("'content' is not there"));
    EXPECT_THAT(test.refused("anna", "draft-paper",
                             [] {
                                 Value arguments = drafted('a', {});
                                 arguments.set("subject", "s9");
                                 return arguments;
                             }())
                    .message,
                HasSubstr("no subject 's9'"));
}

TEST(Papers, AnEditOfATextThatIsNoLongerThereIsAConflict) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {}));
    test.give("boris", "edit-paper", edited('a', 'b', {}));
    const Error error = test.refused("anna", "edit-paper", edited('a', 'c', {}));
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message, "paper w1 was edited meanwhile, by boris");
}

TEST(Papers, AreReleasedByTwoAndOnlyWhereNothingWasFound) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {"facts.summary is not known"}));
    const Error error = test.refused("anna", "release-paper", release('a', {"facts.summary is not known"}));
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message, "paper w1 is not ready: facts.summary is not known");
    test.give("anna", "edit-paper", edited('a', 'b', {}));
    EXPECT_THAT(test.give("anna", "release-paper", release('b', {})), ElementsAre("proposed"));
    EXPECT_FALSE(test.state().papers[0].is_released());
    EXPECT_EQ(test.refused("anna", "approve", Value::object({{"proposal", "a1"}})).kind, ErrorKind::forbidden);
    EXPECT_THAT(test.give("clara", "approve", Value::object({{"proposal", "a1"}})),
                ElementsAre("approved", "paper-released"));
    EXPECT_TRUE(test.state().papers[0].is_released());
    EXPECT_EQ(test.state().papers[0].released->mark.by, "clara");
}

TEST(Papers, GoInSpiteOfWhatWasFoundWithAReasonASecondPersonAgreesTo) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {"date differs"}));
    test.give("anna", "release-paper", release('a', {"date differs"}, "both days are right: the crime went on"));
    EXPECT_THAT(test.give("clara", "approve", Value::object({{"proposal", "a1"}})),
                ElementsAre("approved", "paper-findings-overridden", "paper-released"));
    const Paper& paper = test.state().papers[0];
    EXPECT_EQ(paper.overridden->reason, "both days are right: the crime went on");
    EXPECT_THAT(paper.overridden->findings, ElementsAre("date differs"));
    EXPECT_EQ(paper.overridden->mark.by, "clara");
}

TEST(Papers, WhatTheSecondPersonDidNotSeeIsNotReleased) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {}));
    test.give("anna", "release-paper", release('a', {}));
    test.give("boris", "edit-paper", edited('a', 'b', {}));
    EXPECT_EQ(test.refused("clara", "approve", Value::object({{"proposal", "a1"}})).message,
              "paper w1 was edited meanwhile, by boris");
    // An edit after the release takes it back.
    test.give("anna", "release-paper", release('b', {}));
    test.give("clara", "approve", Value::object({{"proposal", "a2"}}));
    test.give("boris", "edit-paper", edited('b', 'c', {}));
    EXPECT_FALSE(test.state().papers[0].is_released());
}

Value sealed(char letter) {
    const auto version = [](std::string_view language, char digest) {
        return Value::object({{"language", language},
                              {"title", "Request for bank records"},
                              {"digest", std::string(64, digest)},
                              {"bytes", 100}});
    };
    return Value::object({{"paper", "w1"},
                          {"content", std::string(64, letter)},
                          {"sealed", Value::list({version("en", 'e'), version("fr", 'f')})}});
}

TEST(Papers, AreSealedOnceReleasedAndFiledAsDocumentsOfTheDossier) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {}));
    EXPECT_EQ(test.refused("anna", "seal-paper", sealed('a')).message, "paper w1 is not released");
    test.give("anna", "release-paper", release('a', {}));
    test.give("clara", "approve", Value::object({{"proposal", "a1"}}));
    EXPECT_EQ(test.refused("anna", "seal-paper", Value::object({{"paper", "w1"}})).message, "'sealed' is not there");
    EXPECT_THAT(test.give("anna", "seal-paper", sealed('a')),
                ElementsAre("document-added", "seal-recorded", "document-added", "seal-recorded", "paper-sealed"));
    ASSERT_EQ(test.state().documents.size(), 2U);
    const Document& french = test.state().documents[1];
    EXPECT_EQ(french.language, "fr");
    EXPECT_EQ(french.seal, "sealed");
    EXPECT_EQ(french.origin, "own");
    EXPECT_EQ(french.versions[0].digest, std::string(64, 'f'));
    EXPECT_THAT(test.state().papers[0].sealed->documents, ElementsAre("d1", "d2"));
    EXPECT_THAT(test.refused("anna", "seal-paper", sealed('a')).hint, HasSubstr("d1, d2"));
    // What is edited afterwards is another text, without release and seal.
    test.give("anna", "edit-paper", edited('a', 'b', {}));
    EXPECT_FALSE(test.state().papers[0].is_sealed());
}

TEST(Papers, ThatAreWithdrawnAreWorkedOnNoMore) {
    TestCase test = request();
    test.give("anna", "draft-paper", drafted('a', {}));
    test.give("anna", "withdraw-paper", Value::object({{"paper", "w1"}, {"reason", "another template"}}));
    EXPECT_EQ(test.refused("anna", "edit-paper", edited('a', 'b', {})).message, "paper w1 is withdrawn");
    EXPECT_THAT(test.refused("anna", "withdraw-paper", Value::object({{"paper", "w2"}, {"reason", "x"}})).hint,
                HasSubstr("w1"));
}

}  // namespace
}  // namespace comity::cases
