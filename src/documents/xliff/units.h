// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/document.h"

namespace comity::documents {

inline constexpr std::string_view xliff_space = "urn:oasis:names:tc:xliff:document:2.0";

/// One thing to translate: a segment, or the words of a field that stand in a slot of it.
struct TranslationUnit {
    std::string name;  ///< of the segment; "field:" and the slot's name
    Passage source;
    Passage target;          ///< empty: not translated yet
    bool translate = false;  ///< standard wording is there for the context
    int slot = none;         ///< of a field
    bool outdated = false;   ///< the source was worded anew since it was translated
};

/// The units of a document for two of its versions, in reading order; a field stands before the first passage that uses
/// it.
std::vector<TranslationUnit> units_of(const Document& document, std::size_t source, std::size_t target);

/// Whether the words of a field wait for a translation, or a person gave one.
bool is_untranslated(std::string_view words);

}  // namespace comity::documents
