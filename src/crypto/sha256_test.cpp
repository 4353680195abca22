// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sha256.h"

#include <string_view>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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

TEST(running_sha256, gives_the_example_of_a_million_letters) {
    RunningSha256 running;
    EXPECT_EQ(hex(running.digest()), digest(""));
    const std::string piece(1'000, 'a');
    for (int i = 0; i < 1'000; ++i) running.update(octets(piece));
    EXPECT_EQ(hex(running.digest()), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

RC_GTEST_PROP(running_sha256, does_not_depend_on_the_pieces, (const std::vector<std::string>& pieces)) {
    RunningSha256 running;
    std::string whole;
    for (const std::string& piece : pieces) {
        running.update(octets(piece));
        whole += piece;
        RC_ASSERT(running.digest() == sha256(whole));
    }
    RunningSha256 moved = std::move(running);
    RC_ASSERT(moved.digest() == sha256(octets(whole)));
}

}  // namespace
}  // namespace comity::crypto
