// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sha256.h"

#include <string_view>

#include <gtest/gtest.h>

namespace comity::crypto {
namespace {

std::string digest(std::string_view text) {
    return hex(sha256(text));
}

TEST(sha256, gives_the_examples_of_fips_180) {
    EXPECT_EQ(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(digest(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(hex, is_lower_case_two_digits_a_byte) {
    constexpr unsigned char bytes[] = {0x00, 0x0f, 0xa0, 0xff};
    EXPECT_EQ(hex(bytes), "000fa0ff");
    EXPECT_EQ(hex({}), "");
}

}  // namespace
}  // namespace comity::crypto
