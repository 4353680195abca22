// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/compression/gzip_reader.h"
#include "channel/compression/gzip_writer.h"
#include "crypto/random.h"

namespace comity::channel {
namespace {

using namespace std::string_literals;

std::string pack(std::string_view plain, Deflation deflation = Deflation::compress) {
    std::string packed;
    GzipWriter writer(deflation, [&](Octets octets) -> Result<void> {
        packed += as_text(octets);
        return {};
    });
    for (std::string_view rest = plain; !rest.empty();) {
        const auto piece = rest.substr(0, 100'000);
        EXPECT_TRUE(writer.write(octets(piece)));
        rest.remove_prefix(piece.size());
    }
    EXPECT_TRUE(writer.finish());
    return packed;
}

Result<std::string> unpack(std::string_view packed, InflateLimits limits = {}, std::size_t piece = 1 << 20) {
    std::string plain;
    GzipReader reader(limits, [&](Octets octets) -> Result<void> {
        plain += as_text(octets);
        return {};
    });
    while (!packed.empty()) {
        const auto next = packed.substr(0, piece);
        TRY_VOID(reader.write(octets(next)));
        packed.remove_prefix(next.size());
    }
    TRY(count, reader.finish());
    EXPECT_EQ(count, plain.size());
    return plain;
}

std::string noise(std::size_t size) {
    std::string text(size, '\0');
    crypto::system_random()({reinterpret_cast<unsigned char*>(text.data()), text.size()});
    return text;
}

ErrorKind kind(const Result<std::string>& result) {
    EXPECT_FALSE(result);
    return result ? ErrorKind::unavailable : result.error().kind;
}

TEST(Gzip, gives_equal_octets_for_equal_content) {
    const std::string packed = pack("content");
    EXPECT_EQ(packed, pack("content"));
    // RFC 1952 section 2.3: no flags, so no name; no time.
    EXPECT_EQ(packed.substr(0, 8), "\x1f\x8b\x08\0\0\0\0\0"s);
}

TEST(Gzip, wraps_what_does_not_shrink_at_little_cost) {
    const std::string plain = noise(3 << 20);
    const std::string packed = pack(plain, Deflation::wrap);
    EXPECT_LT(packed.size(), plain.size() + plain.size() / 1000 + 64);
    EXPECT_EQ(unpack(packed).value(), plain);
}

TEST(Gzip, knows_the_checksum_of_what_it_took) {
    const std::string plain = noise(200'000);
    for (const auto deflation : {Deflation::wrap, Deflation::compress}) {
        std::string packed;
        GzipWriter writer(deflation, [&](Octets octets) -> Result<void> {
            packed += as_text(octets);
            return {};
        });
        ASSERT_TRUE(writer.write(octets(plain).first(77'777)));
        ASSERT_TRUE(writer.write(octets(plain).subspan(77'777)));
        ASSERT_TRUE(writer.finish());
        // RFC 1952 section 2.3: CRC32 in four octets, the least first, then the length.
        std::uint32_t trailer = 0;
        for (std::size_t i = 0; i < 4; ++i)
            trailer |= std::uint32_t{static_cast<unsigned char>(packed[packed.size() - 8 + i])} << (8 * i);
        EXPECT_EQ(writer.checksum(), trailer);
    }
}

TEST(Gzip, wraps_to_the_same_octets_however_the_content_was_cut) {
    const std::string plain = noise(200'000);
    const auto wrapped = [&](std::size_t piece) {
        std::string packed;
        GzipWriter writer(Deflation::wrap, [&](Octets octets) -> Result<void> {
            packed += as_text(octets);
            return {};
        });
        for (std::size_t at = 0; at < plain.size(); at += piece) {
            EXPECT_TRUE(writer.write(octets(std::string_view(plain).substr(at, piece))));
        }
        EXPECT_TRUE(writer.finish());
        return packed;
    };
    const std::string whole = wrapped(plain.size());
    EXPECT_EQ(unpack(whole).value(), plain);
    for (const std::size_t piece : {1'000U, 65'534U, 65'535U, 65'536U, 131'070U}) EXPECT_EQ(wrapped(piece), whole);
    EXPECT_EQ(unpack(pack("", Deflation::wrap)).value(), "");
}

RC_GTEST_PROP(Gzip, inflates_what_it_deflated_however_it_is_cut, (std::string plain, std::uint8_t cut)) {
    RC_ASSERT(unpack(pack(plain), {}, cut + 1U).value() == plain);
    RC_ASSERT(unpack(pack(plain, Deflation::wrap), {}, cut + 1U).value() == plain);
}

TEST(Gzip, refuses_damaged_data) {
    const std::string packed = pack("no word stands twice: else two codes mean one text");
    for (std::size_t at = 0; at < packed.size(); ++at) {
        if (at >= 4 && at <= 9) continue;  // time, extra flags, system: RFC 1952 gives any value a meaning
        std::string damaged = packed;
        damaged[at] ^= '\x40';
        EXPECT_EQ(kind(unpack(damaged)), ErrorKind::invalid) << at;
    }
    for (std::size_t length = 0; length < packed.size(); ++length) {
        EXPECT_EQ(kind(unpack(packed.substr(0, length))), ErrorKind::invalid) << length;
    }
}

TEST(Gzip, refuses_anything_behind_the_first_member) {
    const std::string packed = pack("one");
    for (const std::string& more : {pack("two"), "\0"s, "x"s}) {
        EXPECT_EQ(kind(unpack(packed + more)), ErrorKind::invalid);
        EXPECT_EQ(kind(unpack(packed + more, {}, 1)), ErrorKind::invalid);
    }
}

TEST(Gzip, holds_the_limit_of_octets_at_and_over_the_edge) {
    const std::string packed = pack(noise(1000));
    EXPECT_TRUE(unpack(packed, {.max_octets = 1000}));
    EXPECT_EQ(kind(unpack(packed, {.max_octets = 999})), ErrorKind::limit);
}

TEST(Gzip, holds_the_ratio_only_once_enough_came_out) {
    const std::string packed = pack(std::string(100'000, 'x'));  // about a thousand times smaller
    EXPECT_TRUE(unpack(packed, {.max_ratio = 200, .ratio_from = 100'001}));
    EXPECT_EQ(kind(unpack(packed, {.max_ratio = 200, .ratio_from = 100'000})), ErrorKind::limit);
    EXPECT_TRUE(unpack(packed, {.max_ratio = 2000, .ratio_from = 1}));
}

TEST(Gzip, stops_at_the_limit_before_more_is_put_out) {
    const std::string bomb = pack(std::string(32 << 20, '\0'));
    std::uint64_t out = 0;
    GzipReader reader({.max_octets = 16 << 20}, [&](Octets octets) -> Result<void> {
        out += octets.size();
        return {};
    });
    EXPECT_FALSE(reader.write(octets(bomb)));
    EXPECT_LE(out, 16U << 20);
}

TEST(Gzip, hands_on_the_error_of_the_sink) {
    const auto full = [](Octets) -> Result<void> { return fail(ErrorKind::unavailable, "disk full"); };
    GzipReader reader({}, full);
    EXPECT_EQ(reader.write(octets(pack("x"))).error().message, "disk full");
    GzipWriter writer(Deflation::compress, full);
    EXPECT_EQ(writer.write(octets("x")).error().message, "disk full");  // the header
}

}  // namespace
}  // namespace comity::channel
