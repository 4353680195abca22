// SPDX-License-Identifier: EUPL-1.2
#include "law/library/declarations.h"

#include <array>
#include <cctype>

#include "law/library/articles.h"

namespace comity::law {

namespace {

bool is_roman(char c) {
    return c == 'I' || c == 'V' || c == 'X';
}

/// Whether the words name chapter `name` (a Roman number) after "chapter" or "chapters": "Chapters I and V".
bool names_chapter(std::string_view words, std::string_view name) {
    for (std::size_t at = 0; at + 7 <= words.size(); ++at) {
        if (!fits_glob(words.substr(at, 7), "chapter")) continue;
        std::size_t i = at + 7;
        while (i < words.size()) {
            while (i < words.size() && (words[i] == ' ' || words[i] == ',' || words[i] == 's')) ++i;
            if (words.substr(i).starts_with("and ") || words.substr(i).starts_with("or ")) {
                i = words.find(' ', i) + 1;
                continue;
            }
            const std::size_t start = i;
            while (i < words.size() && is_roman(words[i])) ++i;
            if (i == start) break;
            if (words.substr(start, i - start) == name) return true;
        }
    }
    return false;
}

}  // namespace

bool declaration_fits(const DeclarationPattern& pattern, std::span<const DeclarationEffect> effects,
                      const std::function<std::string_view(TextId)>& text, const DeclarationWords& words) {
    if (pattern.instrument != words.instrument || words.kind == "territorial" || words.kind == "withdrawal" ||
        words.kind == "objection") {
        return false;
    }
    const std::string_view wanted = text(pattern.article);
    if (pattern.chapter != 0) {
        if (pattern.unless != 0 && fits_glob(words.effect, text(pattern.unless))) return false;
        if (words.article.empty() || !(article_within(words.article, wanted) || article_within(wanted, words.article)))
            return false;
        // "9.2.a" says it by its letter; "9.2" or "6" only by naming the chapter in words.
        if (words.article.find_first_of("abcdefgh") != std::string_view::npos && article_within(words.article, wanted))
            return true;
        return names_chapter(words.effect, text(pattern.chapter));
    }
    if (!article_within(words.article, wanted)) return false;
    if (pattern.code == 0) return true;
    for (const DeclarationEffect& effect : effects) {
        if (effect.instrument == pattern.instrument && effect.code == pattern.code &&
            article_within(words.article, text(effect.article)) && fits_glob(words.effect, text(effect.glob))) {
            return true;
        }
    }
    return false;
}

}  // namespace comity::law
