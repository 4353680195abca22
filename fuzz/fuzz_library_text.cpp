// SPDX-License-Identifier: EUPL-1.2
// A text of the library. Besides not failing: its pages put together again with form feeds are the text, but for one at
// its end; every key of the index names pages of the text alone, in their order; and a snippet has no word that its
// page has not.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "register/library/pages.h"
#include "register/library/search_index.h"
#include "register/library/snippet.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::registry;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto pages = pages_of(input);
    if (!pages) return 0;
    std::string together;
    for (const std::string& page : *pages) together += page + '\f';
    require(together == input || together.substr(0, together.size() - 1) == input);

    const std::vector<IndexedKey> keys = indexed(*pages, 5, "ru");
    for (const IndexedKey& key : keys) {
        const auto postings = read_postings(key.postings);
        require(postings && !postings->empty());
        std::int64_t before = 4;
        for (const Posting& posting : *postings) {
            require(posting.page > before && posting.page < 5 + static_cast<std::int64_t>(pages->size()));
            require(posting.weight > 0);
            before = posting.page;
        }
    }
    if (keys.empty()) return 0;
    const std::vector<QueryWord> words{{"", {keys.front().key}}};
    for (const std::string& page : *pages)
        for (const SnippetPart& part : snippet_of(page, "ru", words))
            if (part.found) require(!part.text.empty());
    return 0;
}
