// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comity::documents {

/// A word, a number or a sign of money, percent or section. "1er", "5kg" and "14h30" are several, "1,250.50" is one.
struct Token {
    std::string folded;        ///< in small letters, typographic apostrophes as '
    std::string_view written;  ///< as it stands in the text
    std::size_t begin = 0;     ///< octets of the text
    std::size_t end = 0;
    bool figure = false;  ///< begins with a digit: digits and the marks between them
};

/// The text must outlive the tokens.
std::vector<Token> tokens_of(std::string_view text, std::string_view language);

/// Where each sentence ends, in octets, the last at the end of the text. "art. 5", "1 г. он" and "M. Example" end none.
std::vector<std::size_t> sentence_ends(std::string_view text, const std::vector<Token>& tokens);

/// "l'article" is "article", "qu'il" is "il".
std::string_view without_elision(std::string_view word);

/// Code points: letters, marks and blanks.
std::size_t letters_of(std::string_view text);

/// A blank, also a narrow one and one that may not break.
bool is_blank(std::string_view gap);

}  // namespace comity::documents
