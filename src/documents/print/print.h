// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"
#include "documents/document.h"
#include "documents/paper/page_code.h"

/// Papers as PDF/A-3: fonts embedded, text that can be searched and read aloud, bookmarks, the data inside.
namespace comity::documents {

/// A file within the PDF, as PDF/A-3 has it.
struct EmbeddedFile {
    std::string name;         ///< "document.json"
    std::string media_type;   ///< "application/json"
    std::string description;  ///< for people
    std::string content;
};

/// What the code on every page says, besides its number (docs/formats/page-code.md).
struct PageMark {
    std::array<unsigned char, PageCode::pseudonym_octets> pseudonym{};
    crypto::Sha256 document{};  ///< of the document's data
};

struct PrintOrder {
    std::size_t version = 0;  ///< which language of the document
    Instant now;              ///< when it is printed, for the metadata
    bool line_numbers = false;
    std::vector<EmbeddedFile> embedded{};
    std::optional<PageMark> mark = std::nullopt;  ///< nothing: pages without codes
};

inline constexpr std::size_t max_printed_pages = 5'000;
inline constexpr std::size_t max_segment_octets = 1024 * 1024;  ///< of text in one language

/// The data of a document as a file that travels within its PDF (docs/formats/document.md).
EmbeddedFile own_data(const Document& document);

/// The same document, order and fonts give the same octets. Errors: invalid where the document has no such version or a
/// text is not UTF-8; limit; unavailable where no font installed has a letter of it.
Result<std::string> print_pdf(const Document& document, const PrintOrder& order);

}  // namespace comity::documents
