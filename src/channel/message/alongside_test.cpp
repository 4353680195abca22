// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/alongside.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "channel/message/part_digests.h"

namespace comity::channel {
namespace {

std::string content_of(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 7 + i / 253);
    return text;
}

void put_in_pieces(const std::string& text, std::size_t piece, const std::function<void(Octets)>& put) {
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) {
        const std::string own(rest.substr(0, piece));  // gone when the next one comes
        put(octets(own));
    }
}

TEST(WorkAlongside, gives_every_consumer_all_octets_in_their_order) {
    for (const std::size_t size : {0U, 1000U, 1U << 20, (1U << 20) + 1, 5'000'001U}) {
        for (const std::size_t piece : {4'099U, 65'536U, 3'000'000U}) {
            const std::string text = content_of(size);
            std::string first;
            std::string second;
            Alongside alongside(
                {[&](Octets octets) { first += as_text(octets); }, [&](Octets octets) { second += as_text(octets); }});
            put_in_pieces(text, piece, [&](Octets octets) { alongside.put(octets); });
            alongside.finish();
            EXPECT_TRUE(first == text) << size << " by " << piece;
            EXPECT_TRUE(second == text) << size << " by " << piece;
        }
    }
}

TEST(WorkAlongside, begins_a_thread_only_for_what_is_long) {
    const auto here = std::this_thread::get_id();
    bool elsewhere = false;
    Alongside alongside({[&](Octets) { elsewhere = elsewhere || std::this_thread::get_id() != here; }});
    const std::string shortest(Alongside::short_octets, 'x');
    alongside.put(octets(shortest));
    EXPECT_FALSE(elsewhere);
    alongside.put(octets("x"));
    alongside.finish();
    EXPECT_TRUE(elsewhere);
}

TEST(WorkAlongside, holds_up_who_brings_more_than_may_wait) {
    std::mutex mutex;
    std::condition_variable changed;
    bool may_go_on = false;
    std::atomic<std::size_t> brought = 0;
    std::size_t consumed = 0;
    std::size_t most_waiting = 0;
    Alongside alongside({[&](Octets octets) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return may_go_on; });
        consumed += octets.size();
        const std::size_t taken = brought;  // a little late, so at times less than what was consumed
        if (taken > consumed) most_waiting = std::max(most_waiting, taken - consumed);
    }});
    may_go_on = true;
    const std::string short_text(Alongside::short_octets, 'x');
    brought += short_text.size();
    alongside.put(octets(short_text));
    may_go_on = false;
    std::jthread bringer([&] {
        const std::string piece(10'000, 'x');
        for (int i = 0; i < 1000; ++i) {
            alongside.put(octets(piece));
            brought += piece.size();
        }
        alongside.finish();
    });
    // The bringer stops by itself at the limit, or these never meet.
    while (brought < Alongside::short_octets + Alongside::most_waiting / 2) std::this_thread::yield();
    {
        const std::lock_guard lock(mutex);
        may_go_on = true;
    }
    changed.notify_all();
    bringer.join();
    EXPECT_EQ(consumed, Alongside::short_octets + 10'000'000U);
    EXPECT_LE(most_waiting, Alongside::most_waiting);
}

TEST(WorkAlongside, hands_on_what_a_consumer_throws_and_ends_without_being_finished) {
    const std::string text = content_of(4 << 20);
    Alongside throwing({[](Octets octets) {
        if (octets.size() != Alongside::short_octets) throw std::runtime_error("no digest");
    }});
    put_in_pieces(text, Alongside::short_octets, [&](Octets octets) { throwing.put(octets); });
    EXPECT_THROW(throwing.finish(), std::runtime_error);
    std::size_t consumed = 0;
    {
        Alongside dropped({[&](Octets octets) { consumed += octets.size(); }});
        put_in_pieces(text, 100'000, [&](Octets octets) { dropped.put(octets); });
    }
    EXPECT_LE(consumed, text.size());
}

TEST(DigestsOfParts, are_of_what_is_signed_and_of_the_document_in_it) {
    for (const std::size_t size : {0U, 10U, 3'000'000U}) {
        const std::string content = content_of(size);
        std::string packed;
        StoredBlocks blocks([&](Octets octets) -> Result<void> {
            packed += as_text(octets);
            return {};
        });
        ASSERT_TRUE(blocks.write(octets(content)));
        ASSERT_TRUE(blocks.finish());
        PartDigests digests({.signed_form = DigestedForm::octets, .document = true, .wrapped = true});
        put_in_pieces(packed, 50'000, [&](Octets octets) { digests.update(octets); });
        digests.finish();
        EXPECT_EQ(digests.signed_digest(), crypto::sha256(std::string_view(packed)));
        EXPECT_EQ(digests.document(), crypto::sha256(std::string_view(content)));
        EXPECT_EQ(digests.checksum(), blocks.checksum());
    }
    PartDigests text({.signed_form = DigestedForm::text, .document = true});
    text.update(octets("a\nb"));
    text.finish();
    EXPECT_EQ(text.signed_digest(), crypto::sha256(std::string_view("a\r\nb")));
    EXPECT_EQ(text.document(), crypto::sha256(std::string_view("a\nb")));
}

}  // namespace
}  // namespace comity::channel
