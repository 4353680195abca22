// SPDX-License-Identifier: EUPL-1.2
// What a machine read stands at the version it read, is asked for by persons, and is never asked of malware.
#include <gmock/gmock.h>

#include "cases/found_text.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TestCase with_scan() {
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

void look_into(TestCase& test, std::string_view type, std::string_view scan = "clean") {
    test.give("node", "record-inspection",
              Value::object({{"document", "d1"},
                             {"version", 1},
                             {"digest", std::string(64, '1')},
                             {"type", type},
                             {"media_type", "application/octet-stream"},
                             {"findings", Value::list()},
                             {"scan", Value::object({{"result", scan}, {"found", scan == "found" ? "X" : ""}})}}));
}

Value asking(std::vector<std::string> languages = {}) {
    Value arguments = Value::object({{"document", "d1"}, {"version", 1}});
    if (!languages.empty()) arguments.set("languages", Value::list_of(languages));
    return arguments;
}

Value found(std::string_view result, char digest = '1') {
    return Value::object({{"document", "d1"},
                          {"version", 1},
                          {"digest", std::string(64, digest)},
                          {"result", result},
                          {"languages", Value::list({Value("ru")})},
                          {"text", std::string(64, '7')},
                          {"bytes", 900},
                          {"pages", 2},
                          {"by", "tesseract 5.3.0"}});
}

TEST(FoundText, IsAskedForAndStandsAtTheVersionThatWasRead) {
    TestCase test = with_scan();
    EXPECT_FALSE(test.state().documents[0].versions[0].found_text);
    EXPECT_THAT(test.give("anna", "ask-recognition", asking({"ru", "en"})), ElementsAre("recognition-asked"));
    const auto asked = test.state().documents[0].versions[0].found_text.value();
    EXPECT_EQ(asked.result, "asked");
    EXPECT_THAT(asked.languages, ElementsAre("ru", "en"));
    EXPECT_THAT(test.give("boris", "ask-recognition", asking()), IsEmpty()) << "it is under way";
    EXPECT_THAT(test.give("node", "record-found-text", found("found")), ElementsAre("text-recognised"));
    const auto read = test.state().documents[0].versions[0].found_text.value();
    EXPECT_EQ(read.result, "found");
    EXPECT_EQ(read.text, std::string(64, '7'));
    EXPECT_EQ(read.bytes, 900U);
    EXPECT_EQ(read.pages, 2);
    EXPECT_FALSE(read.more);
    EXPECT_EQ(read.by, "tesseract 5.3.0");
    EXPECT_EQ(test.state().documents[0].versions[0].digest, std::string(64, '1')) << "the document is what it was";
    test.give("anna", "version-document",
              Value::object({{"document", "d1"}, {"digest", std::string(64, '2')}, {"bytes", 10}}));
    EXPECT_FALSE(test.state().documents[0].versions[1].found_text) << "another file";
}

TEST(FoundText, CanBeAskedForAgainOnceItWasAnswered) {
    TestCase test = with_scan();
    test.give("anna", "ask-recognition", asking());
    test.give("node", "record-found-text", found("not-installed"));
    EXPECT_THAT(test.give("anna", "ask-recognition", asking()), ElementsAre("recognition-asked"));
}

TEST(FoundText, HoldsUpNoEntryOfAPerson) {
    TestCase test = with_scan();
    test.give("anna", "ask-recognition", asking());
    const auto before = test.state().version();
    test.give("node", "record-found-text", found("found"));
    EXPECT_FALSE(moved_on(test.state(), before));
}

TEST(FoundText, IsOfPagesThatCanBeReadAndOfNoMalware) {
    TestCase test = with_scan();
    look_into(test, "docx");
    EXPECT_THAT(test.refused("anna", "ask-recognition", asking()).message, HasSubstr("docx"));
    TestCase infected = with_scan();
    look_into(infected, "pdf", "found");
    EXPECT_THAT(infected.refused("anna", "ask-recognition", asking()).message, HasSubstr("malware"));
    for (const char* type : {"pdf", "png", "jpeg"}) {
        TestCase readable = with_scan();
        look_into(readable, type);
        EXPECT_THAT(readable.give("anna", "ask-recognition", asking()), ElementsAre("recognition-asked")) << type;
    }
}

TEST(FoundText, NamesWhatIsWrong) {
    TestCase test = with_scan();
    EXPECT_EQ(test.refused("anna", "ask-recognition", asking({"english"})).kind, ErrorKind::invalid);
    EXPECT_EQ(test.refused("anna", "ask-recognition", asking({"en", "fr", "ru", "de", "es", "it"})).kind,
              ErrorKind::invalid);
    EXPECT_EQ(test.refused("node", "record-found-text", found("found", '9')).kind, ErrorKind::conflict);
    EXPECT_EQ(test.refused("node", "record-found-text", found("guessed")).kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::cases
