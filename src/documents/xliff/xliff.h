// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"

/// What goes to a translator and comes back, as XLIFF 2.1 (docs/formats/xliff.md).
namespace comity::documents {

/// The words of a document in two of its languages: what a person wrote, to be translated; standard wording beside it,
/// not to be. Errors: the document lacks a language, or both are the same.
Result<std::string> to_xliff(const Document& document, std::string_view source, std::string_view target);

/// The most octets a file may have that comes back.
inline constexpr std::size_t max_xliff_bytes = 16 * 1024 * 1024;

/// What a file brought, and what it brought that was not taken.
struct Translated {
    Document document;
    std::string language;  ///< into which the file translates
    std::size_t taken = 0;
    /// One that was taken, changed or not.
    struct Taken {
        std::string name;  ///< of the segment; "field:" and the slot's name
        Passage before;
        Passage after;
    };
    std::vector<Taken> units;
    struct Refused {
        std::string name;  ///< of the segment, or of the field
        std::string reason;
        int line = 0;
    };
    std::vector<Refused> refused;
};

/// Puts the translations of a file into the document. A unit is refused by itself where its source is no longer what
/// the document says, where a slot is missing or stands twice, or where nothing of that name waits for a translation.
/// `only`: the names of the units that are taken; without: all. Errors: not XLIFF 2.0 or 2.1, not of this document's
/// languages, over the limits.
Result<Translated> from_xliff(const Document& document, std::string_view xliff, std::string_view file = {},
                              const std::optional<std::set<std::string>>& only = std::nullopt);

}  // namespace comity::documents
