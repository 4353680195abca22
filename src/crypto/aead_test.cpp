// SPDX-License-Identifier: EUPL-1.2
#include "crypto/aead.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

AeadKey key_of(std::string_view digits) {
    return AeadKey::from(octets(from_hex(digits).value())).value();
}

struct Example {
    const char* key;
    const char* nonce;
    const char* plain;
    const char* associated;
    const char* sealed;
};

// The specification of GCM submitted to NIST (McGrew, Viega), appendix B, test cases 13 to 16.
constexpr Example examples[] = {
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "",
     "530f8afbc74536b9a963b4f1c4cb738b"},
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000",
     "00000000000000000000000000000000", "", "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657b"
     "a63"
     "7b391aafd255",
     "",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0ab"
     "cc9"
     "f662898015adb094dac5d93471bdec1a502270e3cc6c"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657b"
     "a63"
     "7b39",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0ab"
     "cc9"
     "f66276fc6ece0f4e1768cddf8853bb2d551b"}};

TEST(aead, gives_the_test_cases_of_gcm) {
    for (const Example& example : examples) {
        const AeadKey key = key_of(example.key);
        AeadNonce nonce{};
        std::ranges::copy(octets(from_hex(example.nonce).value()), nonce.begin());
        const std::string plain = from_hex(example.plain).value();
        const std::string associated = from_hex(example.associated).value();
        const std::string sealed = seal_with_nonce(key, nonce, octets(plain), octets(associated));
        EXPECT_EQ(hex(octets(sealed)), example.sealed);
        EXPECT_EQ(open_with_nonce(key, nonce, octets(sealed), octets(associated)).value(), plain);
        // The same with the nonce in front.
        const std::string with_nonce = std::string(as_text(nonce)) + sealed;
        EXPECT_EQ(open(key, octets(with_nonce), octets(associated)).value(), plain);
    }
}

TEST(aead, what_does_not_open_says_what_to_do) {
    const AeadKey key = AeadKey::random(system_random());
    const std::string sealed = seal(key, octets("body"), octets("place"), system_random());
    const auto opened = open(key, octets(sealed), octets("other place"));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::invalid);
    EXPECT_EQ(to_string(opened.error()),
              "the sealed octets do not open (they were changed, moved, or sealed under another key: check that the "
              "authority key in use is the one they were sealed under, else restore them from a backup)");
    EXPECT_FALSE(open(AeadKey::random(system_random()), octets(sealed), octets("place")));
    for (std::size_t length = 0; length < sealed.size(); ++length)
        EXPECT_FALSE(open(key, octets(sealed).first(length), octets("place"))) << length;
    EXPECT_FALSE(open(key, octets(sealed + "x"), octets("place")));
}

TEST(aead, seals_each_time_under_another_nonce) {
    const AeadKey key = AeadKey::random(system_random());
    EXPECT_NE(seal(key, octets("body"), {}, system_random()), seal(key, octets("body"), {}, system_random()));
    EXPECT_EQ(seal(key, octets("body"), {}, system_random()).size(), 4 + seal_overhead);
}

TEST(aead, a_key_has_thirty_two_octets) {
    EXPECT_FALSE(AeadKey::from(octets(std::string(31, 'k'))));
    EXPECT_EQ(to_string(AeadKey::from(octets(std::string(33, 'k'))).error()),
              "the key has 33 octets instead of 32 (make one with: openssl rand -hex 32)");
    EXPECT_EQ(as_text(AeadKey::from(octets(std::string(32, 'k')))->copy().octets()), std::string(32, 'k'));
}

RC_GTEST_PROP(aead, opens_what_it_sealed_and_notices_each_changed_bit,
              (const std::string& plain, const std::string& associated)) {
    const AeadKey key = AeadKey::random(system_random());
    std::string sealed = seal(key, octets(plain), octets(associated), system_random());
    RC_ASSERT(open(key, octets(sealed), octets(associated)).value() == plain);
    const auto bit = *rc::gen::inRange<std::size_t>(0, sealed.size() * 8);
    sealed[bit / 8] ^= static_cast<char>(1U << (bit % 8));
    RC_ASSERT(!open(key, octets(sealed), octets(associated)));
}

}  // namespace
}  // namespace comity::crypto
