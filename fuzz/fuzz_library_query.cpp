// SPDX-License-Identifier: EUPL-1.2
// What a person types to search the library. Besides not failing: within the limits, and every word has a key under
// which a page with that very word is found.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/library/search_query.h"
#include "require.h"
#include "text/word_forms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto words = registry::query_words(input);
    if (!words) return 0;
    require(!words->empty() && words->size() <= registry::most_query_words);
    for (const registry::QueryWord& word : *words)
        for (const std::string_view language : {"en", "fr", "ru", "az"})
            require(std::ranges::find(word.keys, text::search_key(word.word, language)) != word.keys.end());
    return 0;
}
