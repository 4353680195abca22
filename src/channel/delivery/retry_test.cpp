// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/retry.h"

#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/delivery/parallel.h"

namespace comity::channel {
namespace {

using namespace std::chrono_literals;

TEST(Retry, TheDefaultIsADayThatBeginsWithMinutes) {
    const auto& waits = default_schedule(Priority::normal).waits;
    const std::vector<std::chrono::milliseconds> first{1min, 2min, 5min, 10min, 20min, 30min, 30min};
    EXPECT_TRUE(std::equal(first.begin(), first.end(), waits.begin()));
    const auto sum = std::accumulate(waits.begin(), waits.end(), 0ms);
    EXPECT_GE(sum, 24h);
    EXPECT_LT(sum, 24h + 30min);
}

TEST(Retry, AnUrgentOneIsTriedAfterTenSecondsAndWhenItsAlarmIsDue) {
    const auto& waits = default_schedule(Priority::urgent).waits;
    EXPECT_EQ(waits.front(), 10s);
    std::chrono::milliseconds at{0};
    bool tried_at_alarm = false;
    for (const auto wait : waits) {
        at += wait;
        tried_at_alarm = tried_at_alarm || at == urgent_alarm;
    }
    EXPECT_TRUE(tried_at_alarm);
    EXPECT_GE(at, 24h);
}

RC_GTEST_PROP(Retry, JitterIsATenthAtMost, (std::uint32_t random)) {
    const auto& schedule = default_schedule(Priority::normal);
    for (std::size_t tries = 1; tries <= schedule.waits.size(); ++tries) {
        const auto wait = wait_after(schedule, static_cast<int>(tries), random);
        RC_ASSERT(wait.has_value());
        RC_ASSERT(*wait >= schedule.waits[tries - 1] * 9 / 10);
        RC_ASSERT(*wait <= schedule.waits[tries - 1] * 11 / 10);
    }
    RC_ASSERT(!wait_after(schedule, static_cast<int>(schedule.waits.size()) + 1, random));
    RC_ASSERT(!wait_after(schedule, 0, random));
}

TEST(Retry, JitterReachesBothEnds) {
    const RetrySchedule schedule{{100s}};
    EXPECT_EQ(wait_after(schedule, 1, 0), 90s);
    EXPECT_EQ(wait_after(schedule, 1, std::numeric_limits<std::uint32_t>::max()), 110s);
}

TEST(Retry, AnAnswerMayTakeAMinuteAndASecondForEachTwoMebibytes) {
    EXPECT_EQ(answer_timeout(0), 60s);
    EXPECT_EQ(answer_timeout(2 * 1024 * 1024 - 1), 60s);
    EXPECT_EQ(answer_timeout(2 * 1024 * 1024), 61s);
    EXPECT_EQ(answer_timeout(std::uint64_t{64} << 30), 60s + 32768s);
}

TEST(InFlight, OneMessagePerConversationAndSoManyPerPeer) {
    InFlight now;
    EXPECT_TRUE(now.begin("xb", "c1", 2));
    EXPECT_FALSE(now.begin("xb", "c1", 2));
    EXPECT_TRUE(now.begin("xc", "c1", 2));
    EXPECT_TRUE(now.begin("xb", "c2", 2));
    EXPECT_FALSE(now.begin("xb", "c3", 2));
    now.end("xb", "c1");
    now.end("xb", "c1");
    EXPECT_EQ(now.of("xb"), 1u);
    EXPECT_TRUE(now.begin("xb", "c1", 2));
}

}  // namespace
}  // namespace comity::channel
