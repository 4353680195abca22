// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a word is found by: its forms have one key in common. English, French and Russian words are cut to their stem
/// by the Snowball algorithms; words of other languages are taken whole. Safe to call from many threads.
namespace comity::text {

/// The key of a word of words_of() that stands in a text of that language (ISO 639-1): "en:extradit", "ru:запрос",
/// "-:2024". A word in Cyrillic letters within an English or French text counts as Russian, a word in Latin letters
/// within a Russian text as English. Marks above and below Latin letters do not count, nor does the elision of French
/// articles, and ё is е.
std::string search_key(std::string_view folded, std::string_view language);

/// Every key under which a text of whatever language may hold that word, also written in the letters of the other
/// script: "Ivanov" finds "Иванов".
std::vector<std::string> search_keys(std::string_view folded);

/// A Russian word in Latin letters, and a word in Latin letters as Russian would write it, by the table of BGN/PCGN
/// 1947. Other letters stay.
std::string in_latin_letters(std::string_view folded);
std::string in_russian_letters(std::string_view folded);

}  // namespace comity::text
