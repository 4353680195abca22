// SPDX-License-Identifier: EUPL-1.2
// What machines read on the documents of a case: opened, and searched. Nothing of it stands in rows of the database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/state.h"
#include "documents/recognition/recognised_text.h"
#include "node/contents/case_contents.h"
#include "register/library/snippet.h"

namespace comity::node {

/// Most pages of an answer, and most octets of texts that are opened for it.
inline constexpr std::size_t most_pages_found = 50;
inline constexpr std::uint64_t most_octets_searched = 64 * 1024 * 1024;

/// Errors: not_found where nothing was read on it; those of reading.
Result<documents::RecognisedText> found_text(CaseContents& contents, const std::string& case_id,
                                             const cases::Document::Version& version);

struct PageOfDocument {
    std::string document, title;
    std::int64_t version = 1;
    std::int64_t page = 1;
    std::vector<registry::SnippetPart> snippet;
};

struct FoundPages {
    std::vector<PageOfDocument> pages;  ///< in the order of the dossier
    std::size_t searched = 0;           ///< documents whose text was searched
    std::size_t without = 0;            ///< documents of which no text was found
    bool more = false;                  ///< there are further pages, or documents that were not opened
};

/// The pages that have all words, in whatever form, of the newest versions of documents that were not withdrawn.
/// Errors: those of registry::query_words() and of reading.
Result<FoundPages> search_found_texts(CaseContents& contents, const cases::CaseState& state, std::string_view words);

}  // namespace comity::node
