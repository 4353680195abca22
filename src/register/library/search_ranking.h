// SPDX-License-Identifier: EUPL-1.2
// Which pages come first. Only whole numbers and their order decide where a page stands, never the order in which a
// store gave them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "register/library/search_index.h"

namespace comity::registry {

/// A page that was found: `text` counts the texts that were searched, in the order they were added.
struct RankedPage {
    std::size_t text = 0;
    std::int64_t page = 0;
    double score = 0;
};

/// Ranks pages by BM25: the sum over words of how rare the word is times what it weighs on the page. A word that has
/// several keys counts by the heaviest. What is not added (a text that may not be read) is not there: neither found,
/// nor counted, nor felt in how rare a word is.
class Ranking {
   public:
    /// The pages of one more text; gives its place.
    std::size_t add_text(std::int64_t first_page, std::int64_t pages);

    /// Ends the adding of texts. Then for each word: begin_word(), its postings, and so on. Pages outside their text
    /// are left out.
    void begin_word();
    void add_postings(std::size_t text, std::span<const Posting> postings);

    /// How many pages have all words.
    std::size_t found();
    /// The first of them: by score, then in the order of texts and pages.
    std::vector<RankedPage> first(std::size_t at_most);

   private:
    struct Searched {
        std::int64_t first_page;
        std::size_t offset;
        std::size_t pages;
    };
    void end_word();

    std::vector<Searched> texts_ = {};
    std::size_t pages_ = 0;
    std::size_t words_ = 0;
    std::vector<std::int64_t> weight_ = {};  ///< of the present word
    std::vector<double> score_ = {};
    std::vector<std::uint32_t> has_ = {};  ///< how many words
};

}  // namespace comity::registry
