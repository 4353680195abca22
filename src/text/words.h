// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comity::text {

/// A word or a number of a text, without the marks and blanks around it.
struct Word {
    std::string folded;     ///< in small letters, typographic apostrophes as '
    std::size_t begin = 0;  ///< octets of the text
    std::size_t end = 0;
};

/// The words of a UTF-8 text by the rules of Unicode (UAX 29); "l’article" is one word. What is not UTF-8 has none.
std::vector<Word> words_of(std::string_view text, std::string_view language);

/// The text in small letters.
std::string folded(std::string_view text);

}  // namespace comity::text
