// SPDX-License-Identifier: EUPL-1.2
// Clocks of cases across leap days, month ends, midnight, daylight saving and time zones, by the rule book's counting:
// the day of the event at its place is day zero; months keep the day number or take the month's last day; hours are
// elapsed hours.
#include <gmock/gmock.h>

#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;

struct Vector {
    std::string_view says;
    std::string_view own, counterpart;
    std::string_view arrested;  ///< at the place of the arrest
    std::string_view clock;
    std::string_view due, careful;
};

class ProvisionalArrest : public ::testing::TestWithParam<Vector> {};

TEST_P(ProvisionalArrest, EndsOnTheDayOfTheRuleBook) {
    const Vector& vector = GetParam();
    TestCase test("extradition", "incoming", vector.own, vector.counterpart, vector.arrested.substr(0, 10));
    test.at(vector.arrested);
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody",
              Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", vector.arrested}}));
    const Clock clock = test.clock(vector.clock);
    EXPECT_EQ(clock.from, vector.arrested.substr(0, 10));
    EXPECT_EQ(clock.due, vector.due);
    EXPECT_EQ(clock.conservative, vector.careful);
    // The same case looked at a year later tells the same days: what is past does not move.
    test.at("2031-01-01T00:00:00Z");
    test.give("node", "recompute-clocks", Value::object({{"reason", "a new day"}}));
    EXPECT_EQ(test.clock(vector.clock).due, vector.due);
}

INSTANTIATE_TEST_SUITE_P(
    Counting, ProvisionalArrest,
    ::testing::Values(
        // coe-024:16.4, forty days
        Vector{"leap year", "CH", "TR", "2024-01-21T06:30:00+01:00", "k.ece-40/s1", "2024-03-01", "2024-02-29"},
        Vector{"common year", "CH", "TR", "2023-01-20T06:30:00+01:00", "k.ece-40/s1", "2023-03-01", "2023-02-28"},
        Vector{"on the leap day", "CH", "TR", "2024-02-29T12:00:00+01:00", "k.ece-40/s1", "2024-04-09", "2024-04-08"},
        Vector{"a minute to midnight", "CH", "TR", "2024-01-21T23:59:00+01:00", "k.ece-40/s1", "2024-03-01",
               "2024-02-29"},
        Vector{"at midnight, the day before in UTC", "CH", "TR", "2024-01-21T00:00:00+01:00", "k.ece-40/s1",
               "2024-03-01", "2024-02-29"},
        Vector{"clocks go forward meanwhile", "CH", "TR", "2024-03-01T23:30:00+01:00", "k.ece-40/s1", "2024-04-10",
               "2024-04-09"},
        Vector{"clocks go back meanwhile", "CH", "TR", "2024-10-01T00:30:00+02:00", "k.ece-40/s1", "2024-11-10",
               "2024-11-09"},
        Vector{"over New Year, east of Greenwich", "TR", "CH", "2024-12-31T23:30:00+03:00", "k.ece-40/s1", "2025-02-09",
               "2025-02-08"},
        // us-nl-extradition-1980:11.4, sixty days
        Vector{"sixty days to a leap day", "NL", "US", "2023-12-31T10:00:00+01:00", "k.nlus-60/s1", "2024-02-29",
               "2024-02-28"},
        Vector{"sixty days in a common year", "NL", "US", "2024-12-31T10:00:00+01:00", "k.nlus-60/s1", "2025-03-01",
               "2025-02-28"},
        Vector{"sixty days, west of Greenwich, a day later in UTC", "US", "NL", "2024-12-31T23:30:00-05:00",
               "k.nlus-60/s1", "2025-03-01", "2025-02-28"}),
    [](const auto& vector) {
        std::string name(vector.param.says);
        std::erase_if(name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
        return name;
    });

/// de-irg:16.2: two months, three for a State outside Europe; the day number, or the last day of the month.
TEST(Months, KeepTheDayNumberOrTakeTheLastDay) {
    for (const auto& [arrested, due] : {std::pair{"2023-11-30", "2024-02-29"}, std::pair{"2024-11-30", "2025-02-28"},
                                        std::pair{"2024-12-31", "2025-03-31"}, std::pair{"2024-01-15", "2024-04-15"}}) {
        TestCase test("extradition", "incoming", "DE", "BR", arrested);
        test.fact("requesting.is_european", false);
        test.give("anna", "add-subject", person("accused", "Ali Example"));
        test.give(
            "anna", "record-custody",
            Value::object(
                {{"subject", "s1"}, {"basis", "provisional"}, {"since", std::string(arrested) + "T10:00:00+01:00"}}));
        EXPECT_EQ(test.clock("k.de-provisional/s1").due, due) << arrested;
    }
}

/// us-nl-extradition-1980:18.2: 96 hours after an unscheduled landing, whatever the clocks on the walls do.
TEST(Hours, AreElapsedHours) {
    TestCase test("transit", "incoming", "NL", "US", "2024-10-26");
    test.at("2024-10-26T23:00:00+02:00");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.fact("transit.landing_at", "2024-10-26T22:30:00+02:00", "s1");
    // The night of 27 October had 25 hours: on the wall it is half past nine on the fourth day, not half past ten.
    EXPECT_EQ(test.clock("k.nlus-transit/s1").period, "PT96H");
    EXPECT_EQ(test.clock("k.nlus-transit/s1").due, "2024-10-30");
    EXPECT_EQ(test.clock("k.nlus-transit/s1").conservative, "2024-10-29");
}

}  // namespace
}  // namespace comity::cases
