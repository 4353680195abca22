// SPDX-License-Identifier: EUPL-1.2
// A sealed request holds just the files that two persons saw by their digests.
#include <gmock/gmock.h>

#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char text_of_the_paper = 'a';

Value part(std::string_view name, char digest) {
    return Value::object(
        {{"name", name}, {"media_type", "application/pdf"}, {"digest", std::string(64, digest)}, {"bytes", 100}});
}

/// With the warrant d1 among its parts.
Value composed(std::initializer_list<Value> attachments, char of_content = text_of_the_paper) {
    return Value::object({{"paper", "w1"},
                          {"to", "Ministry of Justice"},
                          {"title", "Request for bank records"},
                          {"attachments", Value::list(attachments)},
                          {"content", std::string(64, of_content)},
                          {"parts", Value::list({part("request.en.pdf", 'e'), part("package.json", 'f'),
                                                 part("attachments/001 Warrant.pdf", '1')})}});
}

/// With a paper, its sealed version d2, and the warrant d1.
TestCase with_sealed_paper() {
    TestCase test{"assistance", "outgoing", "CH", "TR", "2024-01-10"};
    const std::string content(64, text_of_the_paper);
    test.give("anna", "add-document",
              Value::object({{"kind", "warrant-auth"},
                             {"title", "Warrant"},
                             {"origin", "own"},
                             {"media_type", "application/pdf"},
                             {"digest", std::string(64, '1')},
                             {"bytes", 10}}));
    test.give("anna", "draft-paper",
              Value::object({{"template", "bank-records"},
                             {"languages", Value::list({"en"})},
                             {"title", "Request for bank records"},
                             {"template_digest", "sha256:t"},
                             {"law", "sha256:l"},
                             {"content", content},
                             {"bytes", 10},
                             {"slots", Value::list()},
                             {"told", Value::object()},
                             {"findings", Value::list()}}));
    test.give("anna", "release-paper",
              Value::object({{"paper", "w1"}, {"content", content}, {"findings", Value::list()}}));
    test.give("clara", "approve", Value::object({{"proposal", "a1"}}));
    test.give("anna", "seal-paper",
              Value::object({{"paper", "w1"},
                             {"content", content},
                             {"sealed", Value::list({Value::object({{"language", "en"},
                                                                    {"title", "Request for bank records"},
                                                                    {"digest", std::string(64, '2')},
                                                                    {"bytes", 100}})})},
                             {"pseudonyms", Value::list({"UWS2LJNFUWS2LJNF"})}}));
    return test;
}

TEST(Packages, TellWhichDocumentAPseudonymIsPrintedOn) {
    TestCase test = with_sealed_paper();
    const Paper& paper = test.state().papers[0];
    ASSERT_EQ(paper.printed.size(), 1U);
    EXPECT_EQ(paper.printed[0].pseudonym, "UWS2LJNFUWS2LJNF");
    EXPECT_EQ(paper.printed[0].document, "d2");
}

TEST(Packages, AreSealedOnceTwoPersonsSawTheirParts) {
    TestCase test = with_sealed_paper();
    EXPECT_THAT(test.give("anna", "compose-package", composed({"d1"})), ElementsAre("proposed"));
    EXPECT_TRUE(test.state().packages.empty());
    EXPECT_EQ(test.refused("anna", "seal-package", Value::object({{"package", "k1"}})).kind, ErrorKind::invalid);
    EXPECT_EQ(test.refused("anna", "approve", Value::object({{"proposal", "a2"}})).kind, ErrorKind::forbidden);
    EXPECT_THAT(test.give("clara", "approve", Value::object({{"proposal", "a2"}})),
                ElementsAre("approved", "package-composed"));
    const Package& package = test.state().packages[0];
    EXPECT_EQ(package.mark.by, "clara");
    EXPECT_THAT(package.attachments, ElementsAre("d1"));
    ASSERT_EQ(package.parts.size(), 3U);
    EXPECT_EQ(package.parts[1].digest, std::string(64, 'f'));
    EXPECT_THAT(test.refused("anna", "seal-package", Value::object({{"package", "k1"}})).message,
                HasSubstr("'digest' is not there"));
    const Value sealed = Value::object({{"package", "k1"}, {"digest", std::string(64, '9')}, {"bytes", 500}});
    EXPECT_THAT(test.give("anna", "seal-package", sealed),
                ElementsAre("document-added", "seal-recorded", "package-sealed"));
    EXPECT_EQ(test.state().packages[0].document, "d3");
    const Document& container = test.state().documents[2];
    EXPECT_EQ(container.media_type, "application/vnd.etsi.asic-e+zip");
    EXPECT_EQ(container.seal, "sealed");
    EXPECT_EQ(test.refused("anna", "seal-package", sealed).kind, ErrorKind::conflict);
}

TEST(Packages, HaveAttachmentsOfTheDossierOnceAndNotThePaperItself) {
    TestCase test = with_sealed_paper();
    EXPECT_THAT(test.refused("anna", "compose-package", composed({"d7"})).message, HasSubstr("no document 'd7'"));
    EXPECT_THAT(test.refused("anna", "compose-package", composed({"d2"})).message, HasSubstr("the paper itself"));
    EXPECT_THAT(test.refused("anna", "compose-package", composed({"d1", "d1"})).message, HasSubstr("attached twice"));
    test.give("anna", "withdraw-document", Value::object({{"document", "d1"}, {"reason", "another one"}}));
    EXPECT_EQ(test.refused("anna", "compose-package", composed({"d1"})).kind, ErrorKind::conflict);
}

TEST(Packages, AreOfAPaperThatIsSealedAsItIsNow) {
    TestCase test = with_sealed_paper();
    EXPECT_THAT(test.refused("anna", "compose-package", composed({}, 'b')).message, HasSubstr("sealed anew meanwhile"));
    test.give("anna", "compose-package", composed({}));
    test.give("anna", "withdraw-paper", Value::object({{"paper", "w1"}, {"reason", "another template"}}));
    EXPECT_THAT(test.refused("clara", "approve", Value::object({{"proposal", "a2"}})).message, HasSubstr("not sealed"));
}

TEST(Packages, AreNotApprovedOnceAnAttachmentHasAnotherVersion) {
    TestCase test = with_sealed_paper();
    test.give("anna", "compose-package", composed({"d1"}));
    test.give("anna", "version-document",
              Value::object({{"document", "d1"}, {"digest", std::string(64, '3')}, {"bytes", 11}}));
    const Error refused = test.refused("clara", "approve", Value::object({{"proposal", "a2"}}));
    EXPECT_EQ(refused.kind, ErrorKind::conflict);
    EXPECT_THAT(refused.message, HasSubstr("document d1 has a version that the package does not list"));
    EXPECT_TRUE(test.state().packages.empty());
}

TEST(Packages, AreNotSealedOnceMalwareWasFoundInWhatTheyWereComposedOf) {
    TestCase test = with_sealed_paper();
    test.give("anna", "compose-package", composed({"d1"}));
    test.give("clara", "approve", Value::object({{"proposal", "a2"}}));
    test.give("anna", "version-document",
              Value::object({{"document", "d1"}, {"digest", std::string(64, '3')}, {"bytes", 11}}));
    test.give("node", "record-inspection",
              Value::object({{"document", "d1"},
                             {"version", 1},
                             {"digest", std::string(64, '1')},
                             {"type", "pdf"},
                             {"media_type", "application/pdf"},
                             {"findings", Value::list()},
                             {"more", false},
                             {"scan", Value::object({{"result", "found"}, {"found", "Eicar"}, {"by", "ClamAV"}})}}));
    const Value sealed = Value::object({{"package", "k1"}, {"digest", std::string(64, '9')}, {"bytes", 500}});
    EXPECT_THAT(test.refused("anna", "seal-package", sealed).message, HasSubstr("malware was found in document d1"));
}

TEST(Packages, AreNotSealedOnceTheirPaperOrAnAttachmentIsWithdrawn) {
    const Value sealed = Value::object({{"package", "k1"}, {"digest", std::string(64, '9')}, {"bytes", 500}});
    const auto withdrawn = [&](std::string_view command, Value arguments) {
        TestCase test = with_sealed_paper();
        test.give("anna", "compose-package", composed({"d1"}));
        test.give("clara", "approve", Value::object({{"proposal", "a2"}}));
        test.give("anna", command, std::move(arguments));
        return test.refused("anna", "seal-package", sealed);
    };
    const Error paper = withdrawn("withdraw-paper", Value::object({{"paper", "w1"}, {"reason", "another template"}}));
    EXPECT_EQ(paper.kind, ErrorKind::conflict);
    EXPECT_THAT(paper.message, HasSubstr("paper w1 is no longer what package k1 was made of"));
    const Error warrant = withdrawn("withdraw-document", Value::object({{"document", "d1"}, {"reason", "another"}}));
    EXPECT_EQ(warrant.kind, ErrorKind::conflict);
    EXPECT_THAT(warrant.message, HasSubstr("document d1 is withdrawn"));
}

}  // namespace
}  // namespace comity::cases
