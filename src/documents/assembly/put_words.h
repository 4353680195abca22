// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace comity::documents {

inline constexpr std::size_t max_passage_octets = 64 * 1024;

/// Puts a person's words in the place of one passage; the segment is free from then on. `{person.name}` stands for a
/// slot of the document, with its value as the language writes it, and stays bound to it. Errors, naming the passage:
/// not_found for a segment or language the document does not have; invalid for no words, line ends, or a slot the
/// document does not have; limit.
Result<void> put_words(Document& document, std::string_view segment, std::string_view language, std::string_view text);

}  // namespace comity::documents
