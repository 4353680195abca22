// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"
#include "register/library/search_query.h"

namespace comity::registry {

/// Octets of a page that a snippet shows, about.
inline constexpr std::size_t snippet_octets = 240;

/// A run of a snippet: words that were looked for, or what stands between them.
struct SnippetPart {
    std::string text;
    bool found = false;

    friend bool operator==(const SnippetPart&, const SnippetPart&) = default;
};

/// The place of a page that has most of the words, cut at words, runs of blanks as one; "…" where the page goes on.
/// Empty where it has none.
std::vector<SnippetPart> snippet_of(std::string_view page, std::string_view language, std::span<const QueryWord> words);

/// [{"text", "found"} …]
format::Value shown(std::span<const SnippetPart> snippet);

}  // namespace comity::registry
