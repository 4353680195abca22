// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/words.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace comity::node {

namespace {

constexpr std::size_t most_words = 100;
constexpr std::size_t longest_word = 64;

void keep(std::vector<std::string>& words, icu::UnicodeString& word) {
    if (word.isEmpty()) return;
    std::string text;
    while (word.toUTF8String(text).size() > longest_word) {
        text.clear();
        word.truncate(word.moveIndex32(word.length(), -1));
    }
    word.remove();
    if (words.size() < most_words && std::ranges::find(words, text) == words.end()) words.push_back(std::move(text));
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    icu::UnicodeString folded = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (U_SUCCESS(status)) folded = fold->normalize(folded, status);
    std::vector<std::string> words;
    icu::UnicodeString word;
    for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
        const UChar32 letter = folded.char32At(at);
        const bool inside = u_isalnum(letter) ||
                            u_getIntPropertyValue(letter, UCHAR_GENERAL_CATEGORY_MASK) & (U_GC_MN_MASK | U_GC_MC_MASK);
        if (inside)
            word.append(letter);
        else
            keep(words, word);
    }
    keep(words, word);
    return words;
}

}  // namespace comity::node
