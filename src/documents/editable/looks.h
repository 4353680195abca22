// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// How the paragraphs of a paper look as files of word processors, for the source files of this folder. Lengths in
/// points; they are those of the printed page (documents/print).
namespace comity::documents {

enum class Look {
    text,
    address,
    reference,
    title,
    signature,
    note,
    heading_1,
    heading_2,
    heading_3,
    heading_4,
    item,
    cell,
    head_cell,
    after_table,
    footnote,
    header,
    draft_mark,
    footer
};

struct LookForm {
    std::string_view id;    ///< of the style
    std::string_view name;  ///< as word processors show it; where they have such a style themselves, theirs
    double size = 11;
    bool strong = false;
    bool centred = false;
    double before = 0;
    double after = 0;
    int outline = 0;  ///< level among the headings; 0: none
};

inline constexpr std::array<LookForm, 18> look_forms{{
    {"Text", "Body Text", 11, false, false, 6, 0},
    {"Address", "Address", 11, false, false, 6, 0},
    {"Reference", "Reference", 11, false, false, 6, 0},
    {"Title", "Title", 18, true, true, 18, 6},
    {"Signature", "Signature", 11, false, false, 18, 0},
    {"Note", "Note", 9, false, false, 6, 0},
    {"Heading1", "Heading 1", 15, true, false, 12, 3, 1},
    {"Heading2", "Heading 2", 13, true, false, 12, 3, 2},
    {"Heading3", "Heading 3", 11.5, true, false, 12, 3, 3},
    {"Heading4", "Heading 4", 11, true, false, 12, 3, 4},
    {"Item", "List Item", 11, false, false, 3, 0},
    {"Cell", "Table Contents", 9.5, false, false, 0, 0},
    {"HeadCell", "Table Heading", 9.5, true, false, 0, 0},
    {"AfterTable", "After Table", 4, false, false, 0, 0},
    {"FootnoteText", "Footnote Text", 9, false, false, 0, 0},
    {"Header", "Header", 8.5, false, false, 0, 0},
    {"DraftMark", "Draft Mark", 8.5, true, true, 0, 0},
    {"Footer", "Footer", 8.5, false, false, 0, 0},
}};

constexpr const LookForm& form_of(Look look) {
    return look_forms[static_cast<std::size_t>(look)];
}

inline constexpr double list_step = 22;        ///< from the edge to a list, and from its marks to its words
inline constexpr double numbered_indent = 26;  ///< of the words of numbered paragraphs
inline constexpr std::string_view text_font = "Noto Serif";
inline constexpr std::string_view leftward_font = "Noto Naskh Arabic";

/// The sheet: A4, with the margins of the printed page.
struct Sheet {
    double width = 595.3;
    double height = 841.9;
    double begin = 71;
    double end = 57;
    double top = 71;
    double bottom = 76;
    double head = 34;  ///< from the edge of the sheet to the running head and foot
    constexpr double text_width() const { return width - begin - end; }
};
inline constexpr Sheet sheet;

}  // namespace comity::documents
