// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hmac.h"

#include <gtest/gtest.h>

namespace comity::crypto {
namespace {

std::string sha256_of(const std::string& key, std::string_view message) {
    return hex(hmac_sha256(octets(key), octets(message)));
}

std::string sha1_of(const std::string& key, std::string_view message) {
    return hex(hmac_sha1(octets(key), octets(message)));
}

TEST(hmac_sha256, gives_the_examples_of_rfc_4231) {
    EXPECT_EQ(sha256_of(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(sha256_of("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(sha256_of(std::string(20, '\xaa'), std::string(50, '\xdd')),
              "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    EXPECT_EQ(sha256_of(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(hmac_sha1, gives_the_examples_of_rfc_2202) {
    EXPECT_EQ(sha1_of(std::string(20, '\x0b'), "Hi There"), "b617318655057264e28bc0b6fb378c8ef146be00");
    EXPECT_EQ(sha1_of("Jefe", "what do ya want for nothing?"), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    EXPECT_EQ(sha1_of(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST(hmac, an_empty_key_is_a_key) {
    const std::string of_nothing = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    EXPECT_EQ(sha256_of("", ""), of_nothing);
    EXPECT_NE(sha256_of("other", ""), of_nothing);
    EXPECT_EQ(hex(hmac_sha256({}, {})), of_nothing);
}

TEST(equal_in_constant_time, is_equality) {
    EXPECT_TRUE(equal_in_constant_time(octets("same"), octets("same")));
    EXPECT_TRUE(equal_in_constant_time({}, {}));
    EXPECT_FALSE(equal_in_constant_time(octets("same"), octets("sama")));
    EXPECT_FALSE(equal_in_constant_time(octets("same"), octets("same ")));
    EXPECT_FALSE(equal_in_constant_time(octets("same"), {}));
}

}  // namespace
}  // namespace comity::crypto
