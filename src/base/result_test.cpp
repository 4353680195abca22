// SPDX-License-Identifier: EUPL-1.2
#include "base/result.h"

#include <memory>

#include <gtest/gtest.h>

namespace comity {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return fail(ErrorKind::invalid, "odd", {"numbers", 3, 7}, "give an even number");
    return number / 2;
}

Result<std::unique_ptr<int>> quarter(int number) {
    TRY(once, half(number));
    TRY(twice, half(once));
    return std::make_unique<int>(twice);
}

Result<bool> check(int number) {
    TRY_VOID(half(number));
    return true;
}

TEST(result, passes_values_on_also_where_they_can_only_be_moved) {
    EXPECT_EQ(*quarter(8).value(), 2);
    EXPECT_TRUE(check(2));
}

TEST(result, the_first_failure_ends_the_function) {
    const auto failed = quarter(6);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, "odd");
    EXPECT_FALSE(check(1));
}

TEST(error, is_one_line_with_place_and_way_out) {
    EXPECT_EQ(to_string(half(1).error()), "numbers:3:7: odd (give an even number)");
    EXPECT_EQ(to_string(Error{ErrorKind::invalid, "odd", {}, ""}), "odd");
}

TEST(place, leaves_out_what_is_not_known) {
    EXPECT_EQ(to_string(Place{"rules.law", 12, 3}), "rules.law:12:3");
    EXPECT_EQ(to_string(Place{"rules.law", 12, 0}), "rules.law:12");
    EXPECT_EQ(to_string(Place{"rules.law", 0, 0}), "rules.law");
    EXPECT_EQ(to_string(Place{}), "");
}

}  // namespace
}  // namespace comity
