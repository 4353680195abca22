// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hkdf.h"

#include <gtest/gtest.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

std::string counting(int from, int to) {
    std::string text;
    for (int i = from; i <= to; ++i) text += static_cast<char>(i);
    return text;
}

std::string derived(const std::string& key, const std::string& salt, const std::string& info, std::size_t size) {
    return hex(hkdf_sha256(octets(key), octets(salt), octets(info), size).octets());
}

TEST(hkdf, gives_the_test_cases_of_rfc_5869_appendix_a) {
    EXPECT_EQ(derived(std::string(22, '\x0b'), counting(0x00, 0x0c), counting(0xf0, 0xf9), 42),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    EXPECT_EQ(derived(counting(0x00, 0x4f), counting(0x60, 0xaf), counting(0xb0, 0xff), 82),
              "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da327560"
              "0c2f09b8"
              "367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    EXPECT_EQ(derived(std::string(22, '\x0b'), "", "", 42),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST(hkdf, gives_as_many_octets_as_the_standard_allows) {
    EXPECT_EQ(hkdf_sha256(octets("key"), {}, {}, 255 * 32).size(), 255U * 32U);
    EXPECT_EQ(hkdf_sha256(octets("key"), {}, {}, 0).size(), 0U);
    EXPECT_DEATH(hkdf_sha256(octets("key"), {}, {}, 255 * 32 + 1), "HKDF of more than 255 blocks");
}

}  // namespace
}  // namespace comity::crypto
