// SPDX-License-Identifier: EUPL-1.2
#include "crypto/aes_key_wrap.h"

#include <gtest/gtest.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

std::string of_hex(std::string_view digits) {
    return from_hex(digits).value();
}

std::string wrapped(std::string_view under, std::string_view key) {
    return hex(octets(wrap_key(octets(of_hex(under)), octets(of_hex(key))).value()));
}

TEST(key_wrap_rfc3394, is_that_of_the_rfc) {
    // Section 4.1.
    EXPECT_EQ(wrapped("000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff"),
              "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5");
}

TEST(key_wrap_rfc3394, is_that_of_the_messages_of_profile_2) {
    // tests/vectors/channel/manifest.json: kek, contentKey, wrappedKey.
    EXPECT_EQ(wrapped("88324b82b284a1fa5dda2f3ea10187b2", "b67cf2938a770c71bc9286498f4a876a"),
              "d24c50594c7110d075e04dacc79986d1bd030c7b9747bdf8");
    EXPECT_EQ(wrapped("548d7db9fb53924adee1859f55998b34", "5f12df6c327783e72d94e8b2911791ba"),
              "07e913cff9d7d4ede840152cd40b8b8007a7a4bd69d5fee8");
}

TEST(key_wrap_rfc3394, opens_what_was_wrapped_and_nothing_else) {
    const std::string under = of_hex("88324b82b284a1fa5dda2f3ea10187b2");
    const std::string good = of_hex("d24c50594c7110d075e04dacc79986d1bd030c7b9747bdf8");
    EXPECT_EQ(hex(unwrap_key(octets(under), octets(good))->octets()), "b67cf2938a770c71bc9286498f4a876a");
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string changed = good;
        changed[i] ^= 1;
        EXPECT_FALSE(unwrap_key(octets(under), octets(changed))) << i;
    }
    std::string other = under;
    other[0] ^= 1;
    EXPECT_FALSE(unwrap_key(octets(other), octets(good)));
    for (const std::size_t length : {0U, 8U, 16U, 23U})
        EXPECT_FALSE(unwrap_key(octets(under), octets(good).first(length)));
    EXPECT_FALSE(unwrap_key(octets(under), octets(good + good.substr(0, 8))));
}

TEST(key_wrap_rfc3394, has_lengths) {
    const std::string key(32, 'k');
    EXPECT_FALSE(wrap_key(octets(key), octets(key)));  // under 256 bits
    EXPECT_FALSE(wrap_key(octets(key).first(16), octets(key).first(8)));
    EXPECT_FALSE(wrap_key(octets(key).first(16), octets(key).first(20)));
    EXPECT_EQ(wrap_key(octets(key).first(16), octets(key))->size(), 32 + key_wrap_overhead);
}

}  // namespace
}  // namespace comity::crypto
