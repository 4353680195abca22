// SPDX-License-Identifier: EUPL-1.2
#include "documents/translation/earlier.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"

namespace comity::documents {

namespace {

std::vector<std::string> words_in(std::string_view text, std::string_view language) {
    std::vector<std::string> words;
    for (text::Word& word : text::words_of(text, language)) words.push_back(std::move(word.folded));
    return words;
}

/// Two rows of Levenshtein's table suffice.
std::size_t distance(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::size_t> above(other.size() + 1), row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j)
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)});
        std::swap(above, row);
    }
    return above[other.size()];
}

int likeness_of(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    if (one == other) return 100;
    const std::size_t longer = std::max(one.size(), other.size());
    const std::size_t shorter = std::min(one.size(), other.size());
    if (longer > most_compared_words) return 0;
    // At least so many words differ as one has more than the other.
    const auto share = [&](std::size_t differ) { return static_cast<int>(100 * (longer - differ) / longer); };
    const int bound = share(longer - shorter);
    if (bound < least_likeness) return bound;
    return std::min(share(distance(one, other)), 99);
}

/// A slot by its name where `here` has it; what the facts of another case say is not for this one.
std::string typed_for(const Document& document, const Passage& passage, const Document& here) {
    std::string text;
    for (const TextRun& run : passage) {
        if (run.slot == none) {
            text += run.text;
            continue;
        }
        const std::string& name = document.slots[static_cast<std::size_t>(run.slot)].name;
        const bool known = std::ranges::find(here.slots, name, &Slot::name) != here.slots.end();
        text += known ? "{" + name + "}" : "…";
    }
    return text;
}

}  // namespace

int likeness(std::string_view one, std::string_view other, std::string_view language) {
    return likeness_of(words_in(one, language), words_in(other, language));
}

std::string typed_words(const Document& document, const Passage& passage) {
    return typed_for(document, passage, document);
}

std::vector<EarlierTranslation> earlier_translations(const Document& earlier, const Document& here,
                                                     const Segment& segment, std::string_view to) {
    std::vector<EarlierTranslation> found;
    if (segment.source >= here.languages.size()) return found;
    const std::string& from = here.languages[segment.source];
    const auto source = version_of(earlier, from);
    const auto target = version_of(earlier, to);
    if (!source || !target || source == target) return found;
    const std::vector<std::string> wanted = words_in(typed_words(here, segment.versions[segment.source]), from);
    if (wanted.empty()) return found;
    for (const Segment* each : segments_of(earlier)) {
        if (each->origin != Segment::Origin::free || is_outdated(*each, *target)) continue;
        const Passage& said = each->versions[*source];
        const Passage& translated = each->versions[*target];
        if (plain_text(said).empty() || plain_text(translated).empty()) continue;
        const int alike = likeness_of(wanted, words_in(typed_words(earlier, said), from));
        if (alike < least_likeness) continue;
        found.push_back({typed_for(earlier, said, here), typed_for(earlier, translated, here), alike});
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &EarlierTranslation::likeness);
    return found;
}

}  // namespace comity::documents
