// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/print/text_block.h"

/// Lines on pages, for the source files of this folder. Lengths in points, from the upper left corner.
namespace comity::documents {

inline constexpr double page_width = 595.28;  ///< A4
inline constexpr double page_height = 841.89;
inline constexpr double margin_inner = 71;
inline constexpr double margin_outer = 57;
inline constexpr double text_top = 71;
inline constexpr double text_bottom = page_height - 76;
inline constexpr double text_bottom_above_code = page_height - 118;
inline constexpr double text_width = page_width - margin_inner - margin_outer;

struct PlacedLine {
    PangoLayoutLine* line;
    double x;
    double baseline;
};

/// A piece of one element on one page.
struct Piece {
    const char* tag;  ///< its structure type (ISO 32000-1 section 14.8.4): "P", "H1", "TD", "Note"
    std::vector<PlacedLine> lines;
    std::string bookmark;  ///< of a heading; "" elsewhere and where the heading goes on
    int level = 0;         ///< of the bookmark
};

struct Rule {
    double x, y, width;
};

struct Page {
    std::vector<Piece> pieces;
    std::vector<Rule> rules;
};

struct Paginated {
    std::deque<TextBlock> blocks;  ///< that own the lines; they stay where they are
    std::vector<Page> pages;       ///< one at least
};

/// Errors: those of the typesetter; limit over max_printed_pages.
/// Text goes down to `bottom`.
Result<Paginated> paginated(const Document& document, std::size_t version, const Typesetter& typesetter, double bottom);

}  // namespace comity::documents
