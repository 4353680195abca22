// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sealed_stream.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::crypto {
namespace {

constexpr std::string_view place = "authority/document";
constexpr std::size_t chunk = content_chunk + aead_tag_octets;

AeadKey test_key() {
    return AeadKey::from(octets("a key of thirty-two octets......")).value();
}

OctetSink into(std::string& text) {
    return [&text](Octets octets) -> Result<void> {
        text += as_text(octets);
        return {};
    };
}

std::string text_of(std::size_t length) {
    std::string text(length, '\0');
    for (std::size_t i = 0; i < length; ++i) text[i] = static_cast<char>(i * 31 + i / 256);
    return text;
}

/// Feeds in pieces of that many octets.
template <class Stream>
Result<ContentSummary> feed(Stream& stream, std::string_view text, std::size_t piece = 10'000) {
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
        TRY_VOID(stream.write(octets(text.substr(0, piece))));
    return stream.finish();
}

std::string sealed(std::string_view plain, std::size_t piece = 10'000) {
    std::string out;
    ContentSealer sealer(test_key(), octets(place), system_random(), into(out));
    const auto summary = feed(sealer, plain, piece);
    EXPECT_TRUE(summary);
    EXPECT_EQ(summary->octets, plain.size());
    EXPECT_EQ(summary->digest, sha256(octets(plain)));
    return out;
}

Result<std::string> opened(std::string_view sealed, const AeadKey& key = test_key(),
                           std::string_view associated = place, std::size_t piece = 10'000) {
    std::string out;
    ContentOpener opener(key, octets(associated), into(out));
    TRY(summary, feed(opener, sealed, piece));
    EXPECT_EQ(summary.octets, out.size());
    EXPECT_EQ(summary.digest, sha256(out));
    return out;
}

std::string refusal(std::string_view sealed) {
    const auto text = opened(sealed);
    return text ? "opened" : text.error().message;
}

TEST(sealed_stream, gives_back_documents_around_the_edges_of_chunks) {
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, content_chunk - 1, content_chunk,
                                     content_chunk + 1, 2 * content_chunk, 2 * content_chunk + 1}) {
        const std::string plain = text_of(length);
        for (const std::size_t piece : {std::size_t{1'000}, content_chunk, 3 * content_chunk}) {
            const std::string text = sealed(plain, piece);
            EXPECT_EQ(text.size(), sealed_size(length));
            EXPECT_TRUE(opened(text, test_key(), place, piece).value() == plain) << length << " by " << piece;
        }
    }
}

TEST(sealed_stream, is_cut_off_nowhere_unnoticed) {
    const std::string text = sealed(text_of(2 * content_chunk + 100));
    EXPECT_EQ(refusal(""), "the sealed document does not open at its header");
    EXPECT_EQ(refusal(text.substr(0, content_header - 1)), "the sealed document does not open at its header");
    EXPECT_EQ(refusal(text.substr(0, content_header)), "the sealed document does not open at octet 0 of its text");
    EXPECT_EQ(refusal(text.substr(0, content_header + chunk)),
              "the sealed document does not open at octet 0 of its text");
    EXPECT_EQ(refusal(text.substr(0, content_header + 2 * chunk)),
              "the sealed document does not open at octet 65536 of its text");
    EXPECT_EQ(refusal(text.substr(0, text.size() - 1)),
              "the sealed document does not open at octet 131072 of its text");
    EXPECT_EQ(refusal(text), "opened");
}

TEST(sealed_stream, notices_added_octets_and_chunks) {
    const std::string text = sealed(text_of(content_chunk));
    EXPECT_NE(refusal(text + "x"), "opened");
    EXPECT_NE(refusal(text + text.substr(content_header)), "opened");
    EXPECT_NE(refusal(text + text), "opened");
}

TEST(sealed_stream, notices_chunks_that_changed_places) {
    const std::string text = sealed(text_of(3 * content_chunk));
    const std::string header = text.substr(0, content_header);
    const auto part = [&](std::size_t number) { return text.substr(content_header + number * chunk, chunk); };
    EXPECT_EQ(refusal(header + part(0) + part(1) + part(2)), "opened");
    EXPECT_NE(refusal(header + part(1) + part(0) + part(2)), "opened");
    EXPECT_NE(refusal(header + part(0) + part(2)), "opened");
    EXPECT_NE(refusal(header + part(1) + part(2)), "opened");
    EXPECT_NE(refusal(header + part(0) + part(0) + part(2)), "opened");
    // Chunks of two documents sealed with the same key are not mixed either.
    const std::string other = sealed(text_of(3 * content_chunk));
    EXPECT_NE(refusal(header + part(0) + other.substr(content_header + chunk)), "opened");
}

TEST(sealed_stream, opens_with_its_key_and_as_itself_only) {
    const std::string text = sealed("short");
    EXPECT_TRUE(opened(text));
    EXPECT_FALSE(opened(text, AeadKey::random(system_random())));
    EXPECT_FALSE(opened(text, test_key(), "authority/other"));
    EXPECT_FALSE(opened(text, test_key(), ""));
    EXPECT_NE(sealed("short"), sealed("short"));
}

TEST(sealed_stream, says_that_a_file_is_no_sealed_document) {
    EXPECT_EQ(refusal(std::string(1'000, '%')), "this is not a sealed document: it does not begin with 'comity-1'");
}

TEST(sealed_stream, a_document_ends_at_the_limit) {
    std::string out;
    ContentSealer sealer(test_key(), {}, system_random(), into(out), 100'000);
    EXPECT_TRUE(sealer.write(octets(text_of(60'000))));
    EXPECT_TRUE(sealer.write(octets(text_of(40'000))));
    const auto over = sealer.write(octets("x"));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
    EXPECT_EQ(to_string(over.error()), "the document is larger than 100000 octets (send it in parts)");
    ASSERT_TRUE(sealer.finish());
    for (const std::uint64_t limit : {100'000, 99'999}) {
        std::string plain;
        ContentOpener opener(test_key(), {}, into(plain), limit);
        EXPECT_EQ(feed(opener, out).has_value(), limit == 100'000);
    }
    EXPECT_EQ(max_content, 4'294'967'296U);
}

TEST(sealed_stream, an_error_of_the_sink_is_returned) {
    const OctetSink full = [](Octets) -> Result<void> { return fail(ErrorKind::unavailable, "the disk is full"); };
    ContentSealer sealer(test_key(), {}, system_random(), full);
    EXPECT_TRUE(sealer.write(octets("x")));
    EXPECT_EQ(sealer.finish().error().message, "the disk is full");
    ContentOpener opener(test_key(), octets(place), full);
    EXPECT_EQ(feed(opener, sealed("x")).error().message, "the disk is full");
}

TEST(sealed_stream, passes_a_document_on_chunk_by_chunk) {
    std::size_t largest = 0;
    std::size_t passed = 0;
    const OctetSink measure = [&](Octets octets) -> Result<void> {
        largest = std::max(largest, octets.size());
        passed += octets.size();
        return {};
    };
    ContentSealer sealer(test_key(), {}, system_random(), measure);
    const std::string plain = text_of(10 * content_chunk);
    ASSERT_TRUE(sealer.write(octets(plain)));
    EXPECT_EQ(passed, content_header + 9 * chunk);
    EXPECT_EQ(largest, chunk);
}

/// The form stays as it is: docs/formats/content.md.
TEST(sealed_stream, writes_the_example_of_its_description) {
    unsigned char next = 0;
    const RandomBytes counting = [&](std::span<unsigned char> octets) {
        for (unsigned char& octet : octets) octet = next++;
    };
    std::string out;
    ContentSealer sealer(test_key(), octets(place), counting, into(out));
    ASSERT_TRUE(feed(sealer, "Guten Tag"));
    EXPECT_EQ(
        hex(octets(out)),
        "636f6d6974792d31000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fd651eb2f53b938f2f30f3fdaf12cbb"
        "6891be2de20e3b284c6b");
}

RC_GTEST_PROP(sealed_stream, notices_each_changed_bit, (const std::string& plain)) {
    std::string text = sealed(plain);
    RC_ASSERT(opened(text).value() == plain);
    const auto bit = *rc::gen::inRange<std::size_t>(0, text.size() * 8);
    text[bit / 8] ^= static_cast<char>(1U << (bit % 8));
    RC_ASSERT(!opened(text));
}

/// Goes on behind `put`, with the octets of `plain` that are not in whole chunks there.
Result<std::string> gone_on(const std::string& put, std::string_view plain) {
    std::string out = put;
    ContentSealer sealer(test_key(), octets(place), system_random(), into(out));
    ContentOpener opener(test_key(), octets(place), [](Octets) { return Result<void>(); });
    TRY_VOID(opener.write(octets(put)));
    const std::uint64_t taken = opener.opened();
    TRY_VOID(sealer.go_on_behind(std::move(opener)));
    TRY(summary, feed(sealer, plain.substr(taken)));
    EXPECT_EQ(summary.octets, plain.size());
    return out;
}

TEST(ContentSealer, GoesOnWhereAnotherWasCutOffWithTheSameOctets) {
    for (const std::size_t length : {0UL, 1UL, content_chunk, content_chunk + 1, 2 * content_chunk, 150'000UL}) {
        const std::string plain = text_of(length);
        const std::string whole = sealed(plain);
        for (const std::size_t cut :
             {content_header, content_header + 1, content_header + chunk - 1, content_header + chunk,
              content_header + chunk + 1, content_header + 2 * chunk, whole.size() - 1, whole.size()}) {
            if (cut > whole.size()) continue;
            const auto again = gone_on(whole.substr(0, cut), plain);
            ASSERT_TRUE(again) << length << " cut at " << cut << ": " << to_string(again.error());
            EXPECT_EQ(*again, whole) << length << " cut at " << cut;
        }
    }
    const auto anew = gone_on("", "text");
    ASSERT_TRUE(anew);
    EXPECT_EQ(opened(*anew), "text");
}

TEST(ContentSealer, PutsNoOtherTextUnderANonceThatWasUsed) {
    const std::string plain = text_of(100'000);
    const std::string cut = sealed(plain).substr(0, content_header + chunk + 1);
    std::string other = plain;
    other[content_chunk] ^= 1;  // the first octet behind the whole chunk
    const auto refused = gone_on(cut, other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    EXPECT_FALSE(gone_on(cut.substr(0, content_header - 1), plain)) << "without its salt it is lost";
    std::string changed = cut;
    changed[content_header] ^= 1;
    EXPECT_FALSE(gone_on(changed, plain));
}

}  // namespace
}  // namespace comity::crypto
