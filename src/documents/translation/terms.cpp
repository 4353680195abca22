// SPDX-License-Identifier: EUPL-1.2
#include "documents/translation/terms.h"

#include <algorithm>
#include <optional>

#include "text/word_forms.h"
#include "text/words.h"

namespace comity::documents {

namespace {

/// "pre-trial" and "b.v." are words of several parts, as the rules of Unicode part them.
std::vector<std::string> keys_of(std::string_view words, std::string_view language) {
    std::vector<std::string> keys;
    for (const text::Word& word : text::words_of(words, language))
        keys.push_back(text::search_key(word.folded, language));
    return keys;
}

}  // namespace

TermFinder::TermFinder(std::span<const TermWords> terms, std::string_view language) : language_(language) {
    for (std::size_t term = 0; term < terms.size(); ++term) {
        const auto said = terms[term].find(language);
        if (said == terms[term].end()) continue;
        for (const std::string& words : said->second) {
            std::vector<std::string> keys = keys_of(words, language);
            if (keys.empty()) continue;
            const std::string first = keys.front();
            by_first_[first].push_back({std::move(keys), term});
        }
    }
    for (auto& [first, sequences] : by_first_)
        std::ranges::stable_sort(sequences, std::ranges::greater{},
                                 [](const Sequence& one) { return one.keys.size(); });
}

std::vector<TermFinder::Found> TermFinder::find(std::string_view text) const {
    const std::vector<text::Word> words = text::words_of(text, language_);
    std::vector<std::string> keys;
    for (const text::Word& word : words) keys.push_back(text::search_key(word.folded, language_));
    std::vector<Found> found;
    for (std::size_t at = 0; at < keys.size();) {
        const auto known = by_first_.find(keys[at]);
        std::size_t length = 0;
        if (known != by_first_.end())
            for (const Sequence& one : known->second) {
                if (length > 0 && one.keys.size() < length) break;  // the longest come first
                const bool here =
                    one.keys.size() <= keys.size() - at &&
                    std::equal(one.keys.begin(), one.keys.end(), keys.begin() + static_cast<std::ptrdiff_t>(at));
                if (!here) continue;
                length = one.keys.size();
                const Found next{one.term, words[at].begin, words[at + length - 1].end};
                const bool told = !found.empty() && found.back().term == next.term && found.back().begin == next.begin;
                if (!told) found.push_back(next);
            }
        at += std::max<std::size_t>(length, 1);
    }
    return found;
}

std::vector<TermUse> terms_used(const Document& document, std::size_t other, std::span<const TermWords> terms) {
    std::vector<TermUse> uses;
    std::map<std::size_t, TermFinder> sources;  // most documents have one source
    const TermFinder target(terms, document.languages[other]);
    for (const Segment* segment : segments_of(document)) {
        if (segment->source == other || segment->source >= segment->versions.size()) continue;
        const auto source = sources.try_emplace(segment->source, terms, document.languages[segment->source]).first;
        const auto found = source->second.find(plain_text(segment->versions[segment->source]));
        if (found.empty()) continue;
        const std::string translation = plain_text(segment->versions[other]);
        const auto there = target.find(translation);
        for (const TermFinder::Found& one : found) {
            if (!terms[one.term].contains(document.languages[other])) continue;
            // A longer term of the target may hold the words of this one: only by itself it is looked for.
            const auto has = [&] {
                if (std::ranges::find(there, one.term, &TermFinder::Found::term) != there.end()) return true;
                return !TermFinder(terms.subspan(one.term, 1), document.languages[other]).find(translation).empty();
            };
            uses.push_back({segment->id, one.term, one.begin, one.end, !translation.empty() && !has()});
        }
    }
    return uses;
}

}  // namespace comity::documents
