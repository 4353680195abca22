// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace comity::documents {

/// Passages of more words are alike only where they are the same.
inline constexpr std::size_t most_compared_words = 300;
/// What has less in common helps nobody.
inline constexpr int least_likeness = 70;

/// How much two passages have in common, from 0 to 100: 100 less the words that must be put in, taken out or exchanged
/// to make one of the other (Levenshtein's distance on words), as a share of the longer one. Capitals and the marks
/// between words do not count.
int likeness(std::string_view one, std::string_view other, std::string_view language);

/// A passage as it is typed: its words, and slots as {person.name}.
std::string typed_words(const Document& document, const Passage& passage);

/// What a person translated earlier, as it is typed: what the facts of that case gave stands as the slots of `here`,
/// or, where `here` has none of that name, as "…".
struct EarlierTranslation {
    std::string source;
    std::string translation;
    int likeness = 0;

    friend bool operator==(const EarlierTranslation&, const EarlierTranslation&) = default;
};

/// From the passages of `earlier` that persons wrote in both languages and nobody has to look at again: those that say
/// nearly what the source of that segment of `here` says; the likest first. None where either lacks a language.
std::vector<EarlierTranslation> earlier_translations(const Document& earlier, const Document& here,
                                                     const Segment& segment, std::string_view to);

}  // namespace comity::documents
