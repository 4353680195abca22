// SPDX-License-Identifier: EUPL-1.2
#include "text/word_forms.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace comity::text {

namespace {

using Stemmer = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;

enum class Script { latin, cyrillic, other };

icu::UnicodeString wide_of(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
}

std::string narrow(const icu::UnicodeString& wide) {
    std::string out;
    wide.toUTF8String(out);
    return out;
}

/// By its first letter.
Script script_of(const icu::UnicodeString& word) {
    for (std::int32_t at = 0; at < word.length(); at = word.moveIndex32(at, 1)) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(word.char32At(at), &status);
        if (script == USCRIPT_LATIN) return Script::latin;
        if (script == USCRIPT_CYRILLIC) return Script::cyrillic;
        if (u_isalpha(word.char32At(at))) return Script::other;
    }
    return Script::other;
}

/// A stemmer keeps its last word, so each thread has its own.
std::string stem(std::string_view word, std::string_view language) {
    thread_local const std::array<Stemmer, 3> stemmers{Stemmer(sb_stemmer_new("en", "UTF_8"), &sb_stemmer_delete),
                                                       Stemmer(sb_stemmer_new("fr", "UTF_8"), &sb_stemmer_delete),
                                                       Stemmer(sb_stemmer_new("ru", "UTF_8"), &sb_stemmer_delete)};
    sb_stemmer* stemmer = stemmers[language == "en" ? 0 : language == "fr" ? 1 : 2].get();
    const sb_symbol* found =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (!found) return std::string(word);
    return {reinterpret_cast<const char*>(found), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

/// Without the marks of Latin letters: "é" is "e".
std::string unmarked(const std::string& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposing = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return word;
    const icu::UnicodeString parts = decomposing->normalize(wide_of(word), status);
    if (U_FAILURE(status)) return word;
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
        if (u_charType(parts.char32At(at)) != U_NON_SPACING_MARK) kept.append(parts.char32At(at));
    return narrow(kept);
}

/// Russian surnames end as genitives do, "Иванов" beside "Иванова": cut until nothing more goes, both are one.
std::string russian_stem(std::string word) {
    for (std::string shorter = stem(word, "ru"); shorter != word; shorter = stem(word, "ru")) word = std::move(shorter);
    return word;
}

std::string with_e(std::string word) {
    constexpr std::string_view yo = "ё";
    constexpr std::string_view e = "е";
    for (auto at = word.find(yo); at != std::string::npos; at = word.find(yo, at + e.size()))
        word.replace(at, yo.size(), e);
    return word;
}

/// "l'extradition" is "extradition".
std::string_view without_elision(std::string_view word) {
    constexpr std::array<std::string_view, 12> elided{"l", "d", "j",  "m",     "n",      "s",
                                                      "t", "c", "qu", "jusqu", "lorsqu", "puisqu"};
    const auto apostrophe = word.find('\'');
    if (apostrophe == std::string_view::npos || apostrophe + 1 == word.size()) return word;
    return std::ranges::find(elided, word.substr(0, apostrophe)) == elided.end() ? word : word.substr(apostrophe + 1);
}

std::string key_of(std::string_view folded, Script script, std::string_view language) {
    if (script == Script::cyrillic && (language == "ru" || language == "en" || language == "fr"))
        return "ru:" + russian_stem(with_e(std::string(folded)));
    if (script == Script::latin) {
        if (language == "fr") return "fr:" + unmarked(stem(without_elision(folded), "fr"));
        if (language == "en" || language == "ru") return "en:" + unmarked(stem(folded, "en"));
        return "-:" + unmarked(std::string(folded));
    }
    return "-:" + std::string(folded);
}

struct Letter {
    std::string_view russian;
    std::string_view latin;
};
// Longer groups stand before their beginnings.
constexpr std::array letters{
    Letter{"щ", "shch"}, Letter{"ж", "zh"}, Letter{"х", "kh"}, Letter{"ц", "ts"}, Letter{"ч", "ch"}, Letter{"ш", "sh"},
    Letter{"ю", "yu"},   Letter{"я", "ya"}, Letter{"е", "ye"}, Letter{"а", "a"},  Letter{"б", "b"},  Letter{"в", "v"},
    Letter{"г", "g"},    Letter{"д", "d"},  Letter{"е", "e"},  Letter{"з", "z"},  Letter{"и", "i"},  Letter{"к", "k"},
    Letter{"л", "l"},    Letter{"м", "m"},  Letter{"н", "n"},  Letter{"о", "o"},  Letter{"п", "p"},  Letter{"р", "r"},
    Letter{"с", "s"},    Letter{"т", "t"},  Letter{"у", "u"},  Letter{"ф", "f"},  Letter{"ы", "y"},  Letter{"й", "y"},
    Letter{"э", "e"},    Letter{"ъ", ""},   Letter{"ь", ""},
};

bool ends_with_vowel(std::string_view word) {
    constexpr std::array<std::string_view, 8> vowels{"а", "е", "и", "о", "у", "ы", "ю", "я"};
    return std::ranges::any_of(vowels, [&](std::string_view vowel) { return word.ends_with(vowel); });
}

}  // namespace

std::string search_key(std::string_view folded, std::string_view language) {
    return key_of(folded, script_of(wide_of(folded)), language);
}

std::vector<std::string> search_keys(std::string_view folded) {
    const Script script = script_of(wide_of(folded));
    std::vector<std::string> keys{"-:" +
                                  (script == Script::latin ? unmarked(std::string(folded)) : std::string(folded))};
    if (script == Script::other) return keys;
    const std::string other = script == Script::latin ? in_russian_letters(folded) : in_latin_letters(folded);
    const std::string_view latin = script == Script::latin ? folded : std::string_view(other);
    const std::string_view russian = script == Script::latin ? std::string_view(other) : folded;
    keys.push_back(key_of(latin, Script::latin, "en"));
    keys.push_back(key_of(latin, Script::latin, "fr"));
    keys.push_back(key_of(russian, Script::cyrillic, "ru"));
    return keys;
}

std::string in_latin_letters(std::string_view folded) {
    const std::string word = with_e(std::string(folded));
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = std::string_view(word).substr(at);
        const auto known = std::ranges::find_if(
            letters, [&](const Letter& letter) { return rest.starts_with(letter.russian) && letter.latin != "ye"; });
        out += known == letters.end() ? rest.substr(0, 1) : known->latin;
        at += known == letters.end() ? 1 : known->russian.size();
    }
    return out;
}

std::string in_russian_letters(std::string_view folded) {
    const std::string word = unmarked(std::string(folded));
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = std::string_view(word).substr(at);
        const auto known = std::ranges::find_if(letters, [&](const Letter& letter) {
            if (letter.latin.empty() || !rest.starts_with(letter.latin)) return false;
            return letter.latin != "y" || (letter.russian == "й") == ends_with_vowel(out);
        });
        out += known == letters.end() ? rest.substr(0, 1) : known->russian;
        at += known == letters.end() ? 1 : known->latin.size();
    }
    return out;
}

}  // namespace comity::text
