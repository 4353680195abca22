// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/names.h"

#include <algorithm>
#include <array>

#include "documents/guard/language_marks.h"
#include "documents/guard/tokens.h"

namespace comity::documents {

namespace {

/// What Russian puts behind the stem of a name, of a person or of an authority.
constexpr auto endings = std::to_array<std::string_view>(
    {"",   "а",  "у",  "ом", "е",   "ы",   "и",    "ой",   "ою",   "ей",    "ею",   "ю",   "я",  "ем",
     "ём", "ым", "ым", "им", "ого", "его", "ому",  "ему",  "ую",   "юю",    "ая",   "яя",  "ое", "ее",
     "ые", "ие", "ых", "их", "ыми", "ими", "ов",   "ев",   "ам",   "ям",    "ами",  "ями", "ах", "ях",
     "ий", "ый", "ия", "ию", "ии",  "ием", "ство", "ства", "ству", "ством", "стве", "ь",   "й",  "ью"});

/// The word without the ending a case changes.
std::string_view stem_of(std::string_view word) {
    static constexpr auto changing = std::to_array<std::string_view>(
        {"ство", "ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие", "ия", "а", "я", "о", "е", "ь", "й", "и", "ы"});
    constexpr std::size_t shortest = 4;
    for (const std::string_view ending : changing)
        if (word.ends_with(ending) && word.size() >= ending.size() + shortest)
            return word.substr(0, word.size() - ending.size());
    return word;
}

bool is_form_of(std::string_view word, std::string_view name) {
    if (word == name) return true;
    const std::string_view stem = stem_of(name);
    return word.starts_with(stem) && among(endings, word.substr(stem.size()));
}

std::string_view without_genitive(std::string_view word) {
    return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

bool is_part(const Token& word, const Token& part, std::string_view language) {
    if (language == "ru") return word.folded != word.written && is_form_of(word.folded, part.folded);
    const std::string_view here = without_genitive(word.folded);
    // A name keeps its capital letters.
    return (here == part.folded || without_elision(here) == part.folded) &&
           (part.written == part.folded || word.written != word.folded);
}

}  // namespace

std::vector<NamePlace> name_places(std::string_view text, std::string_view name, std::string_view language) {
    std::vector<NamePlace> found;
    const std::vector<Token> wanted = tokens_of(name, language);
    const std::vector<Token> words = tokens_of(text, language);
    if (wanted.empty()) return found;
    for (std::size_t at = 0; at + wanted.size() <= words.size();) {
        std::size_t i = 0;
        while (i < wanted.size() && is_part(words[at + i], wanted[i], language)) ++i;
        if (i < wanted.size()) {
            ++at;
            continue;
        }
        found.push_back({words[at].begin, words[at + wanted.size() - 1].end});
        at += wanted.size();
    }
    return found;
}

bool is_name_of_a_person(std::string_view name, std::string_view language) {
    constexpr std::size_t shortest = 4;
    const std::vector<Token> parts = tokens_of(name, language);
    return (parts.size() == 2 || parts.size() == 3) && std::ranges::all_of(parts, [](const Token& part) {
               return part.folded != part.written && letters_of(part.written) >= shortest;
           });
}

std::vector<NamePlace> part_places(std::string_view text, std::string_view name, std::string_view language) {
    std::vector<NamePlace> found;
    const std::vector<Token> parts = tokens_of(name, language);
    const std::vector<NamePlace> whole = name_places(text, name, language);
    for (const Token& word : tokens_of(text, language)) {
        const bool within = std::ranges::any_of(
            whole, [&](const NamePlace& place) { return word.begin >= place.begin && word.end <= place.end; });
        if (within) continue;
        if (std::ranges::any_of(parts, [&](const Token& part) { return is_part(word, part, language); }))
            found.push_back({word.begin, word.end});
    }
    return found;
}

}  // namespace comity::documents
