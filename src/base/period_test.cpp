// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/calendar.h"

namespace comity {
namespace {

Period period(std::string_view text) {
    const auto read = parse_period(text);
    EXPECT_TRUE(read) << text;
    return read.value_or(Period{});
}

Truth at_least(std::string_view a, std::string_view b) {
    return longer_or_equal(period(a), period(b));
}

TEST(periods, are_read_as_iso_8601) {
    EXPECT_EQ(period("P1Y"), (Period{.months = 12}));
    EXPECT_EQ(period("P4M"), (Period{.months = 4}));
    EXPECT_EQ(period("P45D"), (Period{.days = 45}));
    EXPECT_EQ(period("P2W"), (Period{.days = 14}));
    EXPECT_EQ(period("PT96H"), (Period{.hours = 96}));
    EXPECT_EQ(period("P1Y6M10DT4H"), (Period{.months = 18, .days = 10, .hours = 4}));
    EXPECT_EQ(period("P0D"), Period{});
}

TEST(periods, refuse_what_is_no_period) {
    for (const char* text : {"", "P", "PT", "P1", "1Y", "P1YT", "P1H", "PT1D", "P-1Y", "P1.5Y", "p1y", "P1Y ", "PY",
                             "P1Y1Y", "P1M1Y", "P1D1M", "PT1HT1H", "P1DT", "P1X"}) {
        EXPECT_FALSE(parse_period(text)) << text;
    }
}

TEST(periods, are_at_most_a_thousand_years) {
    EXPECT_TRUE(parse_period("P1000Y"));
    EXPECT_FALSE(parse_period("P1001Y"));
    EXPECT_FALSE(parse_period("P12001M"));
    EXPECT_FALSE(parse_period("P999999999D"));
    EXPECT_FALSE(parse_period("P99999999999Y"));
}

TEST(periods, many_parts_cannot_add_up_beyond_the_limit) {
    std::string text = "P";
    for (int i = 0; i < 400'000; ++i) text += "999Y";
    EXPECT_FALSE(parse_period(text));
}

TEST(periods, are_written_as_iso_8601) {
    for (const char* text : {"P1Y", "P4M", "P45D", "PT96H", "P1Y6M", "P1Y6M10DT4H", "P0D"}) {
        EXPECT_EQ(to_string(period(text)), text);
    }
    EXPECT_EQ(to_string(period("P12M")), "P1Y");
}

TEST(periods, twelve_months_are_a_year) {
    EXPECT_EQ(at_least("P12M", "P1Y"), Truth::yes);
    EXPECT_EQ(at_least("P1Y", "P12M"), Truth::yes);
    EXPECT_EQ(longer(period("P12M"), period("P1Y")), Truth::no);
}

TEST(periods, days_and_months_compare_only_where_every_calendar_agrees) {
    EXPECT_EQ(at_least("P365D", "P1Y"), Truth::unknown);
    EXPECT_EQ(at_least("P366D", "P1Y"), Truth::yes);
    EXPECT_EQ(at_least("P364D", "P1Y"), Truth::no);
    EXPECT_EQ(at_least("P1Y", "P365D"), Truth::yes);
    EXPECT_EQ(at_least("P30D", "P1M"), Truth::unknown);
    EXPECT_EQ(at_least("P31D", "P1M"), Truth::yes);
    EXPECT_EQ(at_least("P27D", "P1M"), Truth::no);
    EXPECT_EQ(at_least("P6M", "P181D"), Truth::yes);
    EXPECT_EQ(at_least("P6M", "P182D"), Truth::unknown);
}

TEST(periods, hours_count_as_elapsed_time) {
    EXPECT_EQ(at_least("PT48H", "P2D"), Truth::yes);
    EXPECT_EQ(at_least("PT47H", "P2D"), Truth::no);
}

rc::Gen<Period> any_period() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 60), rc::gen::inRange(0, 1500)),
                        [](const auto& parts) { return Period{.months = parts.first, .days = parts.second}; });
}

RC_GTEST_PROP(periods, a_comparison_that_is_certain_holds_from_every_day, ()) {
    const Period a = *any_period();
    const Period b = *any_period();
    const Truth claim = longer_or_equal(a, b);
    const CivilDate from(*rc::gen::inRange(-40000, 60000));
    if (claim == Truth::yes) RC_ASSERT(add(from, a) >= add(from, b));
    if (claim == Truth::no) RC_ASSERT(add(from, a) < add(from, b));
}

RC_GTEST_PROP(periods, longer_is_the_strict_comparison, ()) {
    const Period a = *any_period();
    const Period b = *any_period();
    RC_ASSERT(longer(a, b) == !longer_or_equal(b, a));
    RC_ASSERT(longer_or_equal(a, a) == Truth::yes);
}

RC_GTEST_PROP(periods, what_is_written_is_read_back, ()) {
    const Period a = *any_period();
    RC_ASSERT(parse_period(to_string(a)).value() == a);
}

}  // namespace
}  // namespace comity
