// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::cli {

enum class Colour { plain, strong, dim, red, amber, green, blue };

/// What the reader of standard output is: a terminal that shows colours, or a file or program that wants none.
class Terminal {
   public:
    static Terminal of_standard_output();
    explicit Terminal(bool colours, int width) : colours_(colours), width_(width) {}

    int width() const { return width_; }
    bool colours() const { return colours_; }
    std::string paint(std::string_view text, Colour colour) const;

   private:
    bool colours_;
    int width_;
};

/// How many columns a UTF-8 text takes on a terminal (letters of one column; enough for Latin and Cyrillic).
int columns(std::string_view text);
/// The text with blanks to `width` columns.
std::string padded(std::string_view text, int width);
/// Broken at blanks into lines of at most `width` columns, later lines indented.
std::string wrapped(std::string_view text, int width, int indent);

}  // namespace comity::cli
