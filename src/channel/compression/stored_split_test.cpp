// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/stored_split.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/compression/checksum.h"

namespace comity::channel {
namespace {

crypto::OctetSink into(std::string& text) {
    return [&text](Octets piece) -> Result<void> {
        text += as_text(piece);
        return {};
    };
}

struct Sorted {
    std::string content;
    std::string frame;
};

Sorted sorted(std::string_view packed, std::size_t piece) {
    Sorted result;
    StoredSplit split(into(result.content), into(result.frame));
    for (; !packed.empty(); packed.remove_prefix(std::min(piece, packed.size())))
        EXPECT_TRUE(split.write(octets(packed.substr(0, piece))));
    EXPECT_TRUE(split.finish());
    return result;
}

NextOctets from(const std::string& text) {
    return [rest = std::string_view(text)](std::size_t most) mutable -> Result<Octets> {
        const auto next = rest.substr(0, most);
        rest.remove_prefix(next.size());
        return octets(next);
    };
}

std::string merged(const Sorted& parts) {
    std::string packed;
    EXPECT_TRUE(merge_stored(from(parts.content), from(parts.frame), into(packed)));
    return packed;
}

std::string member_of(const std::string& content) {
    std::string packed;
    StoredBlocks blocks(into(packed));
    EXPECT_TRUE(blocks.write(octets(content)));
    EXPECT_TRUE(blocks.finish());
    return packed;
}

std::string text_of(const StoredFrame& frame) {
    std::string text;
    for (std::uint64_t place = 0; place < frame.size(); ++place) text += static_cast<char>(frame.at(place));
    return text;
}

std::string content_of(std::size_t octets) {
    std::string text(octets, '\0');
    for (std::size_t i = 0; i < octets; ++i) text[i] = static_cast<char>(i * 31 + i / 251);
    return text;
}

TEST(Checksums, are_those_of_the_standard) {
    // The check value of CRC-32 as in RFC 1952: of the digits 1 to 9.
    EXPECT_EQ(crc32_of(0, octets("123456789")), 0xcbf43926U);
    EXPECT_EQ(crc32_of(crc32_of(0, octets("1234")), octets("56789")), 0xcbf43926U);
    EXPECT_EQ(crc32_of(crc32_of(crc32_of(0, octets("1234")), {}), octets("56789")), 0xcbf43926U);
}

TEST(StoredSplits, find_content_and_frame_of_a_member_of_stored_blocks) {
    for (const std::size_t size : {0U, 1U, 8U, 65'534U, 65'535U, 65'536U, 131'070U, 200'000U}) {
        const std::string content = content_of(size);
        const std::string packed = member_of(content);
        for (const std::size_t piece : {7U, 4'096U, 65'540U, 1'000'000U}) {
            const Sorted parts = sorted(packed, piece);
            EXPECT_EQ(parts.content, content) << size;
            EXPECT_EQ(parts.frame, text_of(StoredFrame(size, crc32_of(0, octets(content))))) << size;
            EXPECT_EQ(merged(parts), packed) << size;
        }
    }
}

TEST(StoredSplits, see_another_frame_where_one_octet_of_it_is_another) {
    const std::string content = content_of(70'000);
    const std::string packed = member_of(content);
    const std::string ours = text_of(StoredFrame(content.size(), crc32_of(0, octets(content))));
    for (const std::size_t at : {0U, 3U, 9U, 10U, 12U, 65'550U, 65'551U}) {
        std::string changed = packed;
        changed[at] ^= '\1';
        EXPECT_NE(sorted(changed, 1'000).frame, ours) << at;
    }
    EXPECT_NE(sorted(packed + '\0', 1'000).frame, ours);
    EXPECT_NE(sorted(packed.substr(0, packed.size() - 1), 1'000).frame, ours);
}

RC_GTEST_PROP(StoredSplits, give_back_whatever_they_sorted, ()) {
    const auto size = *rc::gen::element(0, 3, 8, 9, 23, 24, 65'545, 65'550, 65'553, 65'558, 65'560, 140'000);
    const auto more = *rc::gen::inRange(0, 12);
    const std::string octets = content_of(static_cast<std::size_t>(size + more));
    RC_ASSERT(merged(sorted(octets, *rc::gen::inRange<std::size_t>(1, 70'000))) == octets);
}

TEST(StoredSplits, hand_on_the_errors_of_their_sinks) {
    const auto full = [](Octets) -> Result<void> { return fail(ErrorKind::unavailable, "disk full"); };
    std::string rest;
    StoredSplit no_content(full, into(rest));
    EXPECT_FALSE(no_content.write(octets(member_of("some content"))));
    StoredSplit no_frame(into(rest), full);
    EXPECT_FALSE(no_frame.write(octets(member_of("some content"))));
    EXPECT_FALSE(merge_stored(from(rest), from(rest), full));
}

}  // namespace
}  // namespace comity::channel
