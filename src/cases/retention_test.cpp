// SPDX-License-Identifier: EUPL-1.2
#include "cases/retention.h"

#include <array>

#include <gtest/gtest.h>

namespace comity::cases {
namespace {

CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

TEST(Retention, is_that_of_the_first_category_that_fits) {
    const std::array all{Retention{.kind = Kind::police, .direction = Direction::incoming, .ground = "first"},
                         Retention{.kind = Kind::police, .ground = "second"},
                         Retention{.direction = Direction::outgoing, .ground = "third"}};
    EXPECT_EQ(retention_of(all, Kind::police, Direction::incoming)->ground, "first");
    EXPECT_EQ(retention_of(all, Kind::police, Direction::outgoing)->ground, "second");
    EXPECT_EQ(retention_of(all, Kind::transit, Direction::outgoing)->ground, "third");
    EXPECT_EQ(retention_of(all, Kind::transit, Direction::incoming), nullptr);
}

TEST(Retention, ends_on_the_same_day_of_the_calendar_or_on_the_last_of_its_month) {
    const Retention years{.keep = {.months = 120}};
    EXPECT_EQ(erasable_from(years, day("2024-02-29")), day("2034-02-28"));
    const Retention month{.keep = {.months = 1}};
    EXPECT_EQ(erasable_from(month, day("2024-01-31")), day("2024-02-29"));
}

/// What a list of what may be erased leaves out, or takes too early, is found by trying every day.
TEST(Retention, counts_back_to_the_last_day_that_is_over) {
    for (const Period keep : {Period{.months = 12}, Period{.months = 1}, Period{.months = 6, .days = 1},
                              Period{.days = 30}, Period{.months = 71}}) {
        const Retention retention{.keep = keep};
        for (CivilDate today = day("2023-12-20"); today < day("2024-04-10"); today = add_days(today, 1)) {
            const CivilDate last = last_erasable(retention, today);
            EXPECT_LE(erasable_from(retention, last), today);
            EXPECT_GT(erasable_from(retention, add_days(last, 1)), today) << to_string(today) << to_string(keep);
        }
    }
}

}  // namespace
}  // namespace comity::cases
