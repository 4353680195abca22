// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/document.h"

namespace comity::documents {

struct HtmlOptions {
    std::vector<std::string> languages;  ///< which versions, in which order; empty: all of the document
    std::string draft_words;             ///< the mark of a draft; empty: none
};

/// A page of its own for reading and printing: the versions beside each other, segment by segment, each with its
/// language and direction. It needs no other file and has no script. A language the document lacks is left out.
std::string render_html(const Document& document, const HtmlOptions& options);

}  // namespace comity::documents
