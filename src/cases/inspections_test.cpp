// SPDX-License-Identifier: EUPL-1.2
// What was found in a file stands at the version it was found in, and malware goes nowhere by accident.
#include <gmock/gmock.h>

#include "cases/inspections.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Value inspection(std::string_view result, std::string_view found = "", char digest = '1') {
    return Value::object(
        {{"document", "d1"},
         {"version", 1},
         {"digest", std::string(64, digest)},
         {"type", "pdf"},
         {"media_type", "application/pdf"},
         {"pages", 3},
         {"findings", Value::list({Value::object(
                          {{"kind", "script"}, {"level", "warning"}, {"where", ""}, {"detail", "JavaScript"}})})},
         {"more", false},
         {"scan", Value::object({{"result", result}, {"found", found}, {"by", "ClamAV 1.0"}})}});
}

TestCase with_document() {
    TestCase test{"assistance", "incoming", "CH", "TR", "2024-01-10"};
    test.give("anna", "add-document",
              Value::object({{"kind", "letter"},
                             {"title", "Letter"},
                             {"origin", "received"},
                             {"media_type", "application/pdf"},
                             {"digest", std::string(64, '1')},
                             {"bytes", 10}}));
    return test;
}

Value taking(std::string_view reason) {
    return Value::object({{"document", "d1"}, {"version", 1}, {"reason", reason}});
}

TEST(Inspections, StandAtTheVersionTheyAreOf) {
    TestCase test = with_document();
    EXPECT_THAT(test.give("node", "record-inspection", inspection("clean")), ElementsAre("document-inspected"));
    const Document& document = test.state().documents[0];
    ASSERT_TRUE(document.versions[0].inspection);
    const Document::Inspection& found = *document.versions[0].inspection;
    EXPECT_EQ(found.type, "pdf");
    EXPECT_EQ(found.pages, 3);
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_EQ(found.findings[0].kind, "script");
    EXPECT_EQ(found.findings[0].level, "warning");
    EXPECT_EQ(found.scan.by, "ClamAV 1.0");
    EXPECT_FALSE(document.versions[0].infected());
    test.give("anna", "version-document",
              Value::object({{"document", "d1"}, {"digest", std::string(64, '2')}, {"bytes", 10}}));
    EXPECT_FALSE(test.state().documents[0].versions[1].inspection) << "another file";
}

TEST(Inspections, TellAScannerThatStaysAwayOnce) {
    TestCase test = with_document();
    test.give("node", "record-inspection", inspection("unreachable"));
    EXPECT_THAT(test.give("node", "record-inspection", inspection("unreachable")), IsEmpty());
    EXPECT_THAT(test.give("node", "record-inspection", inspection("clean")), ElementsAre("document-inspected"));
}

TEST(Inspections, AreNoConflictForWhoSawTheCaseBefore) {
    TestCase test = with_document();
    const std::uint64_t seen = test.state().version();
    test.give("node", "record-inspection", inspection("clean"));
    const Value note = Value::object({{"says", "called the embassy"}});
    EXPECT_TRUE(test.try_to("anna", "write-note", note, seen));
    test.give("boris", "write-note", note);
    EXPECT_EQ(test.try_to("anna", "write-note", note, seen).error().kind, ErrorKind::conflict);
    EXPECT_EQ(test.try_to("anna", "write-note", note, test.state().version() + 1).error().kind, ErrorKind::conflict);
}

TEST(Inspections, AreNoConflictThoughAFileWasLookedIntoTwice) {
    TestCase test = with_document();
    const std::uint64_t seen = test.state().version();
    test.give("node", "record-inspection", inspection("unreachable"));
    test.give("node", "record-inspection", inspection("clean"));
    EXPECT_TRUE(test.try_to("anna", "write-note", Value::object({{"says", "called the embassy"}}), seen));
}

TEST(Inspections, AreOfTheFileThatIsThere) {
    TestCase test = with_document();
    EXPECT_EQ(test.refused("node", "record-inspection", inspection("clean", "", '2')).kind, ErrorKind::conflict);
    Value another = inspection("clean");
    another.set("version", 2);
    EXPECT_THAT(test.refused("node", "record-inspection", another).hint, HasSubstr("1 to 1"));
}

TEST(Inspections, MalwareIsTakenWithAReasonAndSentToNobody) {
    TestCase test = with_document();
    EXPECT_EQ(test.refused("anna", "take-infected-document", taking("evidence")).kind, ErrorKind::conflict)
        << "nothing was found yet";
    test.give("node", "record-inspection", inspection("found", "Eicar-Signature"));
    EXPECT_TRUE(test.state().documents[0].versions[0].infected());
    EXPECT_EQ(test.refused("anna", "take-infected-document", Value::object({{"document", "d1"}, {"version", 1}})).kind,
              ErrorKind::invalid)
        << "a reason is asked for";
    EXPECT_THAT(test.give("anna", "take-infected-document", taking("evidence, on a machine apart")),
                ElementsAre("infected-document-taken"));
    const auto& taken = test.state().documents[0].versions[0].taken;
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].mark.by, "anna");
    EXPECT_EQ(taken[0].reason, "evidence, on a machine apart");
    const Value sending = Value::object({{"channel", "post"},
                                         {"action", "SubmitRequest"},
                                         {"to", "Ministry of Justice"},
                                         {"uuid", "0190a5c2-5b7e-7c3a-8f00-000000000001"},
                                         {"thread", "0190a5c2-5b7e-7c3a-8f00-0000000000aa"},
                                         {"documents", Value::list({"d1"})}});
    EXPECT_THAT(test.refused("anna", "dispatch", sending).message, HasSubstr("Eicar-Signature"));
}

TEST(Inspections, MalwareIsTheSameFileInAnotherDocument) {
    TestCase test = with_document();
    test.give("node", "record-inspection", inspection("found", "Eicar-Signature"));
    test.give("anna", "version-document",
              Value::object({{"document", "d1"}, {"digest", std::string(64, '2')}, {"bytes", 10}}));
    EXPECT_TRUE(check_free_of_malware(test.state(), test.state().documents[0])) << "its current version is another";
    test.give("anna", "add-document",
              Value::object({{"kind", "letter"},
                             {"title", "Copy"},
                             {"origin", "received"},
                             {"media_type", "application/pdf"},
                             {"digest", std::string(64, '1')},
                             {"bytes", 10}}));
    const auto checked = check_free_of_malware(test.state(), test.state().documents[1]);
    ASSERT_FALSE(checked);
    EXPECT_THAT(checked.error().message, HasSubstr("found in document d1: Eicar-Signature"));
}

}  // namespace
}  // namespace comity::cases
