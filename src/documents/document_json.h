// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "documents/document.h"
#include "format/tree.h"

namespace comity::documents {

/// The JSON object of docs/formats/document.md. The same document gives the same bytes.
std::string to_json(const Document& document);

/// Limits of a document that is read: what is over them is refused with ErrorKind::limit.
inline constexpr std::size_t max_document_languages = 6;
inline constexpr std::size_t max_document_segments = 20'000;
inline constexpr std::size_t max_document_slots = 5'000;

/// Reads what to_json wrote. Errors, with their place: an unknown or missing member, a version too few or too many,
/// an index that names nothing, a segment named twice, more than the limits.
Result<Document> read_document(const format::Tree& tree);

}  // namespace comity::documents
