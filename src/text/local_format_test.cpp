// SPDX-License-Identifier: EUPL-1.2
#include "text/local_format.h"

#include <gtest/gtest.h>

namespace comity::text {
namespace {

CivilDate day(int year, int month, int day_of_month) {
    return *CivilDate::from_ymd(year, month, day_of_month);
}

TEST(LocalFormat, WritesDaysAsTheLanguageDoes) {
    EXPECT_EQ(long_date(day(2024, 2, 29), "en"), "29 February 2024");
    EXPECT_EQ(long_date(day(2024, 2, 29), "fr"), "29 février 2024");
    EXPECT_EQ(long_date(day(2024, 2, 29), "ru"), "29 февраля 2024\u202fг.");
    EXPECT_EQ(long_date(day(2024, 3, 1), "fr"), "1er mars 2024");
    EXPECT_EQ(long_date(day(2024, 3, 11), "fr"), "11 mars 2024");
}

TEST(LocalFormat, KeepsTheGregorianCalendarBefore1582) {
    EXPECT_EQ(long_date(day(1500, 3, 1), "en"), "1 March 1500");
}

TEST(LocalFormat, WritesSumsWithTheirCode) {
    EXPECT_EQ(money("EUR", "250000.00", "en"), "EUR\u00a0250,000.00");
    EXPECT_EQ(money("EUR", "250000.00", "fr"), "250\u202f000,00\u00a0EUR");
    EXPECT_EQ(money("RUB", "1000", "ru"), "1\u00a0000\u00a0RUB");
    EXPECT_EQ(money("EUR", "much", "en"), "");
    EXPECT_EQ(number("1234567.5", "en"), "1,234,567.5");
    EXPECT_EQ(number("1.", "en"), "");
}

TEST(LocalFormat, WritesPeriodsInWords) {
    EXPECT_EQ(period(Period{18, 0, 0}, "en"), "1 year and 6 months");
    EXPECT_EQ(period(Period{18, 0, 0}, "fr"), "1\u00a0an et 6\u00a0mois");
    EXPECT_EQ(period(Period{63, 2, 0}, "ru"), "5 лет, 3 месяца и 2 дня");
}

TEST(LocalFormat, CountsByTheRulesOfTheLanguage) {
    EXPECT_EQ(plural_category(1, "en"), "one");
    EXPECT_EQ(plural_category(0, "fr"), "one");
    EXPECT_EQ(plural_category(22, "ru"), "few");
    EXPECT_EQ(plural_category(11, "ru"), "many");
    EXPECT_EQ(plural_category(3, "ar"), "few");
}

TEST(LocalFormat, NamesMonthsAsTheyStandInADate) {
    EXPECT_EQ(month_names("ru").at(7), "августа");
    EXPECT_EQ(month_names("fr").at(11), "décembre");
}

TEST(LocalFormat, ListsWithTheWordOfTheLanguage) {
    EXPECT_EQ(listed({"a", "b", "c"}, "en"), "a, b and c");
    EXPECT_EQ(listed({"a", "b"}, "ru"), "a и b");
}

}  // namespace
}  // namespace comity::text
