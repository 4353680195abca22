// SPDX-License-Identifier: EUPL-1.2
#include "crypto/one_time_code.h"

#include <gtest/gtest.h>

namespace comity::crypto {
namespace {

const Octets secret = octets("12345678901234567890");

TEST(one_time_code, gives_the_values_of_rfc_4226_appendix_d) {
    const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                           "254676", "287922", "162583", "399871", "520489"};
    for (std::uint64_t counter = 0; counter < std::size(codes); ++counter)
        EXPECT_EQ(one_time_code(secret, counter), codes[counter]);
}

TEST(one_time_code, gives_the_values_of_rfc_6238_appendix_b) {
    const std::pair<std::int64_t, const char*> codes[] = {{59, "94287082"},
                                                          {1'111'111'109, "07081804"},
                                                          {1'111'111'111, "14050471"},
                                                          {1'234'567'890, "89005924"},
                                                          {2'000'000'000, "69279037"},
                                                          {20'000'000'000, "65353130"}};
    for (const auto& [seconds, code] : codes) EXPECT_EQ(one_time_code(secret, one_time_step(seconds), 8), code);
}

TEST(one_time_step, lasts_thirty_seconds) {
    EXPECT_EQ(one_time_step(0), 0U);
    EXPECT_EQ(one_time_step(29), 0U);
    EXPECT_EQ(one_time_step(30), 1U);
    EXPECT_EQ(one_time_step(20'000'000'000), 0x27BC86AAU);
    EXPECT_EQ(one_time_step(-1), 0U);
}

TEST(accepted_step, is_the_present_one_or_its_neighbour) {
    constexpr std::int64_t now = 100 * 30;
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 98), now, std::nullopt), std::nullopt);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 99), now, std::nullopt), 99U);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 100), now, std::nullopt), 100U);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 101), now + 29, std::nullopt), 101U);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 102), now + 29, std::nullopt), std::nullopt);
    EXPECT_EQ(accepted_step(secret, "755224", 0, std::nullopt), 0U);
}

TEST(accepted_step, is_good_once_and_no_earlier_one_after_it) {
    constexpr std::int64_t now = 100 * 30;
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 100), now, 99), 100U);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 100), now, 100), std::nullopt);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 99), now, 100), std::nullopt);
    EXPECT_EQ(accepted_step(secret, one_time_code(secret, 101), now, 100), 101U);
}

TEST(accepted_step, takes_six_digits_only) {
    constexpr std::int64_t now = 100 * 30;
    const std::string code = one_time_code(secret, 100);
    for (const std::string& other : {std::string(), code.substr(1), code + "0", " " + code, code + "\n",
                                     one_time_code(secret, 100, 8), one_time_code(octets("another secret......"), 100)})
        EXPECT_EQ(accepted_step(secret, other, now, std::nullopt), std::nullopt) << other;
}

}  // namespace
}  // namespace comity::crypto
