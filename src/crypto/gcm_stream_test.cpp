// SPDX-License-Identifier: EUPL-1.2
#include "crypto/gcm_stream.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

OctetSink into(std::string& text) {
    return [&text](Octets octets) -> Result<void> {
        text += as_text(octets);
        return {};
    };
}

std::string of_hex(std::string_view digits) {
    return from_hex(digits).value();
}

std::string encrypted(const std::string& key, const std::string& nonce, const std::string& plain,
                      std::size_t piece = 1000) {
    GcmNonce fixed{};
    std::ranges::copy(octets(nonce), fixed.begin());
    std::string out;
    GcmEncryptor encryptor(octets(key).first<16>(), fixed, into(out));
    for (std::size_t at = 0; at < plain.size(); at += piece)
        EXPECT_TRUE(encryptor.write(octets(plain).subspan(at, std::min(piece, plain.size() - at))));
    EXPECT_TRUE(encryptor.finish());
    return out;
}

Result<std::string> decrypted(const std::string& key, const std::string& text, std::size_t piece = 1000) {
    std::string out;
    GcmDecryptor decryptor(octets(key).first<16>(), into(out));
    for (std::size_t at = 0; at < text.size(); at += piece)
        TRY_VOID(decryptor.write(octets(text).subspan(at, std::min(piece, text.size() - at))));
    TRY_VOID(decryptor.finish());
    return out;
}

// The proposal of GCM to NIST (McGrew and Viega), test cases 1 to 3.
TEST(gcm_stream, is_that_of_the_standard) {
    const std::string zeros(16, '\0');
    EXPECT_EQ(hex(octets(encrypted(zeros, zeros.substr(0, 12), ""))),
              "00000000000000000000000058e2fccefa7e3061367f1d57a4e7455a");
    EXPECT_EQ(hex(octets(encrypted(zeros, zeros.substr(0, 12), zeros))),
              "0000000000000000000000000388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf");
    EXPECT_EQ(
        hex(octets(encrypted(
            of_hex("feffe9928665731c6d6a8f9467308308"), of_hex("cafebabefacedbaddecaf888"),
            of_hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b5"
                   "25b16aedf5aa0de657ba637b391aafd255")))),
        "cafebabefacedbaddecaf888"
        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a"
        "0aac973d58e091473f5985"
        "4d5c2af327cd64a62cf35abd2ba6fab4");
}

TEST(gcm_stream, does_not_depend_on_the_pieces) {
    EXPECT_TRUE(rc::check("opens in pieces what was encrypted in others", [] {
        const auto plain = *rc::gen::arbitrary<std::string>();
        const auto there = *rc::gen::inRange<std::size_t>(1, 40);
        const auto back = *rc::gen::inRange<std::size_t>(1, 40);
        const std::string key = "a key of 16 byte";
        const std::string text = encrypted(key, "of 12 octets", plain, there);
        RC_ASSERT(text == encrypted(key, "of 12 octets", plain));
        RC_ASSERT(decrypted(key, text, back).value() == plain);
    }));
}

TEST(gcm_stream, is_not_finished_where_an_octet_changed_or_is_missing) {
    const std::string key = "a key of 16 byte";
    const std::string good = encrypted(key, "of 12 octets", "the request of an authority");
    EXPECT_EQ(decrypted(key, good).value(), "the request of an authority");
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string changed = good;
        changed[i] ^= 0x80;
        EXPECT_FALSE(decrypted(key, changed)) << i;
        EXPECT_FALSE(decrypted(key, good.substr(0, i))) << i;
    }
    EXPECT_FALSE(decrypted(key, good + 'x'));
    EXPECT_FALSE(decrypted("a key of 16 bitS", good));
}

TEST(gcm_stream, is_large) {
    std::string plain(3'000'001, '\0');
    for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = static_cast<char>(i * 31 >> 3);
    const std::string key = "a key of 16 byte";
    const std::string text = encrypted(key, "of 12 octets", plain, 700'000);
    EXPECT_EQ(text.size(), plain.size() + gcm_overhead);
    EXPECT_TRUE(decrypted(key, text, 900'000).value() == plain);
}

TEST(gcm_stream, ends_at_its_limit) {
    std::string out;
    const std::string key = "a key of 16 byte";
    GcmEncryptor encryptor(octets(key).first<16>(), GcmNonce{}, into(out), 10);
    EXPECT_TRUE(encryptor.write(octets("ten octets")));
    EXPECT_EQ(encryptor.write(octets("x")).error().kind, ErrorKind::limit);

    const std::string eleven = encrypted(key, "of 12 octets", "eleven octe");
    std::string opened;
    GcmDecryptor decryptor(octets(key).first<16>(), into(opened), 10);
    const auto written = decryptor.write(octets(eleven));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::limit);
}

TEST(gcm_stream, gives_the_error_of_its_sink) {
    const auto full = [](Octets) -> Result<void> { return fail(ErrorKind::unavailable, "the disk is full"); };
    const std::string key = "a key of 16 byte";
    GcmEncryptor encryptor(octets(key).first<16>(), GcmNonce{}, full);
    EXPECT_EQ(encryptor.write(octets("x")).error().message, "the disk is full");
    GcmDecryptor decryptor(octets(key).first<16>(), full);
    EXPECT_EQ(decryptor.write(octets(encrypted(key, "of 12 octets", "x"))).error().message, "the disk is full");
}

}  // namespace
}  // namespace comity::crypto
