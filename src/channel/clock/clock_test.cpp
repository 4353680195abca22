// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "channel/clock/clock_health.h"
#include "channel/clock/stamping.h"
#include "channel/clock/time_service.h"

namespace comity::channel {
namespace {

const Instant noon = parse_instant("2026-03-04T12:00:00Z").value();

Instant later(std::int64_t seconds) {
    return Instant::at(noon.utc_milliseconds() + seconds * 1000).value();
}

/// Seconds after noon by the steady clock, with the wall clock ahead by so much.
ClockReading reading(std::int64_t seconds, bool synchronised, std::optional<std::int64_t> error,
                     std::int64_t ahead_seconds = 0) {
    return {later(seconds + ahead_seconds), seconds * 1000, synchronised, error, "chrony, ntp.example"};
}

TEST(a_clock, is_good_warned_of_or_bad_by_its_error) {
    const auto state = [](std::int64_t error) { return ClockHealth().read(reading(0, true, error)).state; };
    EXPECT_EQ(state(1'000'000), ClockState::good);
    EXPECT_EQ(state(1'000'001), ClockState::warning);
    EXPECT_EQ(state(30'000'000), ClockState::warning);
    EXPECT_EQ(state(30'000'001), ClockState::bad);
    EXPECT_EQ(state(-30'000'001), ClockState::bad);
    EXPECT_FALSE(ClockHealth().verdict().may_sign()) << "nothing is known before the first reading";
}

TEST(a_clock, ten_minutes_wrong_signs_nothing_and_says_why) {
    ClockHealth clock;
    EXPECT_TRUE(clock.read(reading(0, true, 900)).may_sign());
    const auto verdict = clock.read(reading(60, true, 600'000'000, 600));
    EXPECT_FALSE(verdict.may_sign());
    EXPECT_EQ(verdict.words,
              "the clock may be wrong by 600 s: nothing is signed until it is right; look at the time service "
              "(chrony, ntp.example)");
    EXPECT_TRUE(clock.read(reading(120, true, 900)).may_sign()) << "and signs again when it is right";
}

TEST(a_clock, without_source_goes_on_for_an_hour) {
    ClockHealth clock;
    clock.read(reading(0, true, 900));
    EXPECT_EQ(clock.read(reading(60, false, 900)).state, ClockState::warning);
    EXPECT_EQ(clock.read(reading(3599, false, 900)).state, ClockState::warning);
    EXPECT_EQ(clock.read(reading(3600, false, 900)).state, ClockState::bad);
    EXPECT_EQ(clock.read(reading(3660, true, 900)).state, ClockState::good);
    EXPECT_EQ(ClockHealth().read(reading(0, false, 900)).state, ClockState::bad) << "never had a source";
}

TEST(a_clock, that_was_set_by_hand_is_noticed_without_a_source) {
    ClockHealth clock;
    clock.read(reading(0, true, 900));
    EXPECT_EQ(clock.read(reading(60, false, 900, 20)).state, ClockState::warning);
    EXPECT_EQ(clock.read(reading(120, false, 900, 40)).state, ClockState::bad) << "two steps add up";
    EXPECT_EQ(clock.read(reading(180, false, 900, 0)).state, ClockState::warning) << "set back";
    EXPECT_EQ(clock.read(reading(240, false, 900, -40)).state, ClockState::bad);
    EXPECT_EQ(clock.read(reading(300, true, 900, 0)).state, ClockState::good);
}

TEST(a_clock, of_which_nobody_knows_the_error_is_warned_of) {
    EXPECT_EQ(ClockHealth().read(reading(0, true, std::nullopt)).state, ClockState::warning);
}

TEST(chrony, says_how_wrong_the_clock_may_be) {
    const auto read = read_chrony_tracking(
        "C0A80101,ntp.example,3,1772625600.123456789,-0.000250000,-0.000012,0.000340,-12.345,0.001,0.02,0.004000000,"
        "0.001500000,64.2,Normal\n");
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_TRUE(read->synchronised);
    EXPECT_NEAR(static_cast<double>(*read->error_microseconds), 250 + 2000 + 1500, 1);
    EXPECT_EQ(read->source, "chrony, ntp.example");
    const auto lost = read_chrony_tracking("00000000,,0,0.0,600.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised");
    EXPECT_FALSE(lost->synchronised);
    EXPECT_GT(*lost->error_microseconds, clock_limit_microseconds);
    EXPECT_EQ(lost->source, "chrony, no source");
}

TEST(chrony, is_read_in_its_form_only) {
    const std::string line = "A,b,3,1.0,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,Normal";
    EXPECT_TRUE(read_chrony_tracking(line));
    EXPECT_FALSE(read_chrony_tracking(line + ",more"));
    EXPECT_FALSE(read_chrony_tracking("A,b,3"));
    EXPECT_FALSE(read_chrony_tracking(""));
    EXPECT_FALSE(read_chrony_tracking("A,b,3,1.0,x,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,Normal"));
    EXPECT_FALSE(read_chrony_tracking("A,b,3,1.0,nan,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,Normal"));
    EXPECT_FALSE(read_chrony_tracking("A,b,3,1.0,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,Unheard of"));
    EXPECT_EQ(read_chrony_tracking("A,b,3,1.0,1e300,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,Normal")->error_microseconds,
              1'000'000'000'000'000);
    const std::string edge = line.substr(0, 2) + std::string(max_tracking_line - line.size(), 'b') + line.substr(2);
    EXPECT_TRUE(read_chrony_tracking(edge));
    EXPECT_EQ(read_chrony_tracking(edge + "x").error().kind, ErrorKind::limit);
}

TEST(the_kernel, gives_the_larger_of_its_two_errors) {
    EXPECT_EQ(kernel_reading(false, 100, 2500).error_microseconds, 2500);
    EXPECT_TRUE(kernel_reading(false, 1, 1).synchronised);
    EXPECT_FALSE(kernel_reading(true, 1, 1).synchronised);
}

TEST(a_stamp, that_cannot_be_had_waits_longer_and_longer_and_for_ever) {
    WaitingStamp waiting{Stamped::receipt, {}, noon, 0, std::nullopt};
    EXPECT_EQ(next_stamp_try(waiting), noon);
    Instant now = noon;
    for (const std::int64_t minutes : {1, 2, 5, 10, 20, 30, 60, 60, 60}) {
        waiting = tried(waiting, now);
        EXPECT_EQ(next_stamp_try(waiting).utc_milliseconds() - now.utc_milliseconds(), minutes * 60'000);
        now = next_stamp_try(waiting);
    }
    EXPECT_FALSE(stamp_is_late(waiting, later(86'399)));
    EXPECT_TRUE(stamp_is_late(waiting, later(86'400)));
}

TEST(a_stamp, is_asked_of_one_authority_after_the_other) {
    WaitingStamp waiting{Stamped::evidence, {}, noon, 0, std::nullopt};
    std::string asked;
    for (int i = 0; i < 5; ++i) {
        asked += std::to_string(stamp_authority(waiting, 3));
        waiting = tried(waiting, noon);
    }
    EXPECT_EQ(asked, "01201");
}

TEST(a_checkpoint, is_stamped_every_hour) {
    EXPECT_TRUE(checkpoint_stamp_due(std::nullopt, noon));
    EXPECT_FALSE(checkpoint_stamp_due(noon, later(3599)));
    EXPECT_TRUE(checkpoint_stamp_due(noon, later(3600)));
}

}  // namespace
}  // namespace comity::channel
