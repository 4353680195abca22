// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "format/xml_writer.h"

/// The parts of a WordprocessingML document (ISO/IEC 29500-4, transitional), for the source files of this folder.
/// Errors: invalid where a text cannot stand in XML.
namespace comity::documents {

inline constexpr std::string_view docx_media_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr format::XmlPrefix docx_prefixes[] = {
    {"cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}};

/// A list that counts by itself: its number among those of the document, and where it begins.
struct DocxCount {
    bool paragraphs = false;  ///< numbered paragraphs; otherwise a numbered list
    int from = 1;
};

/// What the body gives: the part itself, its footnotes, and the lists it counts, whose numbers begin at
/// `docx_first_count`.
struct DocxBody {
    std::string document, footnotes;
    std::vector<DocxCount> counts;
};
inline constexpr int docx_bullets = 1;
inline constexpr int docx_first_count = 2;

Result<DocxBody> docx_body(const Document& document, std::size_t version);

/// The other parts by name, as the archive has them in order: content types and relationships first.
Result<std::vector<std::pair<std::string, std::string>>> docx_parts(const Document& document, std::size_t version,
                                                                    const std::vector<DocxCount>& counts);

/// A run of text, parted by direction. `style` is that of characters; "" for none.
void docx_run(format::XmlWriter& xml, std::string_view text, std::string_view style, bool leftwards);

/// Points in twentieths, as most lengths of the form are said.
std::string twentieths(double points);

}  // namespace comity::documents
