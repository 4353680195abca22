// SPDX-License-Identifier: EUPL-1.2
#include "law/library/articles.h"

#include <gtest/gtest.h>

namespace comity::law {
namespace {

TEST(articles, have_one_spelling) {
    for (const char* spelling : {"9.2.a", "9(2)(a)", "9.2a", "Art. 9.2.a", "article 9 (2) (a)", "Art 9(2)a"}) {
        EXPECT_EQ(normal_article(spelling), "9.2.a") << spelling;
    }
    EXPECT_EQ(normal_article("16 (2)"), "16.2");
    EXPECT_EQ(normal_article("28.3"), "28.3");
    EXPECT_EQ(normal_article("6"), "6");
    EXPECT_EQ(normal_article(""), "");
    EXPECT_EQ(normal_article("2bis"), "2bis");
    EXPECT_EQ(normal_article("9."), "9");
}

TEST(articles, lie_within_the_article_they_are_part_of) {
    EXPECT_TRUE(article_within("9.2.a", "9.2.a"));
    EXPECT_TRUE(article_within("9.2.a", "9.2"));
    EXPECT_TRUE(article_within("9.2.a", "9"));
    EXPECT_TRUE(article_within("2.a#fiscal", "2.a"));
    EXPECT_FALSE(article_within("92", "9"));
    EXPECT_FALSE(article_within("9", "9.2"));
    EXPECT_FALSE(article_within("9.22", "9.2"));
}

TEST(words, fold_case_and_hyphens) {
    EXPECT_EQ(folded_word("Provisional_Arrest"), "provisional-arrest");
}

TEST(globs, star_stands_for_anything_and_case_is_ignored) {
    EXPECT_TRUE(fits_glob("Refuses its Nationals", "*nationals*"));
    EXPECT_TRUE(fits_glob("will not accept Chapter I", "*not*accept*"));
    EXPECT_TRUE(fits_glob("", ""));
    EXPECT_TRUE(fits_glob("", "***"));
    EXPECT_TRUE(fits_glob("abab", "*ab"));
    EXPECT_FALSE(fits_glob("ab", "a"));
    EXPECT_FALSE(fits_glob("a", "ab"));
    EXPECT_FALSE(fits_glob("aba", "*ab"));
    EXPECT_FALSE(fits_glob(std::string(5000, 'a'), std::string(50, '*') + "b"));
}

}  // namespace
}  // namespace comity::law
