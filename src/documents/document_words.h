// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

#include "documents/document.h"

/// The words for what documents are made of, in JSON, pages and templates; each table in the order of its enumeration.
namespace comity::documents {

inline constexpr std::array<std::string_view, 10> slot_kind_words{"text",  "name",   "code",  "date",   "number",
                                                                  "money", "period", "state", "choice", "citation"};
inline constexpr std::array<std::string_view, 3> face_words{"plain", "emphasis", "strong"};
inline constexpr std::array<std::string_view, 6> style_words{"body",  "address",   "reference",
                                                             "title", "signature", "note"};

template <class Word, std::size_t size>
constexpr std::string_view word_in(const std::array<std::string_view, size>& words, Word of) {
    return words[static_cast<std::size_t>(of)];
}

}  // namespace comity::documents
