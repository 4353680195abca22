// SPDX-License-Identifier: EUPL-1.2
#include "crypto/secret.h"

#include <gtest/gtest.h>

#include "crypto/hex.h"

namespace comity::crypto {
namespace {

TEST(secret, is_neither_copied_nor_printed_by_accident) {
    static_assert(!std::is_copy_constructible_v<Secret>);
    static_assert(!std::is_copy_assignable_v<Secret>);
    static_assert(!std::is_convertible_v<Secret, std::string_view>);
    static_assert(!fmt::is_formattable<Secret>::value);
    const Secret secret(octets("hunter2"));
    EXPECT_EQ(as_text(secret.copy().octets()), "hunter2");
    EXPECT_EQ(testing::PrintToString(secret).find("hunter2"), std::string::npos);
}

TEST(secret, moves_and_leaves_nothing_behind) {
    Secret from(octets("hunter2"));
    Secret to = std::move(from);
    EXPECT_EQ(from.size(), 0U);  // NOLINT(bugprone-use-after-move): what is left is the point
    EXPECT_EQ(as_text(to.octets()), "hunter2");
    to = Secret(octets("other"));
    EXPECT_EQ(as_text(to.octets()), "other");
}

TEST(secret, taken_from_a_string_is_wiped_there) {
    std::string text = "a password long enough to stand on the heap";
    const char* where = text.data();
    const std::size_t length = text.size();
    const Secret secret = Secret::taken_from(text);
    EXPECT_EQ(as_text(secret.octets()), "a password long enough to stand on the heap");
    EXPECT_TRUE(text.empty());
    ASSERT_EQ(text.data(), where);  // the string kept its memory, so that it may be looked at
    EXPECT_EQ(std::string_view(where, length), std::string(length, '\0'));
}

TEST(wipe, overwrites_with_zeros) {
    std::array<unsigned char, 4> octets = {1, 2, 3, 4};
    wipe(octets);
    EXPECT_EQ(octets, (std::array<unsigned char, 4>{}));
    wipe({});
}

TEST(random_bytes, of_a_test_make_a_secret_known) {
    unsigned char next = 0;
    const Secret secret = Secret::random(4, [&](std::span<unsigned char> octets) {
        for (unsigned char& octet : octets) octet = next++;
    });
    EXPECT_EQ(hex(secret.octets()), "00010203");
}

TEST(random_bytes, of_the_system_fill_all_and_differ) {
    const RandomBytes random = system_random();
    std::vector<unsigned char> first(1'000);
    std::vector<unsigned char> second(1'000);
    random(first);
    random(second);
    EXPECT_NE(first, second);
    // 1,000 octets that were not filled in one piece would hold a run of zeros; 16 in a row have a chance of 2^-118.
    EXPECT_TRUE(std::ranges::search(first, std::vector<unsigned char>(16)).empty());
}

}  // namespace
}  // namespace comity::crypto
