// SPDX-License-Identifier: EUPL-1.2
// Search over the pages of the library. What the asker may not read is neither found nor counted, and no rank tells of
// it: its texts are not among those that are searched.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "node/docket/queries.h"
#include "register/library/snippet.h"

namespace comity::node {

struct LibraryQuery {
    std::string words = {};  ///< what a person typed
    /// "" takes all.
    std::string kind = {}, language = {}, state = {};
    std::string in_force_on = {};  ///< a day: only editions that hold on it; "" every edition
    std::size_t limit = 10;
};

/// Most pages of an answer.
inline constexpr std::size_t most_found_pages = 50;

/// A page, and what is needed to cite it.
struct FoundPage {
    std::string publication, number, title, kind;
    std::string text, edition, label, language;  ///< ids "x1", "e1"; what the edition is called
    bool authentic = true;
    std::int64_t page = 0;
    std::string in_force_from, in_force_to;  ///< days on which its edition holds, "" where none is known
    std::vector<registry::SnippetPart> snippet;

    bool in_force_on(const std::string& day) const {
        return !in_force_from.empty() && in_force_from <= day && (in_force_to.empty() || day <= in_force_to);
    }
};

struct LibraryAnswer {
    std::size_t found = 0;  ///< pages that have all words
    std::vector<FoundPage> pages;
};

/// The best pages first; the same on every store. `rows` is in no transaction. Errors: `forbidden`; as of
/// registry::query_words().
Result<LibraryAnswer> search_library(store::Connection& rows, const Asker& asker, const LibraryQuery& query);

}  // namespace comity::node
