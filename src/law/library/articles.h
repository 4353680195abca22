// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::law {

/// One spelling for article numbers: "9(2)(a)", "9.2a" and "Art. 9.2.a" are "9.2.a"; "16 (2)" is "16.2".
std::string normal_article(std::string_view article);

/// Whether `article` is `wanted` or a part of it: 9.2.a is within 9.2 and 9, but 92 is not. Both in normal form.
bool article_within(std::string_view article, std::string_view wanted);

/// The canonical spelling of a value of a fact: lower case, `_` as `-`.
std::string folded_word(std::string_view word);

/// Whether a text fits a pattern in which `*` stands for anything; case is ignored (ASCII).
bool fits_glob(std::string_view text, std::string_view glob);

}  // namespace comity::law
