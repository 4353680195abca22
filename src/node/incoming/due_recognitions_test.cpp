// SPDX-License-Identifier: EUPL-1.2
// Text is read where somebody asks, kept beside the document, told as an event, and found in the case.
#include "node/incoming/due_recognitions.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "crypto/random.h"
#include "node/contents/schema.h"
#include "node/incoming/due_inspections.h"
#include "node/incoming/found_texts.h"
#include "node/maintenance.h"
#include "node/test_node.h"
#include "store/files/file_contents.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::HasSubstr;
using FoundText = cases::Document::FoundText;

/// As `comity inspect` and `comity recognise` tell it; the words are those of the file and of the command.
constexpr std::string_view reader = R"sh(#!/bin/sh
if [ "$1" = inspect ]; then
    printf '{"bytes":1,"digest":"","type":"pdf","media_type":"application/pdf","pages":2,"more":false,"findings":[]}'
    exit 0
fi
printf '{"by":"reader 1.0","languages":["en"],"more":true,"pages":[{"page":1,"read":true,"text":"%s"},{"page":2,"read":true,"text":"%s%s"}]}\n' "$(cat /proc/self/fd/3)" "$4" "${5:+ $5}"
)sh";

class Recognitions : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = contents_schema();
        ASSERT_TRUE(store::migrate(**place_.node().database().writer(), {&schema, 1}));
        auto files = store::FileContents::open(folder_.path() / "contents", crypto::system_random());
        ASSERT_TRUE(files) << to_string(files.error());
        contents_ = std::make_unique<CaseContents>(*place_.office().authority, *place_.office().writer,
                                                   place_.node().database(), *std::move(files));
        write(reader);
        case_ = place_.open_case();
    }

    std::string program() const { return (folder_.path() / "reader").string(); }
    void write(std::string_view script) {
        std::ofstream(program()) << script;
        std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
    }

    DueRecognitions due(bool unasked = false) {
        return {place_.office(), place_.node().database(), *contents_, {.program = program(), .unasked = unasked}};
    }

    void give(std::string name, Value arguments) {
        const auto given = place_.cases().give(TestNode::officer("anna"), case_,
                                               {.name = std::move(name), .arguments = std::move(arguments)});
        ASSERT_TRUE(given) << to_string(given.error());
    }
    void add(std::string_view content, std::string_view language = "") {
        const auto kept = contents_->put(case_, content);
        ASSERT_TRUE(kept) << to_string(kept.error());
        give("add-document", Value::object({{"kind", "letter"},
                                            {"title", "Letter"},
                                            {"origin", "received"},
                                            {"language", language},
                                            {"media_type", "application/pdf"},
                                            {"digest", kept->digest},
                                            {"bytes", kept->octets}}));
    }
    void look_into() {
        DueInspections looking{
            place_.office(), place_.node().database(), *contents_, {.program = program(), .scanner = ""}};
        const auto looked = looking.run();
        ASSERT_TRUE(looked) << to_string(looked.error());
    }
    void ask(std::string_view document = "d1") {
        give("ask-recognition", Value::object({{"document", document}, {"version", 1}}));
    }
    std::size_t run(DueRecognitions& due) {
        const auto read = due.run();
        EXPECT_TRUE(read) << to_string(read.error());
        return read.value_or(0);
    }

    cases::CaseState state() { return place_.cases().open(TestNode::officer("anna"), case_)->state; }
    FoundText of(std::size_t document) { return state().documents[document].versions[0].found_text.value(); }

    TestNode place_{GetParam()};
    store::testing::TestFolder folder_;
    std::unique_ptr<CaseContents> contents_;
    std::string case_;
};

TEST_P(Recognitions, AreOfWhatSomebodyAskedForOnceItWasLookedInto) {
    DueRecognitions only_asked = due();
    add("Warrant of arrest");
    EXPECT_EQ(run(only_asked), 0U) << "nobody asked";
    ask();
    EXPECT_EQ(run(only_asked), 0U) << "it is looked into first";
    EXPECT_EQ(of(0).result, "asked");
    look_into();
    EXPECT_EQ(run(only_asked), 1U);
    EXPECT_EQ(run(only_asked), 0U);
    const FoundText found = of(0);
    EXPECT_EQ(found.result, "found");
    EXPECT_EQ(found.by, "reader 1.0");
    EXPECT_EQ(found.pages, 2);
    EXPECT_TRUE(found.more);
    EXPECT_EQ(found.mark.by, "node");
    const auto text = found_text(*contents_, case_, state().documents[0].versions[0]);
    ASSERT_TRUE(text) << to_string(text.error());
    EXPECT_EQ(text->pages.at(0).text, "Warrant of arrest");
    EXPECT_EQ(text->pages.at(1).text, "--language=en --language=fr") << "and Russian: the usual languages";
    const auto checked = check_record(place_.office(), place_.node().database());
    ASSERT_TRUE(checked) << to_string(checked.error());
    EXPECT_TRUE(checked->faults.empty()) << checked->faults.front();
}

TEST_P(Recognitions, AreInTheLanguageOfTheDocument) {
    add("abc", "ru");
    look_into();
    ask();
    DueRecognitions only_asked = due();
    EXPECT_EQ(run(only_asked), 1U);
    EXPECT_EQ(found_text(*contents_, case_, state().documents[0].versions[0])->pages.at(1).text, "--language=ru");
}

TEST_P(Recognitions, AreOfAllThatCameInWhereASettingSaysSo) {
    add("abc");
    DueRecognitions all = due(true);
    EXPECT_EQ(run(all), 0U) << "it is looked into first";
    look_into();
    EXPECT_EQ(run(all), 1U);
    EXPECT_EQ(of(0).result, "found");
    EXPECT_EQ(run(all), 0U);
}

TEST_P(Recognitions, TellWhoAskedWhatStandsInTheWay) {
    add("abc");
    look_into();
    ask();
    write(R"sh(#!/bin/sh
printf '{"fault":{"message":"tesseract cannot be run","hint":"install tesseract-ocr (Debian)"},"result":"not-installed"}'
)sh");
    DueRecognitions only_asked = due();
    EXPECT_EQ(run(only_asked), 1U);
    EXPECT_EQ(of(0).result, "not-installed");
    EXPECT_EQ(found_text(*contents_, case_, state().documents[0].versions[0]).error().kind, ErrorKind::not_found);
    write("#!/bin/sh\nkill -9 $$\n");
    ask();
    EXPECT_EQ(run(only_asked), 1U);
    EXPECT_EQ(of(0).result, "too-heavy");
    write(R"sh(#!/bin/sh
printf '{"by":"r","languages":["en"],"more":false,"pages":[{"page":1,"read":true,"text":". |"}]}'
)sh");
    ask();
    EXPECT_EQ(run(only_asked), 1U);
    EXPECT_EQ(of(0).result, "nothing");
}

TEST_P(Recognitions, WaitForTheProgramWhereNobodyAsked) {
    add("abc");
    look_into();
    write(R"sh(#!/bin/sh
printf '{"fault":{"message":"tesseract cannot be run","hint":""},"result":"not-installed"}'
)sh");
    EXPECT_THAT(due(true).run().error().hint, HasSubstr("tesseract-ocr"));
    EXPECT_FALSE(state().documents[0].versions[0].found_text);
    write(reader);
    DueRecognitions later = due(true);
    EXPECT_EQ(run(later), 1U);
}

TEST_P(Recognitions, AreNotRecordedWhereTheServerStops) {
    add("abc");
    look_into();
    ask();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(due().run(stop.get_token()).value(), 0U);
    EXPECT_EQ(of(0).result, "asked") << "it is read by the next server";
}

TEST_P(Recognitions, AreFoundInTheirCaseInWhateverForm) {
    add("The person was extradited to Baku");
    add("a receipt of the post");
    look_into();
    ask("d1");
    ask("d2");
    DueRecognitions only_asked = due();
    EXPECT_EQ(run(only_asked), 2U);
    add("not read");
    const auto found = search_found_texts(*contents_, state(), "extradition Баку");
    ASSERT_TRUE(found) << to_string(found.error());
    ASSERT_EQ(found->pages.size(), 1U);
    EXPECT_EQ(found->pages[0].document, "d1");
    EXPECT_EQ(found->pages[0].page, 1);
    EXPECT_EQ(found->searched, 2U);
    EXPECT_EQ(found->without, 1U);
    EXPECT_FALSE(found->more);
    std::string marked;
    for (const auto& part : found->pages[0].snippet)
        if (part.found) marked += part.text + ";";
    EXPECT_EQ(marked, "extradited;Baku;");
    EXPECT_EQ(search_found_texts(*contents_, state(), "prison")->pages.size(), 0U);
    EXPECT_EQ(search_found_texts(*contents_, state(), " ").error().kind, ErrorKind::invalid);
}

TEST_P(Recognitions, OfWithdrawnDocumentsAreNotFound) {
    add("extradited");
    look_into();
    ask();
    DueRecognitions only_asked = due();
    run(only_asked);
    give("withdraw-document", Value::object({{"document", "d1"}, {"reason", "misfiled"}}));
    EXPECT_EQ(search_found_texts(*contents_, state(), "extradited")->pages.size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(engines, Recognitions, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::node
