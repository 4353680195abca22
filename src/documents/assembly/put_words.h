// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

namespace comity::documents {

inline constexpr std::size_t max_passage_octets = 64 * 1024;

/// Puts a person's words in the place of one passage; the segment is free from then on. Where it is the source and says
/// another thing now, its translations are outdated; a translation that is put is not. `{person.name}` stands for a
/// slot of the document, with its value as the language writes it, and stays bound to it. Errors, naming the passage:
/// not_found for a segment or language the document does not have; invalid for no words, line ends, or a slot the
/// document does not have; limit.
Result<void> put_words(Document& document, std::string_view segment, std::string_view language, std::string_view text);

/// The same of a passage as it is: words with their faces and slots of the document.
void put_passage(Segment& segment, std::size_t version, Passage passage);

/// Somebody looked at a translation again and found it right. Errors: as of put_words(); invalid where nobody had to.
Result<void> look_again(Document& document, std::string_view segment, std::string_view language);

}  // namespace comity::documents
