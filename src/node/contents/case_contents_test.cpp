// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/case_contents.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "base/octets.h"
#include "crypto/hex.h"
#include "crypto/random.h"
#include "node/contents/schema.h"
#include "node/maintenance.h"
#include "node/test_node.h"
#include "store/files/file_contents.h"

namespace comity::node {
namespace {

class Contents : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = contents_schema();
        ASSERT_TRUE(store::migrate(**place_.node().database().writer(), {&schema, 1}));
        open();
    }

    void open() {
        auto files = store::FileContents::open(folder_.path() / "contents", crypto::system_random());
        ASSERT_TRUE(files) << to_string(files.error());
        contents_ = std::make_unique<CaseContents>(*place_.office().authority, *place_.office().writer,
                                                   place_.node().database(), *std::move(files));
    }

    /// What another process that runs beside has.
    std::unique_ptr<CaseContents> beside() {
        return std::make_unique<CaseContents>(
            *place_.office().authority, *place_.office().writer, place_.node().database(),
            store::FileContents::open(folder_.path() / "contents", crypto::system_random()).value());
    }

    /// Another process on the same folder and database.
    void restart() {
        contents_.reset();
        place_.open();
        open();
    }

    std::string read(const std::string& id, const KeptContent& kept, std::uint64_t first, std::uint64_t count) {
        auto reading = contents_->read(id, kept, first, count);
        EXPECT_TRUE(reading);
        std::string all;
        while (true) {
            auto piece = (*reading)->next();
            EXPECT_TRUE(piece) << to_string(piece.error());
            if (!piece || piece->empty()) return all;
            all += *piece;
        }
    }

    TestNode place_{GetParam()};
    store::testing::TestFolder folder_;
    std::unique_ptr<CaseContents> contents_;
};

TEST_P(Contents, ComeInPiecesAndAreReadFromAnywhere) {
    const std::string id = place_.open_case();
    std::string document;
    for (int i = 0; i < 300'000; ++i) document += static_cast<char>(i * 31 % 251);
    const auto begun = contents_->begin(id, "anna", document.size(), "");
    ASSERT_TRUE(begun) << to_string(begun.error());
    const auto half = contents_->append(id, "anna", begun->upload, 0, octets(document).first(123'456));
    ASSERT_TRUE(half);
    EXPECT_FALSE(half->kept);
    EXPECT_EQ(contents_->append(id, "anna", begun->upload, 0, octets(document).first(1)).error().kind,
              ErrorKind::conflict);
    const auto whole = contents_->append(id, "anna", begun->upload, 123'456, octets(document).subspan(123'456));
    ASSERT_TRUE(whole && whole->kept) << to_string(whole.error());
    EXPECT_EQ(whole->kept->digest, crypto::hex(crypto::sha256(std::string_view(document))));
    const auto found = contents_->find(id, whole->kept->digest);
    ASSERT_TRUE(found);
    EXPECT_EQ(read(id, *found, 0, found->octets), document);
    EXPECT_EQ(read(id, *found, 65'530, 20), document.substr(65'530, 20));
    EXPECT_EQ(read(id, *found, 299'999, 100), document.substr(299'999));
    EXPECT_EQ(contents_->find(place_.open_case("Other"), whole->kept->digest).error().kind, ErrorKind::not_found)
        << "a document of another case";
}

TEST_P(Contents, WhatIsKeptIsMadeAgainFromTheRecord) {
    const std::string id = place_.open_case();
    std::string digest;
    for (int times = 0; times < 2; ++times) {  // the second time sealed anew
        const auto begun = contents_->begin(id, "anna", 3, "");
        ASSERT_TRUE(begun);
        const auto done = contents_->append(id, "anna", begun->upload, 0, octets("pdf"));
        ASSERT_TRUE(done && done->kept);
        digest = done->kept->digest;
    }
    const KeptContent before = contents_->find(id, digest).value();
    const auto checked = check_record(place_.office(), place_.node().database());
    ASSERT_TRUE(checked) << to_string(checked.error());
    EXPECT_TRUE(checked->faults.empty()) << checked->faults.front();
    ASSERT_TRUE(place_.node().database().writer().value()->run("DELETE FROM docket_document"));
    EXPECT_EQ(check_record(place_.office(), place_.node().database())->faults.size(), 1U);
    ASSERT_TRUE(rebuild(place_.office()));
    const auto after = contents_->find(id, digest);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->stored, before.stored);
    EXPECT_EQ(read(id, *after, 0, 3), "pdf");
}

TEST_P(Contents, AnEmptyDocumentIsOne) {
    const std::string id = place_.open_case();
    const auto begun = contents_->begin(id, "anna", 0, "");
    ASSERT_TRUE(begun);
    const auto done = contents_->append(id, "anna", begun->upload, 0, {});
    ASSERT_TRUE(done && done->kept);
    EXPECT_EQ(read(id, *done->kept, 0, 0), "");
}

TEST_P(Contents, UploadsAreTheirAccountsAndLimited) {
    const std::string id = place_.open_case();
    const auto begun = contents_->begin(id, "anna", 10, "");
    ASSERT_TRUE(begun);
    EXPECT_EQ(contents_->progress(id, "boris", begun->upload).error().kind, ErrorKind::not_found);
    EXPECT_EQ(contents_->append(id, "anna", begun->upload, 0, octets("more than ten")).error().kind,
              ErrorKind::invalid);
    for (std::size_t i = 1; i < most_uploads_of_account; ++i) ASSERT_TRUE(contents_->begin(id, "anna", 10, ""));
    EXPECT_EQ(contents_->begin(id, "anna", 10, "").error().kind, ErrorKind::limit);
    const std::filesystem::directory_iterator uploads(folder_.path() / "contents/ch-bj/uploads");
    EXPECT_EQ(std::distance(uploads, {}), most_uploads_of_account) << "what is refused leaves nothing";
    ASSERT_TRUE(contents_->abandon(id, "anna", begun->upload));
    EXPECT_TRUE(contents_->begin(id, "anna", 10, ""));
    EXPECT_EQ(contents_->begin(id, "boris", crypto::max_content + 1, "").error().kind, ErrorKind::limit);
    EXPECT_TRUE(contents_->begin(id, "boris", crypto::max_content, ""));
}

TEST_P(Contents, AnUploadNobodyGoesOnWithIsOver) {
    const std::string id = place_.open_case();
    const auto begun = contents_->begin(id, "anna", 10, "");
    ASSERT_TRUE(begun);
    place_.at("2024-01-22T10:00:01Z");
    ASSERT_TRUE(contents_->begin(id, "boris", 10, ""));
    EXPECT_EQ(contents_->progress(id, "anna", begun->upload).error().kind, ErrorKind::not_found);
}

TEST_P(Contents, UploadsGoOnAfterARestart) {
    const std::string id = place_.open_case();
    std::string document;
    for (int i = 0; i < 300'000; ++i) document += static_cast<char>(i * 31 % 251);
    const std::string digest = crypto::hex(crypto::sha256(std::string_view(document)));
    const std::string upload = contents_->begin(id, "anna", document.size(), digest)->upload;
    restart();
    EXPECT_EQ(contents_->progress(id, "anna", upload)->offset, 0U);
    ASSERT_TRUE(contents_->append(id, "anna", upload, 0, octets(document).first(200'000)));
    restart();
    EXPECT_EQ(contents_->progress(id, "boris", upload).error().kind, ErrorKind::not_found);
    constexpr std::size_t stored = 2 * crypto::content_chunk;
    EXPECT_EQ(contents_->progress(id, "anna", upload)->offset, stored)
        << "of the three whole chunks the last might be torn";
    EXPECT_EQ(contents_->append(id, "anna", upload, 200'000, octets(document).subspan(200'000)).error().kind,
              ErrorKind::conflict);
    const auto whole = contents_->append(id, "anna", upload, stored, octets(document).subspan(stored));
    ASSERT_TRUE(whole && whole->kept) << to_string(whole.error());
    EXPECT_EQ(whole->kept->digest, digest);
    EXPECT_EQ(read(id, *whole->kept, 0, document.size()), document);
    restart();
    EXPECT_EQ(contents_->progress(id, "anna", upload).error().kind, ErrorKind::not_found) << "it is a document now";
}

TEST_P(Contents, AnUploadIsTakenByOneProcessAtATime) {
    const std::string id = place_.open_case();
    const std::string document(100'000, 'a');
    const std::string upload = contents_->begin(id, "anna", document.size(), "")->upload;
    ASSERT_TRUE(contents_->append(id, "anna", upload, 0, octets(document).first(80'000)));
    const auto second = beside();
    for (const auto& refused : {second->progress(id, "anna", upload),
                                second->append(id, "anna", upload, 80'000, octets(document).subspan(80'000))}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
        EXPECT_EQ(refused.error().message, "another process takes this upload");
        EXPECT_FALSE(refused.error().hint.empty());
    }
    EXPECT_EQ(second->abandon(id, "anna", upload).error().kind, ErrorKind::conflict);
    contents_.reset();
    EXPECT_EQ(second->progress(id, "anna", upload)->offset, 0U) << "the first ended; its one whole chunk might be torn";
    open();
    EXPECT_EQ(contents_->progress(id, "anna", upload).error().kind, ErrorKind::conflict) << "now it is the second's";
    const auto whole = second->append(id, "anna", upload, 0, octets(document));
    ASSERT_TRUE(whole && whole->kept) << to_string(whole.error());
    EXPECT_EQ(read(id, *whole->kept, 0, document.size()), document);
}

TEST_P(Contents, AnUploadOfAKilledProcessIsGoneOnWith) {
    const std::string id = place_.open_case();
    const std::string document(100'000, 'a');
    const std::string upload = contents_->begin(id, "anna", document.size(), "")->upload;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // Only what needs no thread of the parent: the name alone, as a process that took the upload has it.
        const auto held = place_.node().database().hold("uploads of killed");
        ::raise(held && *held ? SIGKILL : SIGTERM);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(WTERMSIG(status), SIGKILL) << "it had the name";
    contents_.reset();
    ASSERT_TRUE(place_.node().database().writer().value()->run("UPDATE content_upload SET holder = 'killed'"));
    open();
    const auto whole = contents_->append(id, "anna", upload, 0, octets(document));
    ASSERT_TRUE(whole && whole->kept) << to_string(whole.error());
}

TEST_P(Contents, WhatAnotherProcessTookMeanwhileIsNotMadeWhole) {
    const std::string id = place_.open_case();
    const std::string upload = contents_->begin(id, "anna", 3, "")->upload;
    ASSERT_TRUE(place_.node().database().writer().value()->run("UPDATE content_upload SET holder = 'another'"));
    EXPECT_EQ(contents_->append(id, "anna", upload, 0, octets("pdf")).error().kind, ErrorKind::conflict);
    EXPECT_EQ(contents_->find(id, crypto::hex(crypto::sha256(std::string_view("pdf")))).error().kind,
              ErrorKind::not_found);
}

TEST_P(Contents, OfTwoRequestsForTheSamePieceOneIsToldWhereItGoesOn) {
    const std::string id = place_.open_case();
    const std::string document(200'000, 'a');
    const std::string upload = contents_->begin(id, "anna", document.size(), "")->upload;
    std::array<Result<CaseContents::Progress>, 2> answers{CaseContents::Progress{}, CaseContents::Progress{}};
    {
        const auto send = [&](std::size_t at) {
            return std::jthread(
                [&, at] { answers[at] = contents_->append(id, "anna", upload, 0, octets(document).first(150'000)); });
        };
        const auto one = send(0);
        const auto other = send(1);
    }
    ASSERT_NE(answers[0].has_value(), answers[1].has_value());
    EXPECT_EQ(answers[answers[0] ? 1 : 0].error().message, "the upload goes on at octet 150000");
}

TEST_P(Contents, AnUploadThatWasTornIsGoneOnWithByTheSameOctetsOnly) {
    for (const bool same : {true, false}) {
        const std::string id = place_.open_case();
        const std::string document(100'000, 'a');
        const std::string upload = contents_->begin(id, "anna", document.size(), "")->upload;
        ASSERT_TRUE(contents_->append(id, "anna", upload, 0, octets(document).first(80'000)));
        contents_.reset();
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path()))
            if (file.path().filename() == upload) std::filesystem::resize_file(file.path(), 50'000);
        restart();
        EXPECT_EQ(contents_->progress(id, "anna", upload)->offset, 0U);
        const std::string other(100'000, 'b');
        const auto whole = contents_->append(id, "anna", upload, 0, octets(same ? document : other));
        if (same) {
            ASSERT_TRUE(whole && whole->kept) << to_string(whole.error());
            EXPECT_EQ(read(id, *whole->kept, 0, document.size()), document);
        } else {
            ASSERT_FALSE(whole);
            EXPECT_EQ(whole.error().kind, ErrorKind::invalid);
            EXPECT_EQ(contents_->progress(id, "anna", upload).error().kind, ErrorKind::not_found);
        }
    }
}

TEST_P(Contents, AnUploadThatWasSpoiledOrIdleIsOverAfterARestart) {
    const std::string id = place_.open_case();
    const std::string document(200'000, 'a');
    const std::string spoiled = contents_->begin(id, "anna", document.size(), "")->upload;
    const std::string idle = contents_->begin(id, "anna", document.size(), "")->upload;
    ASSERT_TRUE(contents_->append(id, "anna", spoiled, 0, octets(document).first(180'000)));
    contents_.reset();
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path()))
        if (file.path().filename() == spoiled) {
            std::fstream octet(file.path(), std::ios::in | std::ios::out | std::ios::binary);
            octet.seekp(1'000).put('x').put('y');
        }
    restart();
    EXPECT_EQ(contents_->progress(id, "anna", spoiled).error().kind, ErrorKind::not_found);
    EXPECT_EQ(contents_->progress(id, "anna", idle)->offset, 0U);
    for (std::size_t i = 1; i < most_uploads_of_account; ++i) ASSERT_TRUE(contents_->begin(id, "anna", 10, ""));
    restart();
    EXPECT_EQ(contents_->begin(id, "anna", 10, "").error().kind, ErrorKind::limit) << "those before it count";
    place_.at("2024-01-22T10:00:01Z");
    EXPECT_EQ(contents_->progress(id, "anna", idle).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(contents_->begin(id, "anna", 10, ""));
    ASSERT_TRUE(contents_->forget_old());
    EXPECT_EQ(contents_->progress(id, "anna", idle).error().kind, ErrorKind::not_found);
}

INSTANTIATE_TEST_SUITE_P(engines, Contents, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::node
