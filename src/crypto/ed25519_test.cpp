// SPDX-License-Identifier: EUPL-1.2
#include "crypto/ed25519.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

template <std::size_t size>
std::array<unsigned char, size> from_digits(std::string_view digits) {
    const std::string decoded = from_hex(digits).value();
    std::array<unsigned char, size> result{};
    EXPECT_EQ(decoded.size(), size);
    std::ranges::copy(octets(decoded), result.begin());
    return result;
}

struct Example {
    const char* seed;
    const char* public_key;
    const char* message;
    const char* signature;
};

// RFC 8032 section 7.1, tests 1 to 3.
constexpr Example examples[] = {{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                                 "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                                 "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3"
                                 "9701cf9b46bd25bf5f0595bbe24655"
                                 "141438e7a100b"},
                                {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                                 "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3"
                                 "613d0f11d8c387b2eaeb4302aeeb00"
                                 "d291612bb0c00"},
                                {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                                 "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                                 "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f"
                                 "760984dc6594a7c15e9716ed28dc02"
                                 "7beceea1ec40a"}};

TEST(ed25519, gives_the_examples_of_rfc_8032) {
    for (const Example& example : examples) {
        const Ed25519Key key(from_digits<32>(example.seed));
        const std::string message = from_hex(example.message).value();
        EXPECT_EQ(hex(key.public_key()), example.public_key);
        EXPECT_EQ(hex(key.sign(octets(message))), example.signature);
        EXPECT_TRUE(verifies(key.public_key(), octets(message), key.sign(octets(message))));
    }
}

/// The signature with the order of the group added to S: the same equation, another text.
Ed25519Signature with_order_added(Ed25519Signature signature) {
    const auto order = from_digits<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += signature[32 + i] + order[i];
        signature[32 + i] = static_cast<unsigned char>(carry);
        carry >>= 8;
    }
    return signature;
}

TEST(ed25519, has_one_signature_per_message) {
    const Ed25519Key key(from_digits<32>(examples[0].seed));
    const Ed25519Signature signature = key.sign({});
    EXPECT_TRUE(verifies(key.public_key(), {}, signature));
    EXPECT_FALSE(verifies(key.public_key(), {}, with_order_added(signature)));  // RFC 8032 section 8.4
}

TEST(ed25519, verifies_nothing_under_what_is_no_key) {
    const auto signature = from_digits<64>(examples[1].signature);
    EXPECT_FALSE(verifies(from_digits<32>(examples[0].public_key), octets("\x72"), signature));
    Ed25519PublicKey no_point{};
    no_point.fill(0xFF);
    EXPECT_FALSE(verifies(no_point, octets("\x72"), signature));
    EXPECT_FALSE(verifies(from_digits<32>(examples[1].public_key), octets("\x72"), Ed25519Signature{}));
}

RC_GTEST_PROP(ed25519, notices_each_changed_bit, (const std::string& message)) {
    const Ed25519Key key(from_digits<32>(examples[2].seed));
    Ed25519Signature signature = key.sign(octets(message));
    RC_ASSERT(verifies(key.public_key(), octets(message), signature));
    RC_ASSERT(!verifies(key.public_key(), octets(message + "x"), signature));
    const auto bit = *rc::gen::inRange<std::size_t>(0, signature.size() * 8);
    signature[bit / 8] ^= static_cast<unsigned char>(1U << (bit % 8));
    RC_ASSERT(!verifies(key.public_key(), octets(message), signature));
}

}  // namespace
}  // namespace comity::crypto
