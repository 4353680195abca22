// SPDX-License-Identifier: EUPL-1.2
#include "base/instant.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity {
namespace {

std::string read(std::string_view text) {
    const auto instant = parse_instant(text);
    return instant ? to_string(*instant) : to_string(instant.error());
}

TEST(instant, is_read_and_written_with_the_offset_of_its_clock) {
    EXPECT_EQ(read("2026-03-04T10:11:13.001Z"), "2026-03-04T10:11:13.001Z");
    EXPECT_EQ(read("2026-03-04T10:11:13.001+01:00"), "2026-03-04T10:11:13.001+01:00");
    EXPECT_EQ(read("2024-02-29T23:59:59.999-11:30"), "2024-02-29T23:59:59.999-11:30");
    EXPECT_EQ(read("1969-12-31T23:59:59.999Z"), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(read("2026-03-04T10:11:13.001+23:59"), "2026-03-04T10:11:13.001+23:59");
}

TEST(instant, counts_milliseconds_from_1970_in_utc) {
    // RFC 3339 section 5.8: 16:39:57 at -08:00 is 00:39:57 of the next day in UTC.
    EXPECT_EQ(parse_instant("1996-12-19T16:39:57-08:00")->utc_milliseconds(), 851'042'397'000);
    EXPECT_EQ(parse_instant("1996-12-20T00:39:57Z")->utc_milliseconds(), 851'042'397'000);
    EXPECT_EQ(parse_instant("1937-01-01T12:00:27.87+00:20")->utc_milliseconds(), -1'041'337'172'130);
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z")->utc_milliseconds(), 0);
}

TEST(instant, reads_fractions_of_one_to_nine_digits_to_the_millisecond) {
    EXPECT_EQ(read("1985-04-12T23:20:50.52Z"), "1985-04-12T23:20:50.520Z");
    EXPECT_EQ(read("1985-04-12T23:20:50.5Z"), "1985-04-12T23:20:50.500Z");
    EXPECT_EQ(read("1985-04-12T23:20:50.123999999Z"), "1985-04-12T23:20:50.123Z");
    EXPECT_EQ(read("1985-04-12T23:20:50Z"), "1985-04-12T23:20:50.000Z");
}

TEST(instant, refuses_what_is_no_instant) {
    for (const char* text : {"",
                             "2026-03-04",
                             "2026-03-04T10:11Z",
                             "2026-03-04T10:11:13",
                             "2026-03-04 10:11:13Z",
                             "2026-03-04t10:11:13z",
                             "2026-02-29T10:11:13Z",
                             "2026-13-01T10:11:13Z",
                             "2026-03-04T24:00:00Z",
                             "2026-03-04T10:60:00Z",
                             "1990-12-31T23:59:60Z",
                             "2026-03-04T10:11:13.Z",
                             "2026-03-04T10:11:13.1234567890Z",
                             "2026-03-04T10:11:13-00:00",
                             "2026-03-04T10:11:13+24:00",
                             "2026-03-04T10:11:13+01:60",
                             "2026-03-04T10:11:13+0100",
                             "2026-03-04T10:11:13+01",
                             "2026-03-04T10:11:13ZZ",
                             "+026-03-04T10:11:13Z",
                             "0000-03-04T10:11:13Z",
                             "2026/03/04T10:11:13Z",
                             "2026-03-04T10-11-13Z",
                             "2026-03-04T10:11:1aZ"}) {
        EXPECT_FALSE(parse_instant(text)) << text;
    }
    EXPECT_EQ(read("yesterday"),
              "'yesterday' is no instant (write RFC 3339 with an offset, as 2026-03-04T10:11:13.001+01:00)");
}

TEST(instant, lies_between_the_years_1_and_9999_on_its_clock) {
    EXPECT_EQ(read("0001-01-01T00:00:00.000Z"), "0001-01-01T00:00:00.000Z");
    EXPECT_EQ(read("9999-12-31T23:59:59.999Z"), "9999-12-31T23:59:59.999Z");
    const auto first = parse_instant("0001-01-01T00:00:00Z")->utc_milliseconds();
    const auto last = parse_instant("9999-12-31T23:59:59.999Z")->utc_milliseconds();
    EXPECT_FALSE(Instant::at(first - 1));
    EXPECT_FALSE(Instant::at(last + 1));
    EXPECT_TRUE(Instant::at(first - 1, 1));
    EXPECT_FALSE(Instant::at(0, Instant::max_offset_minutes + 1));
    EXPECT_FALSE(Instant::at(0, -Instant::max_offset_minutes - 1));
    EXPECT_EQ(to_string(in_utc(*parse_instant("9999-12-31T23:59:59.999-01:00"))), "9999-12-31T23:59:59.999Z");
}

TEST(instant, is_compared_by_utc) {
    const auto here = *parse_instant("2026-03-04T11:00:00+01:00");
    const auto there = *parse_instant("2026-03-04T10:00:00Z");
    EXPECT_EQ(here, there);
    EXPECT_LT(here, *parse_instant("2026-03-04T10:00:00.001Z"));
    EXPECT_GT(here, *parse_instant("2026-03-04T10:59:59+01:00"));
    EXPECT_EQ(to_string(in_utc(here)), "2026-03-04T10:00:00.000Z");
}

RC_GTEST_PROP(instant, is_read_as_it_was_written, ()) {
    const auto offset = *rc::gen::inRange(-Instant::max_offset_minutes, Instant::max_offset_minutes + 1);
    const auto instant = *Instant::at(*rc::gen::inRange(-62'000'000'000'000, 253'000'000'000'000), offset);
    const auto again = parse_instant(to_string(instant));
    RC_ASSERT(again.has_value());
    RC_ASSERT(again->utc_milliseconds() == instant.utc_milliseconds());
    RC_ASSERT(again->offset_minutes() == instant.offset_minutes());
}

}  // namespace
}  // namespace comity
