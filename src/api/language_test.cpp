// SPDX-License-Identifier: EUPL-1.2
#include "api/language.h"

#include <gtest/gtest.h>

namespace comity::api {
namespace {

TEST(preferred_language, is_the_one_of_ours_with_the_highest_weight) {
    EXPECT_EQ(preferred_language("fr"), "fr");
    EXPECT_EQ(preferred_language("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5"), "fr");
    EXPECT_EQ(preferred_language("de, ru;q=0.4, fr;q=0.6"), "fr");
    EXPECT_EQ(preferred_language("RU"), "ru");
    EXPECT_EQ(preferred_language("en;q=0.1 , ru ; q=0.35"), "ru");
    EXPECT_EQ(preferred_language("fr;q=1.000,en"), "fr");
}

TEST(preferred_language, is_english_where_none_of_ours_is_wanted) {
    EXPECT_EQ(preferred_language(""), "en");
    EXPECT_EQ(preferred_language("de, tr;q=0.8"), "en");
    EXPECT_EQ(preferred_language("*"), "en");
    EXPECT_EQ(preferred_language("fr;q=0"), "en");
    EXPECT_EQ(preferred_language("frisian"), "en");
}

TEST(preferred_language, takes_no_weight_that_is_none) {
    EXPECT_EQ(preferred_language("fr;q=2"), "en");
    EXPECT_EQ(preferred_language("fr;q=1.5, ru;q=0.1"), "ru");
    EXPECT_EQ(preferred_language("fr;q=0.1234"), "en");
    EXPECT_EQ(preferred_language("fr;weight=1"), "en");
    EXPECT_EQ(preferred_language("fr;q=0x9"), "en");
    EXPECT_EQ(preferred_language(",,;,ru"), "ru");
}

}  // namespace
}  // namespace comity::api
