// SPDX-License-Identifier: EUPL-1.2
#include "law/source/cursor.h"

#include <gtest/gtest.h>

namespace comity::law {
namespace {

class CursorTest : public testing::Test {
   protected:
    Cursor over(std::string_view line) {
        Faults reading;
        statement_ = read_statements(line, "rules.law", reading).at(0);
        EXPECT_FALSE(reading.any_error());
        return Cursor(statement_.tokens, statement_.place, faults_);
    }
    std::string fault() const {
        return faults_.list().size() == 1 ? to_string(faults_.list()[0])
                                          : std::to_string(faults_.list().size()) + " faults";
    }

    Faults faults_;
    Statement statement_;
};

TEST_F(CursorTest, takes_words_only_all_together) {
    Cursor cursor = over("first of month after 3 months");
    EXPECT_FALSE(cursor.take({"first", "of", "year"}));
    EXPECT_TRUE(cursor.take({"first", "of", "month", "after"}));
    EXPECT_EQ(cursor.expect_period(), (Period{.months = 3}));
    EXPECT_TRUE(cursor.at_end());
    cursor.expect_end();
    EXPECT_TRUE(faults_.list().empty());
}

TEST_F(CursorTest, reads_periods_of_several_parts) {
    EXPECT_EQ(over("1 year 6 months 10 days").expect_period(), (Period{.months = 18, .days = 10}));
    EXPECT_EQ(over("96 hours").expect_period(), (Period{.hours = 96}));
    EXPECT_EQ(over("18 days and").take_period(), (Period{.days = 18}));
    EXPECT_EQ(over("days 18").take_period(), std::nullopt);
}

TEST_F(CursorTest, periods_have_bounds_and_no_sign) {
    EXPECT_TRUE(over("100000 days").take_period());
    EXPECT_EQ(over("100001 days").take_period(), std::nullopt);
    EXPECT_EQ(over("2147483647 years").take_period(), std::nullopt);
    EXPECT_EQ(over("-5 days").take_period(), std::nullopt);
    EXPECT_EQ(over("1.5 days").take_period(), std::nullopt);
}

TEST_F(CursorTest, many_parts_cannot_add_up_without_end) {
    std::string line;
    for (int i = 0; i < 50'000; ++i) line += "100000 years ";
    EXPECT_EQ(over(line).expect_period().months, 4 * 100'000 * 12);
}

TEST_F(CursorTest, says_what_was_expected_and_where) {
    Cursor cursor = over("opened on");
    cursor.expect("opened");
    cursor.expect_date();
    EXPECT_EQ(
        fault(),
        "rules.law:1:8: error: 'on' is not a date (write year-month-day as 2024-02-29; unknown parts as 2010-\?\?)");
}

TEST_F(CursorTest, at_the_end_the_place_is_behind_the_last_word) {
    Cursor cursor = over("role");
    cursor.expect("role");
    cursor.expect_word("a role");
    EXPECT_EQ(fault(), "rules.law:1:5: error: a role should stand here");
}

TEST_F(CursorTest, records_one_refusal_and_is_quiet_afterwards) {
    Cursor cursor = over("a b c");
    cursor.expect("x");
    EXPECT_TRUE(cursor.failed());
    EXPECT_TRUE(cursor.at_end());
    EXPECT_EQ(cursor.peek(), nullptr);
    EXPECT_EQ(cursor.expect_word("y"), "");
    EXPECT_EQ(cursor.expect_text("y"), "");
    EXPECT_FALSE(cursor.take({"a"}));
    cursor.expect_end();
    EXPECT_EQ(fault(), "rules.law:1:1: error: 'x' should stand here");
}

TEST_F(CursorTest, refuses_what_is_left_over) {
    Cursor cursor = over("treaty twice");
    cursor.expect("treaty");
    cursor.expect_end();
    EXPECT_EQ(fault(), "rules.law:1:8: error: 'twice' was not expected here (the statement is complete before it)");
}

TEST_F(CursorTest, a_text_is_no_word) {
    Cursor cursor = over("\"and\" x");
    EXPECT_FALSE(cursor.take({"and"}));
    EXPECT_EQ(cursor.expect_text("a text"), "and");
}

}  // namespace
}  // namespace comity::law
