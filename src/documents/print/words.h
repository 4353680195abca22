// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"

namespace comity::documents {

/// What a printed page says by itself.
struct PageWords {
    std::string_view language;     ///< BCP 47, its first part
    std::string_view page;         ///< "Page {} of {}", for the number and the count
    std::string_view draft;        ///< on every page of a draft
    std::string_view attachments;  ///< above their list
    std::string_view pages;        ///< "{} pages"
    std::string_view notes;        ///< above the footnotes
};

/// In English where the language is not known.
const PageWords& page_words(std::string_view language);

/// Whether a table of the document names its attachments, as assembly makes one; then they are not listed once more.
bool lists_attachments(const Document& document);

}  // namespace comity::documents
