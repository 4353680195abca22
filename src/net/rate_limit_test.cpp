// SPDX-License-Identifier: EUPL-1.2
#include "net/rate_limit.h"

#include <gtest/gtest.h>

namespace comity::net {
namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Moment start{};

TEST(RateLimiter, AllowsTheBurstThenTheRate) {
    RateLimiter limiter({.per_second = 2, .burst = 3});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("192.0.2.1", start), 0s) << i;
    EXPECT_EQ(limiter.wait("192.0.2.1", start), 1s);
    EXPECT_EQ(limiter.wait("192.0.2.1", start + 499ms), 1s);
    EXPECT_EQ(limiter.wait("192.0.2.1", start + 500ms), 0s);
    EXPECT_EQ(limiter.wait("192.0.2.1", start + 500ms), 1s);
}

TEST(RateLimiter, NeverSavesMoreThanTheBurst) {
    RateLimiter limiter({.per_second = 1, .burst = 2});
    EXPECT_EQ(limiter.wait("a", start), 0s);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(limiter.wait("a", start + 24h), 0s);
    EXPECT_EQ(limiter.wait("a", start + 24h), 1s);
}

TEST(RateLimiter, SaysHowLongToWait) {
    RateLimiter limiter({.per_second = 0.1, .burst = 1});
    EXPECT_EQ(limiter.wait("a", start), 0s);
    EXPECT_EQ(limiter.wait("a", start), 10s);
    EXPECT_EQ(limiter.wait("a", start + 10s), 0s);
}

TEST(RateLimiter, CountsAddressesApart) {
    RateLimiter limiter({.per_second = 1, .burst = 1});
    EXPECT_EQ(limiter.wait("192.0.2.1", start), 0s);
    EXPECT_EQ(limiter.wait("192.0.2.2", start), 0s);
    EXPECT_NE(limiter.wait("192.0.2.1", start), 0s);
}

TEST(RateLimiter, CountsAnIpv6NetworkAsOneClient) {
    RateLimiter limiter({.per_second = 1, .burst = 1});
    EXPECT_EQ(limiter.wait("2001:db8::1", start), 0s);
    EXPECT_NE(limiter.wait("2001:db8::ffff:1", start), 0s);
    EXPECT_EQ(limiter.wait("2001:db8:0:1::1", start), 0s);
    EXPECT_EQ(client_network("2001:db8::1"), "2001:db8::/64");
    EXPECT_EQ(client_network("::ffff:192.0.2.1"), "192.0.2.1");
}

TEST(RateLimiter, NoRateMeansNoLimit) {
    RateLimiter limiter({.per_second = 0, .burst = 0});
    for (int i = 0; i < 1000; ++i) ASSERT_EQ(limiter.wait("a", start), 0s);
}

TEST(RateLimiter, RemembersABoundedNumberOfAddresses) {
    RateLimiter limiter({.per_second = 1, .burst = 2}, 10);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(limiter.wait("192.0.2." + std::to_string(i), start), 0s);
        ASSERT_LE(limiter.remembered(), 10u);
    }
    EXPECT_EQ(limiter.wait("later", start + 1h), 0s);
    EXPECT_EQ(limiter.wait("later too", start + 1h), 0s);
}

}  // namespace
}  // namespace comity::net
