// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "base/octets.h"
#include "crypto/random.h"
#include "node/contents/case_contents.h"
#include "node/contents/check_contents.h"
#include "node/contents/remove_unneeded.h"
#include "node/contents/schema.h"
#include "node/maintenance.h"
#include "node/test_node.h"
#include "store/files/file_contents.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// What a store answers whose place cannot be written.
tl::unexpected<Error> no_room() {
    return fail(ErrorKind::unavailable, "no room");
}

class UploadThatFails final : public store::Upload {
   public:
    UploadThatFails(std::unique_ptr<store::Upload> within, const bool& full)
        : within_(std::move(within)), full_(full) {}

    const std::string& id() const override { return within_->id(); }
    std::uint64_t offset() const override { return within_->offset(); }
    Result<void> append(Octets octets) override { return full_ ? Result<void>(no_room()) : within_->append(octets); }
    Result<void> save() override { return within_->save(); }
    Result<void> read_back(const crypto::OctetSink& sink) override { return within_->read_back(sink); }
    Result<store::ContentAddress> finish(const std::optional<crypto::Sha256>& expected) override {
        return full_ ? Result<store::ContentAddress>(no_room()) : within_->finish(expected);
    }
    Result<void> abandon() override { return within_->abandon(); }

   private:
    std::unique_ptr<store::Upload> within_;
    const bool& full_;
};

/// A store that takes, or removes, nothing while its place is so.
class StoreThatFails final : public store::ContentStore {
   public:
    explicit StoreThatFails(std::unique_ptr<store::ContentStore> within) : within_(std::move(within)) {}

    bool full = false;
    int removals = 1'000;  ///< so many, then no more
    std::optional<crypto::Sha256> refused;

    Result<std::unique_ptr<store::Upload>> begin(std::string_view authority) override {
        return wrapped(within_->begin(authority));
    }
    Result<std::unique_ptr<store::Upload>> resume(std::string_view authority, std::string_view id) override {
        return wrapped(within_->resume(authority, id));
    }
    Result<std::uint64_t> size(std::string_view authority, const crypto::Sha256& digest) override {
        return within_->size(authority, digest);
    }
    Result<void> read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                      std::uint64_t count, const crypto::OctetSink& sink) override {
        return within_->read(authority, digest, offset, count, sink);
    }
    Result<void> erase(std::string_view authority, const crypto::Sha256& digest) override {
        if (removals-- <= 0 || refused == digest) return no_room();
        return within_->erase(authority, digest);
    }
    Result<std::vector<store::ContentAddress>> list(std::string_view authority,
                                                    const std::optional<crypto::Sha256>& after,
                                                    std::size_t limit) override {
        return within_->list(authority, after, limit);
    }
    Result<std::uint64_t> forget_uploads(std::string_view authority, Instant not_since) override {
        return within_->forget_uploads(authority, not_since);
    }

   private:
    Result<std::unique_ptr<store::Upload>> wrapped(Result<std::unique_ptr<store::Upload>> upload) {
        if (!upload) return upload;
        return std::unique_ptr<store::Upload>(std::make_unique<UploadThatFails>(*std::move(upload), full));
    }

    std::unique_ptr<store::ContentStore> within_;
};

class Removal : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = contents_schema();
        ASSERT_TRUE(store::migrate(**place.node().database().writer(), {&schema, 1}));
        auto files = store::FileContents::open(folder.path() / "contents", crypto::system_random());
        ASSERT_TRUE(files) << to_string(files.error());
        auto failing = std::make_unique<StoreThatFails>(*std::move(files));
        kept = failing.get();
        contents = std::make_unique<CaseContents>(*place.office().authority, *place.office().writer,
                                                  place.node().database(), std::move(failing));
    }

    std::string closed_case() {
        const std::string id = place.open_case();
        place.withdraw_and_close(anna, id);
        return id;
    }
    void erase(const std::string& id) {
        ASSERT_TRUE(place.give(head, id, "erase-case", Value::object({{"reason", "its time is over"}})));
        const auto erased = place.give(deputy, id, "approve", Value::object({{"proposal", "a1"}}));
        ASSERT_TRUE(erased) << to_string(erased.error());
    }
    /// By a person, so that it is sealed anew each time.
    std::optional<KeptContent> sent(const std::string& id, std::string_view text) {
        const auto begun = contents->begin(id, "anna", text.size(), "");
        if (!begun) return std::nullopt;
        auto whole = contents->append(id, "anna", begun->upload, 0, octets(text));
        return whole ? std::move(whole->kept) : std::nullopt;
    }
    std::size_t stored() { return kept->list("ch-bj", std::nullopt, 1'000).value().size(); }
    ContentCheck check() { return check_contents(place.node().database(), *kept, "ch-bj").value(); }

    TestNode place{GetParam()};
    store::testing::TestFolder folder;
    StoreThatFails* kept = nullptr;
    std::unique_ptr<CaseContents> contents;
    Person anna = TestNode::officer("anna");
    Person head = TestNode::head("hana", "u1");
    Person deputy{.account = "sara", .roles = access::Role::deputy, .unit = "u1", .on_behalf_of = "", .fresh = true};
};

TEST_P(Removal, TakesTheContentsOfAnErasedCaseAndNoOthers) {
    const std::string erased = closed_case();
    const std::string other = closed_case();
    for (const std::string_view text : {"one", "two"}) ASSERT_TRUE(contents->put(erased, text));
    const auto stays = contents->put(other, "one");
    ASSERT_TRUE(stays);
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 0U);
    erase(erased);
    EXPECT_EQ(stored(), 3U);
    EXPECT_EQ(check().to_remove, 2U);
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 2U);
    EXPECT_EQ(stored(), 1U);
    EXPECT_EQ(kept->size("ch-bj", stays->stored.digest).value(), stays->stored.octets);
    const ContentCheck after = check();
    EXPECT_EQ(after.documents, 1U);
    EXPECT_EQ(after.to_remove + after.unnamed, 0U);
    EXPECT_THAT(after.faults, IsEmpty());
    EXPECT_THAT(check_record(place.office(), place.node().database())->faults, IsEmpty());
}

TEST_P(Removal, GoesOnWhereItWasStopped) {
    const std::string id = closed_case();
    for (const std::string_view text : {"one", "two", "three"}) ASSERT_TRUE(contents->put(id, text));
    erase(id);
    kept->removals = 1;
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).error().kind,
              ErrorKind::unavailable);
    EXPECT_EQ(check().to_remove, 2U);
    EXPECT_THAT(check().faults, IsEmpty());
    kept->removals = 1'000;
    // As if it had been stopped between the store and the note that it was done.
    const auto left = kept->list("ch-bj", std::nullopt, 10).value();
    ASSERT_EQ(left.size(), 2U);
    ASSERT_TRUE(kept->erase("ch-bj", left.front().digest));
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 2U);
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(check().to_remove, 0U);
}

TEST_P(Removal, OfOneThatFailsKeepsNoneOfTheOthers) {
    const std::string id = closed_case();
    for (const std::string_view text : {"one", "two", "three"}) ASSERT_TRUE(contents->put(id, text));
    erase(id);
    kept->refused = kept->list("ch-bj", std::nullopt, 1).value().front().digest;
    EXPECT_FALSE(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept));
    EXPECT_EQ(stored(), 1U);
    kept->refused.reset();
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 1U);
    EXPECT_EQ(stored(), 0U);
}

TEST_P(Removal, WhatArrivesOnlyAfterItsCaseWasErasedIsNotKept) {
    const std::string id = closed_case();
    const auto begun = contents->begin(id, "anna", 6, "");
    ASSERT_TRUE(begun) << to_string(begun.error());
    erase(id);
    const auto late = contents->append(id, "anna", begun->upload, 0, octets(std::string_view("letter")));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, ErrorKind::not_found);
    EXPECT_THAT(check().faults, IsEmpty());
    ASSERT_TRUE(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept));
    EXPECT_EQ(stored(), 0U);
    EXPECT_THAT(check_record(place.office(), place.node().database())->faults, IsEmpty());
}

TEST_P(Removal, TakesTheOlderFormOfADocumentWhenNobodyReadsItAnyMore) {
    const std::string id = place.open_case();
    const auto older = sent(id, "pdf");
    const auto newer = sent(id, "pdf");
    ASSERT_TRUE(older && newer);
    ASSERT_NE(older->stored.digest, newer->stored.digest);
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 0U)
        << "somebody may be reading it";
    place.at("2024-01-22T10:00:01Z");
    EXPECT_EQ(remove_unneeded("ch-bj", *place.office().writer, place.node().database(), *kept).value(), 1U);
    EXPECT_FALSE(kept->size("ch-bj", older->stored.digest));
    EXPECT_TRUE(kept->size("ch-bj", newer->stored.digest));
}

TEST_P(Removal, IsNoExcuseForWhatIsMissing) {
    const std::string id = place.open_case();
    const auto gone = contents->put(id, "pdf");
    ASSERT_TRUE(gone);
    ASSERT_TRUE(contents->put(id, "stays"));
    ASSERT_TRUE(kept->erase("ch-bj", gone->stored.digest));
    EXPECT_THAT(check().faults, ElementsAre(HasSubstr(gone->digest)));
}

TEST_P(Removal, LeavesNothingOfWhatTheNodeCouldNotPut) {
    const std::string id = place.open_case();
    kept->full = true;
    const std::string letter(200'000, 'x');  // the store refuses the first of its chunks
    for (std::size_t i = 0; i <= most_uploads_of_account; ++i)
        EXPECT_EQ(contents->put(id, letter).error().kind, ErrorKind::unavailable) << "try " << i;
    kept->full = false;
    const auto put = contents->put(id, letter);
    EXPECT_TRUE(put) << to_string(put.error());
}

INSTANTIATE_TEST_SUITE_P(engines, Removal, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::node
