// SPDX-License-Identifier: EUPL-1.2
#include "register/library/snippet.h"

#include <algorithm>
#include <set>

#include "text/word_forms.h"
#include "text/words.h"

namespace comity::registry {

namespace {

struct Occurrence {
    std::size_t word = 0;   ///< of the words of the page
    std::size_t which = 0;  ///< of the words that were looked for
};

std::string with_single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

/// Where to begin, so that the most different words are shown; the first such place.
std::size_t best_start(const std::vector<text::Word>& words, const std::vector<Occurrence>& occurrences) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t at = 0; at < occurrences.size(); ++at) {
        std::set<std::size_t> different;
        for (std::size_t other = at;
             other < occurrences.size() &&
             words[occurrences[other].word].end <= words[occurrences[at].word].begin + snippet_octets * 3 / 4;
             ++other)
            different.insert(occurrences[other].which);
        if (different.size() <= most) continue;
        most = different.size();
        best = at;
    }
    return best;
}

}  // namespace

std::vector<SnippetPart> snippet_of(std::string_view page, std::string_view language,
                                    std::span<const QueryWord> looked_for) {
    const std::vector<text::Word> words = text::words_of(page, language);
    std::vector<Occurrence> occurrences;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string key = text::search_key(words[at].folded, language);
        for (std::size_t which = 0; which < looked_for.size(); ++which)
            if (std::ranges::find(looked_for[which].keys, key) != looked_for[which].keys.end()) {
                occurrences.push_back({at, which});
                break;
            }
    }
    if (occurrences.empty()) return {};
    const std::size_t anchor = words[occurrences[best_start(words, occurrences)].word].begin;
    std::size_t first = 0;
    while (words[first].begin + snippet_octets / 4 < anchor) ++first;
    std::size_t last = first;
    while (last + 1 < words.size() && words[last + 1].end <= words[first].begin + snippet_octets) ++last;

    std::vector<SnippetPart> parts;
    const auto put = [&](std::string_view between, bool found) {
        std::string part = with_single_blanks(between);
        if (part.empty()) return;
        if (!parts.empty() && parts.back().found == found)
            parts.back().text += part;
        else
            parts.push_back({std::move(part), found});
    };
    if (first > 0) put("… ", false);
    std::size_t told = words[first].begin;
    for (const Occurrence& occurrence : occurrences) {
        if (occurrence.word < first || occurrence.word > last) continue;
        put(page.substr(told, words[occurrence.word].begin - told), false);
        put(page.substr(words[occurrence.word].begin, words[occurrence.word].end - words[occurrence.word].begin), true);
        told = words[occurrence.word].end;
    }
    put(page.substr(told, words[last].end - told), false);
    if (last + 1 < words.size()) put(" …", false);
    return parts;
}

format::Value shown(std::span<const SnippetPart> snippet) {
    format::Value list = format::Value::list();
    for (const SnippetPart& part : snippet)
        list.append(format::Value::object({{"text", part.text}, {"found", part.found}}));
    return list;
}

}  // namespace comity::registry
