// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "documents/document.h"
#include "format/xml_writer.h"

/// The parts of an OpenDocument text (ISO/IEC 26300, version 1.2), for the source files of this folder. Errors: invalid
/// where a text cannot stand in XML.
namespace comity::documents {

inline constexpr std::string_view odt_media_type = "application/vnd.oasis.opendocument.text";
inline constexpr std::string_view odt_version = "1.2";
inline constexpr format::XmlPrefix odt_prefixes[] = {
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    {"manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
    {"meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
    {"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {"svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}};

/// "11.5pt".
std::string in_points(double length);

/// content.xml: the words.
Result<std::string> odt_content(const Document& document, std::size_t version);
/// styles.xml: how they look, running head and foot, the language.
Result<std::string> odt_styles(const Document& document, std::size_t version);
Result<std::string> odt_meta(const Document& document, std::size_t version);
Result<std::string> odt_manifest();

}  // namespace comity::documents
