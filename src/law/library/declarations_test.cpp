// SPDX-License-Identifier: EUPL-1.2
#include "law/library/declarations.h"

#include <array>

#include <gtest/gtest.h>

namespace comity::law {
namespace {

// The texts patterns refer to, by their place.
constexpr std::array<std::string_view, 8> texts{"",  "6", "refuses-nationals", "*not extradite its own*", "9.2.a",
                                                "I", "9", "*accepts only*"};

std::string_view text(TextId id) {
    return texts[static_cast<std::size_t>(id)];
}

constexpr InstrumentIndex convention = 3;
constexpr DeclarationPattern on_article_6{convention, 1, 0, 0, 0};
constexpr DeclarationPattern refuses_nationals{convention, 1, 2, 0, 0};
constexpr DeclarationPattern chapter_one{convention, 4, 0, 5, 7};
constexpr std::array<DeclarationEffect, 1> effects{{{convention, 2, 1, 3}}};

bool fits(const DeclarationPattern& pattern, std::string_view article, std::string_view words,
          std::string_view kind = "declaration", InstrumentIndex instrument = convention) {
    return declaration_fits(pattern, effects, text, {instrument, article, kind, words});
}

TEST(declarations, fit_by_instrument_and_article) {
    EXPECT_TRUE(fits(on_article_6, "6", "anything"));
    EXPECT_TRUE(fits(on_article_6, "6.1.b", "anything"));
    EXPECT_FALSE(fits(on_article_6, "16", "anything"));
    EXPECT_FALSE(fits(on_article_6, "6", "anything", "declaration", convention + 1));
}

TEST(declarations, mean_what_their_words_say) {
    EXPECT_TRUE(fits(refuses_nationals, "6.1", "Will NOT extradite its own nationals."));
    EXPECT_FALSE(fits(refuses_nationals, "6.1", "Defines nationals as residents."));
}

TEST(declarations, on_territory_withdrawals_and_objections_change_no_rule) {
    for (const char* kind : {"territorial", "withdrawal", "objection"})
        EXPECT_FALSE(fits(on_article_6, "6", "x", kind)) << kind;
}

TEST(chapter_opt_outs, fit_by_their_letter_or_by_naming_the_chapter) {
    EXPECT_TRUE(fits(chapter_one, "9.2.a", "reserves"));
    EXPECT_TRUE(fits(chapter_one, "9.2", "does not accept Chapter I"));
    EXPECT_TRUE(fits(chapter_one, "9", "does not accept chapters I and V"));
    EXPECT_TRUE(fits(chapter_one, "9.2", "does not accept Chapters V, III and I."));
    EXPECT_FALSE(fits(chapter_one, "9.2", "does not accept chapters II and V"));
    EXPECT_FALSE(fits(chapter_one, "9.2.e", "does not accept chapter V"));
    EXPECT_FALSE(fits(chapter_one, "9.2", "does not accept it"));
    EXPECT_FALSE(fits(chapter_one, "", "does not accept chapter I"));
    EXPECT_FALSE(fits(chapter_one, "9.2", "does not accept chapter IV"));
}

TEST(chapter_opt_outs, accepting_only_a_chapter_is_no_opt_out_of_it) {
    EXPECT_FALSE(fits(chapter_one, "9.2", "accepts only Chapter I"));
    EXPECT_FALSE(fits(chapter_one, "9.2.a", "declares that it accepts only Chapter I"));
}

}  // namespace
}  // namespace comity::law
