// SPDX-License-Identifier: EUPL-1.2
#include "text/words.h"

#include <gtest/gtest.h>

namespace comity::text {
namespace {

std::vector<std::string> folded_words(std::string_view text, std::string_view language) {
    std::vector<std::string> words;
    for (const Word& word : words_of(text, language)) words.push_back(word.folded);
    return words;
}

TEST(Words, AreFoldedAndWithoutTheirMarks) {
    EXPECT_EQ(folded_words("L’État n’a pas (encore) répondu.", "fr"),
              (std::vector<std::string>{"l'état", "n'a", "pas", "encore", "répondu"}));
    EXPECT_EQ(folded_words("НЕ является, ст. 6", "ru"), (std::vector<std::string>{"не", "является", "ст", "6"}));
}

TEST(Words, KnowWhereTheyStand) {
    const std::string text = "à la fin";
    const auto words = words_of(text, "fr");
    ASSERT_EQ(words.size(), 3u);
    EXPECT_EQ(text.substr(words[2].begin, words[2].end - words[2].begin), "fin");
}

TEST(Words, AreNoneInAnEmptyText) {
    EXPECT_TRUE(words_of("", "en").empty());
    EXPECT_TRUE(words_of(" – ", "en").empty());
}

}  // namespace
}  // namespace comity::text
