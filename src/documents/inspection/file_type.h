// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/octets.h"

namespace comity::documents {

/// What a file is by its octets, never by its name.
struct FileType {
    std::string_view word;        ///< "pdf"
    std::string_view media_type;  ///< as it is registered: "application/pdf"
    std::string_view others;      ///< what it is called as well, separated by blanks
    std::string_view endings;     ///< of its names, separated by blanks, in lower case
    bool program = false;         ///< to be run, not to be read
};

/// All that are told apart; the last, "unknown", is anything else.
const std::vector<FileType>& file_types();
const FileType& file_type(std::string_view word);

/// By its first octets, and by what plain text begins with. An archive is "zip" here: what is in it says which.
const FileType& type_by_content(Octets file);

/// What else a reader could take the same octets for: "zip" behind a picture, "html" within one.
std::vector<std::string_view> other_readings(Octets file, const FileType& type);

/// Whether a file of that type may be called so. A media type or an ending nobody here knows says nothing, so it
/// agrees.
bool agrees_with_media_type(const FileType& type, std::string_view media_type);
bool agrees_with_name(const FileType& type, std::string_view name);

/// Whether the ending of the name makes systems run the file: ".exe", ".js".
bool named_as_program(std::string_view name);

}  // namespace comity::documents
