// SPDX-License-Identifier: EUPL-1.2
// Every file that comes into a case is looked into, and what was found is an event of the case.
#include "node/incoming/due_inspections.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "crypto/random.h"
#include "net/clamd/clamd_double.h"
#include "node/contents/schema.h"
#include "node/maintenance.h"
#include "node/test_node.h"
#include "store/files/file_contents.h"

namespace comity::node {
namespace {

using format::Value;
using Inspection = cases::Document::Inspection;
using Manner = net::ClamdDouble::Manner;

/// Tells what it was called with, as `comity inspect` tells what it found.
constexpr std::string_view looker = R"sh(#!/bin/sh
printf '{"bytes":1,"digest":"","type":"pdf","media_type":"application/pdf","pages":2,"more":false,"findings":[{"kind":"script","level":"warning","where":"%s %s","detail":"%s"}]}' "$4" "$5" "$(head -c 3 /proc/self/fd/3)"
exit 1
)sh";

class Inspections : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = contents_schema();
        ASSERT_TRUE(store::migrate(**place_.node().database().writer(), {&schema, 1}));
        auto files = store::FileContents::open(folder_.path() / "contents", crypto::system_random());
        ASSERT_TRUE(files) << to_string(files.error());
        contents_ = std::make_unique<CaseContents>(*place_.office().authority, *place_.office().writer,
                                                   place_.node().database(), *std::move(files));
        write(looker);
        case_ = place_.open_case();
    }

    void write(std::string_view program) {
        const auto path = folder_.path() / "looker";
        std::ofstream(path) << program;
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }

    DueInspections due(std::string scanner) {
        return {place_.office(),
                place_.node().database(),
                *contents_,
                {.program = (folder_.path() / "looker").string(),
                 .scanner = std::move(scanner),
                 .scanner_pause = std::chrono::seconds(0)}};
    }

    void add(std::string_view content, std::string_view title = "Letter") {
        const auto kept = contents_->put(case_, content);
        ASSERT_TRUE(kept) << to_string(kept.error());
        const auto added = place_.cases().give(TestNode::officer("anna"), case_,
                                               {.name = "add-document",
                                                .arguments = Value::object({{"kind", "letter"},
                                                                            {"title", title},
                                                                            {"origin", "received"},
                                                                            {"media_type", "application/pdf"},
                                                                            {"digest", kept->digest},
                                                                            {"bytes", kept->octets}})});
        ASSERT_TRUE(added) << to_string(added.error());
    }

    std::size_t run(DueInspections& due) {
        const auto looked = due.run();
        EXPECT_TRUE(looked) << to_string(looked.error());
        return looked.value_or(0);
    }

    cases::CaseState state() { return place_.cases().open(TestNode::officer("anna"), case_)->state; }
    Inspection of(std::size_t document) { return state().documents[document].versions[0].inspection.value(); }

    TestNode place_{GetParam()};
    store::testing::TestFolder folder_;
    std::unique_ptr<CaseContents> contents_;
    std::string case_;
};

TEST_P(Inspections, AreRecordedOnceForEveryFile) {
    DueInspections without = due("");
    EXPECT_EQ(run(without), 0U);
    add("abc", "-- the warrant");
    EXPECT_EQ(run(without), 1U);
    EXPECT_EQ(run(without), 0U);
    const Inspection found = of(0);
    EXPECT_EQ(found.type, "pdf");
    EXPECT_EQ(found.pages, 2);
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_EQ(found.findings[0].where, "--name=-- the warrant --media-type=application/pdf");
    EXPECT_EQ(found.findings[0].detail, "abc") << "the process apart has the file";
    EXPECT_EQ(found.scan.result, "none");
    EXPECT_EQ(found.mark.by, "node");
    const auto checked = check_record(place_.office(), place_.node().database());
    ASSERT_TRUE(checked) << to_string(checked.error());
    EXPECT_TRUE(checked->faults.empty()) << checked->faults.front();
}

TEST_P(Inspections, SayTheEndOfALongName) {
    DueInspections without = due("");
    std::string title;
    for (int i = 0; i < 200; ++i) title += "é";
    title += ".pdf";
    add("abc", title);
    EXPECT_EQ(run(without), 1U);
    const std::string behind = title.substr(title.size() - 254);
    EXPECT_EQ(of(0).findings.at(0).where, "--name=" + behind + " --media-type=application/pdf")
        << "255 octets would begin within a character";
}

TEST_P(Inspections, HaveTheWordOfTheScanner) {
    net::ClamdDouble scanner;
    DueInspections with = due(scanner.address());
    add("plain words");
    add(net::eicar());
    EXPECT_EQ(run(with), 2U);
    EXPECT_EQ(of(0).scan.result, "clean");
    EXPECT_EQ(of(0).scan.by, "ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024");
    EXPECT_EQ(of(1).scan.result, "found");
    EXPECT_EQ(of(1).scan.found, "Eicar-Signature");
    EXPECT_TRUE(state().documents[1].versions[0].infected());
    EXPECT_EQ(run(with), 0U);
}

TEST_P(Inspections, AskAScannerThatWasAwayAgain) {
    net::ClamdDouble scanner;
    scanner.set(Manner::hangs_up);
    DueInspections with = due(scanner.address());
    add(net::eicar());
    run(with);
    EXPECT_EQ(of(0).scan.result, "unreachable");
    const auto before = state().version();
    run(with);
    EXPECT_EQ(state().version(), before) << "that it is still away is not told again";
    scanner.set(Manner::scans);
    run(with);
    EXPECT_EQ(of(0).scan.result, "found");
}

TEST_P(Inspections, ScanEarlierFilesOnceThereIsAScanner) {
    DueInspections without = due("");
    add(net::eicar());
    run(without);
    EXPECT_EQ(of(0).scan.result, "none");
    net::ClamdDouble scanner;
    DueInspections with = due(scanner.address());
    EXPECT_EQ(run(with), 1U);
    EXPECT_EQ(of(0).scan.result, "found");
}

TEST_P(Inspections, TellAFileThatTakesTooMuch) {
    write("#!/bin/sh\nkill -9 $$\n");
    DueInspections without = due("");
    add("abc");
    run(without);
    ASSERT_EQ(of(0).findings.size(), 1U);
    EXPECT_EQ(of(0).findings[0].kind, "too-heavy");
    EXPECT_EQ(of(0).findings[0].level, "danger");
}

TEST_P(Inspections, WaitWhereNoProcessCanBeRun) {
    write("#!/bin/sh\n");
    DueInspections without = due("");
    add("abc");
    EXPECT_EQ(without.run().error().kind, ErrorKind::unavailable);
    EXPECT_FALSE(state().documents[0].versions[0].inspection) << "nothing is said of what was not looked into";
    write(looker);
    EXPECT_EQ(run(without), 0U) << "not at once again";
    DueInspections later = due("");
    EXPECT_EQ(run(later), 1U);
}

TEST_P(Inspections, AreMadeOfWhatWasWithdrawn) {
    DueInspections without = due("");
    add("abc");
    ASSERT_TRUE(place_.cases().give(
        TestNode::officer("anna"), case_,
        {.name = "withdraw-document", .arguments = Value::object({{"document", "d1"}, {"reason", "misfiled"}})}));
    EXPECT_EQ(run(without), 1U) << "it is still handed out";
    EXPECT_EQ(run(without), 0U);
}

INSTANTIATE_TEST_SUITE_P(engines, Inspections, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::node
