// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/value.h"

/// Text that a machine read on the pages of a file: found text, never the document (docs/formats/found-text.md).
namespace comity::documents {

inline constexpr int most_recognised_pages = 100;                       ///< of one file
inline constexpr std::size_t longest_recognised_page = 32 * 1024;       ///< octets
inline constexpr std::size_t longest_recognised_by = 100;               ///< octets of the program's name
inline constexpr std::size_t most_recognised_octets = 8 * 1024 * 1024;  ///< of all as JSON

struct RecognisedPage {
    std::int64_t page = 1;
    std::string text;  ///< lines, as plain_words() leaves them
    bool read = true;  ///< false where the page took more than one is given, or could not be read

    friend bool operator==(const RecognisedPage&, const RecognisedPage&) = default;
};

struct RecognisedText {
    std::string by;                      ///< "tesseract 5.3.0"
    std::vector<std::string> languages;  ///< ISO 639-1, those it was read in
    std::vector<RecognisedPage> pages;
    bool more = false;  ///< the file has further pages

    /// Whether there is any letter or number in it.
    bool says_something() const;
    bool any_read() const;
    friend bool operator==(const RecognisedText&, const RecognisedText&) = default;
};

/// What such a program wrote of a page, safe to keep and to show: UTF-8 with what is none as U+FFFD, without control
/// characters and without marks that turn the direction of letters round, no blanks at the ends of lines, one empty
/// line at most between two, cut at longest_recognised_page.
std::string plain_words(std::string_view output);

format::Value to_value(const RecognisedText& text);

/// Errors: invalid for anything to_value() does not write; limit.
Result<RecognisedText> read_recognised_text(std::string_view json);

}  // namespace comity::documents
