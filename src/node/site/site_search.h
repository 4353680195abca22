// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "node/site/public_site.h"
#include "register/library/search_index.h"
#include "register/library/search_query.h"

namespace comity::node {

inline constexpr std::size_t pages_of_an_answer = 50;

/// Finds words in all their forms on the pages of a site, in memory. Safe to call from many threads.
class SiteSearch {
   public:
    SiteSearch() = default;
    explicit SiteSearch(std::span<const SiteFile> files);

    /// A page of what was found among pages in that language, and in languages that the site has no pages around:
    /// the best pages_of_an_answer, or those behind them. Their order is that of the edition alone. Errors: `not_found`
    /// for a page behind the last, or before the first, which is 1.
    Result<SiteFile> answer(const SiteOwner& owner, CivilDate on, std::string_view language, std::string_view typed,
                            std::size_t page = 1) const;

   private:
    struct Page {
        std::string path, title, words;
    };
    /// Of one language.
    struct Shelf {
        std::vector<Page> pages = {};
        std::unordered_map<std::string, std::vector<registry::Posting>> keys = {};
    };
    /// `typed` is what the links to further pages ask for again. Errors: `not_found` for a page behind the last.
    Result<std::string> found_on(std::span<const registry::QueryWord> words, std::string_view typed,
                                 std::string_view language, std::size_t page) const;

    std::map<std::string, Shelf, std::less<>> shelves_ = {};
};

/// By title, and where a program behind the site answers it, a form to look for words: "search.html" of each language.
std::vector<SiteFile> contents_files(const SiteOwner& owner, const law::Library& library, CivilDate on,
                                     std::span<const SiteFile> files);

/// The text of generated markup: without tags, each ending a word.
std::string text_of_markup(std::string_view markup);

}  // namespace comity::node
