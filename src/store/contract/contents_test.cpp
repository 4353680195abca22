// SPDX-License-Identifier: EUPL-1.2
// Contents on disk and in object storage: the same for both.
#include <fstream>
#include <thread>

#include "crypto/hex.h"
#include "store/contents/copy.h"
#include "store/contract/engines.h"
#include "store/testing/test_contents.h"

namespace comity::store {
namespace {

using store::testing::ContentsKind;

constexpr std::string_view justice = "justice.example";
constexpr std::size_t mebi = 1024 * 1024;

/// Octets that differ from place to place.
std::string made(std::size_t size, unsigned seed = 1) {
    std::string octets(size, '\0');
    std::uint32_t state = seed;
    for (char& octet : octets) {
        state = state * 1664525 + 1013904223;
        octet = static_cast<char>(state >> 24);
    }
    return octets;
}

ContentAddress address_of(std::string_view text) {
    return {crypto::sha256(octets(text)), text.size()};
}

class Contents : public ::testing::TestWithParam<ContentsKind> {
   protected:
    std::unique_ptr<Upload> begin(std::string_view authority = justice) {
        auto upload = store_->begin(authority);
        EXPECT_TRUE(good(upload));
        return upload ? *std::move(upload) : nullptr;
    }

    ContentAddress put(std::string_view text, std::string_view authority = justice) {
        const auto upload = begin(authority);
        EXPECT_TRUE(good(upload->append(octets(text))));
        const auto address = upload->finish();
        EXPECT_TRUE(good(address));
        return address.value_or(ContentAddress{});
    }

    std::string get(const ContentAddress& address, std::string_view authority = justice) {
        std::string all;
        const auto read = read_whole(*store_, authority, address, [&](Octets piece) -> Result<void> {
            all += as_text(piece);
            return {};
        });
        return read ? all : to_string(read.error());
    }

    std::string range(const ContentAddress& address, std::uint64_t offset, std::uint64_t count) {
        std::string all;
        const auto read = store_->read(justice, address.digest, offset, count, [&](Octets piece) -> Result<void> {
            all += as_text(piece);
            return {};
        });
        EXPECT_TRUE(good(read));
        return all;
    }

    template <class T>
    static ErrorKind kind_of(const Result<T>& failed) {
        EXPECT_FALSE(failed.has_value());
        return failed ? ErrorKind::limit : failed.error().kind;
    }

    store::testing::TestContents place_{GetParam()};
    std::unique_ptr<ContentStore> store_ = place_.open();
};

TEST_P(Contents, are_found_by_the_digest_of_their_octets) {
    const std::string text("a letter\0\xff", 10);
    const ContentAddress address = put(text);
    EXPECT_EQ(address, address_of(text));
    EXPECT_EQ(store_->size(justice, address.digest).value(), 10);
    EXPECT_EQ(get(address), text);
    store_ = place_.open();
    EXPECT_EQ(get(address), text) << "after a restart";
}

TEST_P(Contents, may_be_empty) {
    const ContentAddress address = put("");
    EXPECT_EQ(crypto::hex(address.digest), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(store_->size(justice, address.digest).value(), 0);
    EXPECT_EQ(get(address), "");
}

TEST_P(Contents, arrive_in_pieces_of_any_size) {
    const std::string text = made(19 * mebi + 7);
    const auto upload = begin();
    for (std::size_t at = 0, size = 1; at < text.size(); at += size, size = size * 3 + 1) {
        const std::string_view piece = std::string_view(text).substr(at, size);
        ASSERT_TRUE(good(upload->append(octets(piece))));
        EXPECT_EQ(upload->offset(), at + piece.size());
    }
    const auto address = upload->finish(crypto::sha256(octets(std::string_view(text))));
    ASSERT_TRUE(good(address));
    EXPECT_EQ(*address, address_of(text));
    EXPECT_TRUE(get(*address) == text);
}

TEST_P(Contents, are_read_in_ranges) {
    const std::string text = made(9 * mebi);
    const ContentAddress address = put(text);
    EXPECT_EQ(range(address, 0, 10), text.substr(0, 10));
    EXPECT_EQ(range(address, 8 * mebi - 5, 10), text.substr(8 * mebi - 5, 10));
    EXPECT_EQ(range(address, text.size() - 3, 10), text.substr(text.size() - 3));
    EXPECT_EQ(range(address, text.size(), 10), "");
    EXPECT_EQ(range(address, 5, 0), "");
    EXPECT_EQ(range(put(""), 0, 10), "");
}

TEST_P(Contents, of_the_same_octets_are_one) {
    const ContentAddress first = put("twice");
    EXPECT_EQ(put("twice"), first);
    EXPECT_EQ(store_->list(justice, std::nullopt, 10).value(), std::vector{first});
    EXPECT_EQ(get(first), "twice");
}

TEST_P(Contents, are_not_there_before_they_are_whole) {
    const auto upload = begin();
    ASSERT_TRUE(good(upload->append(octets(std::string_view("half of it")))));
    ASSERT_TRUE(good(upload->save()));
    EXPECT_TRUE(store_->list(justice, std::nullopt, 10)->empty());
    EXPECT_EQ(kind_of(store_->size(justice, address_of("half of it").digest)), ErrorKind::not_found);
}

TEST_P(Contents, with_another_digest_than_announced_are_refused) {
    const auto upload = begin();
    ASSERT_TRUE(good(upload->append(octets(std::string_view("changed on the way")))));
    const auto finished = upload->finish(address_of("as it was sent").digest);
    EXPECT_EQ(kind_of(finished), ErrorKind::invalid);
    EXPECT_EQ(finished.error().hint, "something was changed or left out on the way; upload it again");
    EXPECT_TRUE(store_->list(justice, std::nullopt, 10)->empty());
    ASSERT_TRUE(good(upload->abandon()));
    EXPECT_EQ(kind_of(store_->resume(justice, upload->id())), ErrorKind::not_found);
}

TEST_P(Contents, go_on_where_an_upload_was_saved) {
    const std::string text = made(21 * mebi);
    auto upload = begin();
    const std::string id = upload->id();
    std::uint64_t at = 0;
    for (const std::size_t size : {3 * mebi, 7 * mebi, mebi / 2, std::size_t{0}, 8 * mebi}) {
        ASSERT_TRUE(good(upload->append(octets(std::string_view(text).substr(at, size)))));
        at += size;
        ASSERT_TRUE(good(upload->save()));
        upload.reset();
        store_ = place_.open();
        auto resumed = store_->resume(justice, id);
        ASSERT_TRUE(good(resumed));
        upload = *std::move(resumed);
        ASSERT_EQ(upload->offset(), at);
    }
    std::string back;
    ASSERT_TRUE(good(upload->read_back([&](Octets piece) -> Result<void> {
        back += as_text(piece);
        return {};
    })));
    EXPECT_TRUE(back == text.substr(0, at));
    ASSERT_TRUE(good(upload->append(octets(std::string_view(text).substr(at)))));
    const auto address = upload->finish();
    ASSERT_TRUE(good(address));
    EXPECT_EQ(*address, address_of(text));
    EXPECT_TRUE(get(*address) == text);
    EXPECT_EQ(kind_of(store_->resume(justice, id)), ErrorKind::not_found) << "what is finished is no upload";
}

TEST_P(Contents, may_begin_and_be_resumed_without_an_octet) {
    const std::string id = begin()->id();
    store_ = place_.open();
    const auto upload = store_->resume(justice, id);
    ASSERT_TRUE(good(upload));
    EXPECT_EQ((*upload)->offset(), 0);
    EXPECT_EQ((*upload)->finish().value(), address_of(""));
}

TEST_P(Contents, of_one_authority_are_not_seen_by_another) {
    const ContentAddress address = put("secret");
    const std::string id = begin()->id();
    for (const std::string_view other : {"customs.example", "justice.example.org", "justice"}) {
        EXPECT_EQ(kind_of(store_->size(other, address.digest)), ErrorKind::not_found);
        EXPECT_EQ(kind_of(store_->read(other, address.digest, 0, 1, [](Octets) -> Result<void> { return {}; })),
                  ErrorKind::not_found);
        EXPECT_EQ(kind_of(store_->erase(other, address.digest)), ErrorKind::not_found);
        EXPECT_EQ(kind_of(store_->resume(other, id)), ErrorKind::not_found);
        EXPECT_TRUE(store_->list(other, std::nullopt, 10)->empty());
        EXPECT_EQ(store_->forget_uploads(other, *Instant::at(4'000'000'000'000)).value(), 0);
    }
    EXPECT_EQ(get(address), "secret");
}

TEST_P(Contents, take_no_name_that_leads_elsewhere) {
    for (const std::string_view authority : {"", "..", "a/b", "../justice.example", "A", "a\n", ".a", "-a"})
        EXPECT_EQ(kind_of(store_->begin(authority)), ErrorKind::invalid) << authority;
    EXPECT_EQ(kind_of(store_->begin(std::string(65, 'a'))), ErrorKind::invalid);
    EXPECT_TRUE(good(store_->begin(std::string(64, 'a'))));
    for (const std::string& id : {std::string(), std::string(".."), std::string("../contents/00"), std::string(31, '0'),
                                  std::string(33, '0'), std::string(32, 'G'), std::string(32, 'A')})
        EXPECT_EQ(kind_of(store_->resume(justice, id)), ErrorKind::invalid) << id;
    EXPECT_EQ(kind_of(store_->resume(justice, std::string(32, 'f'))), ErrorKind::not_found);
}

TEST_P(Contents, are_erased_alone) {
    const ContentAddress first = put("first");
    const ContentAddress second = put("second");
    ASSERT_TRUE(good(store_->erase(justice, first.digest)));
    EXPECT_EQ(kind_of(store_->size(justice, first.digest)), ErrorKind::not_found);
    EXPECT_EQ(kind_of(store_->erase(justice, first.digest)), ErrorKind::not_found);
    EXPECT_EQ(get(second), "second");
}

TEST_P(Contents, are_listed_in_the_order_of_their_digests) {
    std::vector<ContentAddress> all;
    for (int i = 0; i < 10; ++i) all.push_back(put("content " + std::to_string(i)));
    std::ranges::sort(all, {}, &ContentAddress::digest);
    EXPECT_EQ(store_->list(justice, std::nullopt, 100).value(), all);
    EXPECT_EQ(store_->list(justice, std::nullopt, 4).value(), std::vector(all.begin(), all.begin() + 4));
    EXPECT_EQ(store_->list(justice, all[3].digest, 3).value(), std::vector(all.begin() + 4, all.begin() + 7));
    EXPECT_TRUE(store_->list(justice, all.back().digest, 3)->empty());
    EXPECT_TRUE(store_->list("customs.example", std::nullopt, 3)->empty());
}

TEST_P(Contents, forget_uploads_nothing_was_added_to) {
    const ContentAddress whole = put("whole");
    const auto upload = begin();
    ASSERT_TRUE(good(upload->append(octets(std::string_view("not yet")))));
    ASSERT_TRUE(good(upload->save()));
    EXPECT_EQ(store_->forget_uploads(justice, *Instant::at(1'000'000'000'000)).value(), 0);
    EXPECT_TRUE(good(store_->resume(justice, upload->id())));
    EXPECT_EQ(store_->forget_uploads(justice, *Instant::at(4'000'000'000'000)).value(), 1);
    EXPECT_EQ(kind_of(store_->resume(justice, upload->id())), ErrorKind::not_found);
    EXPECT_EQ(get(whole), "whole");
}

TEST_P(Contents, that_were_damaged_are_not_taken_for_whole) {
    const ContentAddress address = put("an important letter");
    const std::string name = crypto::hex(address.digest);
    if (GetParam() == ContentsKind::files) {
        const auto path = place_.folder() / justice / "contents" / name.substr(0, 2) / name;
        std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).put('A');
    } else {
        store::testing::order_from_s3_double("spoil=" + place_.location().prefix + std::string(justice) + "/contents/" +
                                             name.substr(0, 2) + "/" + name);
    }
    EXPECT_EQ(get(address), "content " + name + " of justice.example is damaged (restore it from a backup)");
    EXPECT_EQ(get({address_of("an important letter").digest, 5}).substr(0, 8), "content ");
    put("another");
    EXPECT_EQ(content_faults(*store_, justice).value(),
              (std::vector{"content " + name + " of justice.example is damaged (restore it from a backup)"}));
    store::testing::TestContents elsewhere_place(ContentsKind::files);
    const auto elsewhere = elsewhere_place.open();
    EXPECT_EQ(kind_of(copy_contents(*store_, *elsewhere, justice)), ErrorKind::unavailable);
}

TEST_P(Contents, are_copied_to_the_other_store_and_back) {
    const auto other_kind = GetParam() == ContentsKind::files ? ContentsKind::s3 : ContentsKind::files;
    store::testing::TestContents other_place(other_kind);
    const auto other = other_place.open();
    std::vector<ContentAddress> all;
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, 9 * mebi}) all.push_back(put(made(size)));
    const auto first = copy_contents(*store_, *other, justice);
    ASSERT_TRUE(good(first));
    EXPECT_EQ(first->copied, 3);
    all.push_back(put("later"));
    const auto second = copy_contents(*store_, *other, justice);
    ASSERT_TRUE(good(second));
    EXPECT_EQ(second->copied, 1);
    EXPECT_EQ(second->there_already, 3);
    for (const ContentAddress& address : all) ASSERT_TRUE(good(store_->erase(justice, address.digest)));
    EXPECT_EQ(copy_contents(*other, *store_, justice)->copied, 4);
    for (const ContentAddress& address : all) EXPECT_EQ(get(address).size(), address.octets);
    EXPECT_EQ(content_faults(*store_, justice).value(), std::vector<std::string>{});
    EXPECT_EQ(copy_contents(*store_, *other, "customs.example")->copied, 0);
}

TEST_P(Contents, stop_where_the_reader_stops) {
    const ContentAddress address = put(made(2 * mebi));
    int pieces = 0;
    const auto read = store_->read(justice, address.digest, 0, address.octets, [&](Octets) -> Result<void> {
        ++pieces;
        return fail(ErrorKind::forbidden, "the reader has gone");
    });
    EXPECT_EQ(kind_of(read), ErrorKind::forbidden);
    EXPECT_EQ(pieces, 1);
    EXPECT_EQ(range(address, 0, 1).size(), 1);
}

TEST_P(Contents, are_put_and_read_by_several_threads) {
    std::vector<std::jthread> threads;
    for (unsigned thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (unsigned i = 0; i < 5; ++i) {
                const std::string text = made(100'000 + i, thread);
                EXPECT_TRUE(get(put(text)) == text);
            }
        });
    threads.clear();
    EXPECT_EQ(store_->list(justice, std::nullopt, 100)->size(), 20);
}

/// In KiB; 0 where the system does not tell.
long resident(const char* field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::stol(line.substr(line.find(':') + 1));
    return 0;
}

TEST_P(Contents, of_any_size_pass_in_the_memory_of_a_few_pieces) {
    constexpr std::size_t size = 96 * mebi;
    constexpr long most = 40 * 1024;
    const std::string piece = made(mebi);
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak counts from here
    const long before = resident("VmRSS");
    const auto upload = begin();
    for (std::size_t at = 0; at < size; at += piece.size())
        ASSERT_TRUE(good(upload->append(octets(std::string_view(piece)))));
    const auto address = upload->finish();
    ASSERT_TRUE(good(address));
    ASSERT_TRUE(good(read_whole(*store_, justice, *address, [](Octets) -> Result<void> { return {}; })));
    EXPECT_GT(before, 0);
    EXPECT_LT(resident("VmHWM") - before, most);
}

INSTANTIATE_TEST_SUITE_P(stores, Contents, ::testing::Values(ContentsKind::files, ContentsKind::s3),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::store
