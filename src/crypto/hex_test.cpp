// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hex.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::crypto {
namespace {

TEST(hex, is_lower_case_two_digits_a_byte) {
    constexpr unsigned char bytes[] = {0x00, 0x0f, 0xa0, 0xff};
    EXPECT_EQ(hex(bytes), "000fa0ff");
    EXPECT_EQ(hex({}), "");
}

TEST(hex, is_read_in_both_cases) {
    EXPECT_EQ(from_hex("4aFf").value(), "J\xFF");
    EXPECT_EQ(from_hex("").value(), "");
}

TEST(hex, refuses_everything_else_without_repeating_it) {
    EXPECT_EQ(from_hex("abc").error().message, "an odd number of hexadecimal digits");
    EXPECT_EQ(from_hex("00g0").error().message, "character 3 is not a hexadecimal digit");
    EXPECT_EQ(from_hex("0x").error().message, "character 2 is not a hexadecimal digit");
    EXPECT_FALSE(from_hex("00 1"));
    EXPECT_FALSE(from_hex("00\n\n"));
}

RC_GTEST_PROP(hex, gives_back_any_octets, (const std::string& plain)) {
    RC_ASSERT(from_hex(hex(octets(plain))).value() == plain);
}

}  // namespace
}  // namespace comity::crypto
