// SPDX-License-Identifier: EUPL-1.2
#include "register/library/search_query.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/utf8.h"
#include "register/library/search_index.h"
#include "text/word_forms.h"
#include "text/words.h"

namespace comity::registry {

Result<std::vector<QueryWord>> query_words(std::string_view typed) {
    if (typed.size() > longest_query)
        return fail(ErrorKind::limit, fmt::format("what is looked for has {} octets", typed.size()), {},
                    fmt::format("at most {}; a few words find more than a sentence", longest_query));
    if (!format::is_utf8(typed)) return fail(ErrorKind::invalid, "what is looked for is not UTF-8");
    std::vector<QueryWord> words;
    for (const text::Word& word : text::words_of(typed, "en")) {
        if (word.end - word.begin > longest_word)
            return fail(ErrorKind::limit, fmt::format("a word has {} octets", word.end - word.begin), {},
                        fmt::format("at most {}", longest_word));
        if (std::ranges::find(words, word.folded, &QueryWord::word) != words.end()) continue;
        words.push_back({word.folded, text::search_keys(word.folded)});
    }
    if (words.empty())
        return fail(ErrorKind::invalid, "there is no word to look for", {}, "type a word or a number of the text");
    if (words.size() > most_query_words)
        return fail(ErrorKind::limit, fmt::format("{} words are looked for", words.size()), {},
                    fmt::format("at most {}", most_query_words));
    return words;
}

}  // namespace comity::registry
