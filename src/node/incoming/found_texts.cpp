// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/found_texts.h"

#include <algorithm>
#include <set>

#include "register/library/search_query.h"
#include "text/word_forms.h"
#include "text/words.h"

namespace comity::node {

namespace {

bool has_all(std::string_view page, std::string_view language, const std::vector<registry::QueryWord>& words) {
    std::set<std::string> keys;
    for (const text::Word& word : text::words_of(page, language)) keys.insert(text::search_key(word.folded, language));
    return std::ranges::all_of(words, [&](const registry::QueryWord& word) {
        return std::ranges::any_of(word.keys, [&](const std::string& key) { return keys.contains(key); });
    });
}

}  // namespace

Result<documents::RecognisedText> found_text(CaseContents& contents, const std::string& case_id,
                                             const cases::Document::Version& version) {
    if (!version.found_text || version.found_text->text.empty())
        return fail(ErrorKind::not_found, "no text was recognised on this version", {}, "ask for it: ask-recognition");
    TRY(json, contents.whole(case_id, version.found_text->text, documents::most_recognised_octets));
    return documents::read_recognised_text(json);
}

Result<FoundPages> search_found_texts(CaseContents& contents, const cases::CaseState& state, std::string_view typed) {
    TRY(words, registry::query_words(typed));
    FoundPages answer;
    std::uint64_t opened = 0;
    for (const cases::Document& document : state.documents) {
        if (document.withdrawn || document.versions.empty()) continue;
        const cases::Document::Version& version = document.versions.back();
        if (!version.found_text || version.found_text->text.empty() || version.infected()) {
            ++answer.without;
            continue;
        }
        opened += version.found_text->bytes;
        if (opened > most_octets_searched) {
            answer.more = true;
            break;
        }
        TRY(text, found_text(contents, state.id, version));
        ++answer.searched;
        const std::string language = text.languages.empty() ? "en" : text.languages.front();
        for (const documents::RecognisedPage& page : text.pages) {
            if (!has_all(page.text, language, words)) continue;
            if (answer.pages.size() == most_pages_found) {
                answer.more = true;
                return answer;
            }
            answer.pages.push_back({document.id, document.title, static_cast<std::int64_t>(document.versions.size()),
                                    page.page, registry::snippet_of(page.text, language, words)});
        }
    }
    return answer;
}

}  // namespace comity::node
