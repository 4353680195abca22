// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/pages.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "documents/print/print.h"
#include "documents/print/words.h"

namespace comity::documents {

namespace {

constexpr double list_indent = 22;
constexpr double cell_space = 5;
constexpr double block_gap = 6;
constexpr double kept_with_heading = 48;  ///< room for two lines and the gaps around them

/// Puts blocks under each other and begins pages.
class Composer {
   public:
    Composer(const Document& document, std::size_t version, const Typesetter& typesetter, double bottom)
        : document_(document), version_(version), typesetter_(typesetter), bottom_(bottom) {
        made_.pages.emplace_back();
    }

    Result<Paginated> composed() && {
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            TRY_VOID(keep_signature(i));
            TRY_VOID(std::visit([&](const auto& one) { return put(one); }, document_.blocks[i]));
        }
        TRY_VOID(put_notes());
        if (!lists_attachments(document_)) TRY_VOID(put_attachments());
        return std::move(made_);
    }

   private:
    const Passage& words(const Segment& segment) const {
        static const Passage nothing;
        return version_ < segment.versions.size() ? segment.versions[version_] : nothing;
    }

    Result<void> new_page() {
        if (made_.pages.size() == max_printed_pages) {
            return fail(ErrorKind::limit, fmt::format("the document has over {} pages", max_printed_pages), {},
                        "divide it");
        }
        made_.pages.emplace_back();
        y_ = text_top;
        return {};
    }

    void gap(double height) {
        if (y_ > text_top) y_ += height;
    }

    /// The edge where a block begins that stands so far in: on the other side where the text runs leftwards.
    double edge(double indent, double width) const {
        return typesetter_.right_to_left() ? margin_inner + text_width - indent - width : margin_inner + indent;
    }

    Result<const TextBlock*> broken(const Passage& passage, const TextStyle& style, double width) {
        TRY(block, typesetter_.broken(passage, style, width));
        made_.blocks.push_back(std::move(block));
        return &made_.blocks.back();
    }

    /// Lines of a block from here on, over as many pages as they take.
    Result<void> flow(const TextBlock& block, const char* tag, double x, std::string bookmark = {}, int level = 0) {
        Piece piece{tag, {}, std::move(bookmark), level};
        for (const BrokenLine& line : block.lines) {
            if (y_ + line.height > bottom_ && y_ > text_top) {
                if (!piece.lines.empty()) made_.pages.back().pieces.push_back(std::move(piece));
                piece = Piece{tag, {}, std::move(piece.bookmark), level};
                TRY_VOID(new_page());
            }
            piece.lines.push_back({line.line, x + line.x, y_ + line.ascent});
            y_ += line.height;
        }
        made_.pages.back().pieces.push_back(std::move(piece));
        return {};
    }

    /// A mark beside the first line of what follows: the number of a paragraph or an item.
    Result<void> mark(const std::string& text, const TextStyle& style, const TextBlock& beside, double indent) {
        if (y_ + beside.lines.front().height > bottom_) TRY_VOID(new_page());
        TRY(block, broken({{text, TextRun::Face::plain, none, none}}, style, list_indent));
        const BrokenLine& line = block->lines.front();
        made_.pages.back().pieces.push_back(
            {"Lbl", {{line.line, edge(indent, list_indent) + line.x, y_ + line.ascent}}, {}, 0});
        return {};
    }

    Result<void> put(const Heading& heading) {
        constexpr std::array<double, 4> sizes{15, 13, 11.5, 11};
        constexpr std::array<const char*, 4> tags{"H1", "H2", "H3", "H4"};
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4)) - 1;
        TRY(block, broken(words(heading.words), {sizes[level], true, false, 1.3}, text_width));
        gap(2 * block_gap);
        double height = kept_with_heading;
        for (const BrokenLine& line : block->lines) height += line.height;
        if (y_ + height > bottom_ && y_ > text_top) TRY_VOID(new_page());
        TRY_VOID(flow(*block, tags[level], edge(0, text_width), plain_text(words(heading.words)),
                      static_cast<int>(level) + 1));
        gap(block_gap / 2);
        return {};
    }

    const Paragraph* paragraph_at(std::size_t i) const {
        return i < document_.blocks.size() ? std::get_if<Paragraph>(&document_.blocks[i]) : nullptr;
    }
    bool signs(std::size_t i) const {
        const Paragraph* paragraph = paragraph_at(i);
        return paragraph != nullptr && paragraph->style == Paragraph::Style::signature;
    }

    static TextStyle style_of(const Paragraph& paragraph) {
        using Style = Paragraph::Style;
        TextStyle style;
        if (paragraph.style == Style::title) style = {18, true, true, 1.3};
        if (paragraph.style == Style::note) style.size = 9;
        return style;
    }
    static double indent_of(const Paragraph& paragraph) { return paragraph.number > 0 ? list_indent + 4 : 0; }

    /// Who signs and their office stand on one page, with the paragraph before them: a signature alone on a sheet could
    /// be put behind any text.
    Result<void> keep_signature(std::size_t i) {
        constexpr double longest = 120;  ///< a longer paragraph has lines enough on both pages
        if (paragraph_at(i) == nullptr || signs(i) || !signs(i + 1)) return {};
        double height = 0;
        for (std::size_t at = i; at == i || signs(at); ++at) {
            const Paragraph& paragraph = *paragraph_at(at);
            TRY(block,
                typesetter_.broken(words(paragraph.words), style_of(paragraph), text_width - indent_of(paragraph)));
            double lines = 0;
            for (const BrokenLine& line : block.lines) lines += line.height;
            if (at == i && lines > longest) return {};
            height += lines + (at == i ? block_gap : 3 * block_gap);
        }
        return y_ + height > bottom_ && y_ > text_top ? new_page() : Result<void>();
    }

    Result<void> put(const Paragraph& paragraph) {
        using Style = Paragraph::Style;
        const TextStyle style = style_of(paragraph);
        const double indent = indent_of(paragraph);
        TRY(block, broken(words(paragraph.words), style, text_width - indent));
        gap(paragraph.style == Style::title || paragraph.style == Style::signature ? 3 * block_gap : block_gap);
        if (paragraph.number > 0) TRY_VOID(mark(fmt::format("{}.", paragraph.number), style, *block, 0));
        return flow(*block, paragraph.style == Style::title ? "H1" : "P", edge(indent, text_width - indent));
    }

    Result<void> put(const List& list) {
        const TextStyle style;
        gap(block_gap / 2);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const double indent = 2 * list_indent;
            TRY(block, broken(words(list.items[i]), style, text_width - indent));
            gap(block_gap / 2);
            TRY_VOID(mark(list.numbered ? fmt::format("{}.", i + 1) : "•", style, *block, list_indent));
            TRY_VOID(flow(*block, "LBody", edge(indent, text_width - indent)));
        }
        return {};
    }

    Result<void> put(const Table& table) {
        gap(block_gap);
        if (!table.head.empty()) TRY_VOID(put_row(table.head, true));
        for (const auto& row : table.rows) TRY_VOID(put_row(row, false));
        rule();
        y_ += block_gap / 2;
        return {};
    }

    void rule() { made_.pages.back().rules.push_back({margin_inner, y_, text_width}); }

    /// Cells beside each other, each going on as long as it has lines, over pages where it must.
    Result<void> put_row(const std::vector<Segment>& cells, bool head) {
        if (cells.empty()) return {};
        const double width = text_width / static_cast<double>(cells.size());
        std::vector<const TextBlock*> blocks;
        for (const Segment& cell : cells) {
            TRY(block, typesetter_.broken(words(cell), {9.5, head, false, 1.3}, width - 2 * cell_space));
            made_.blocks.push_back(std::move(block));
        }
        for (std::size_t i = made_.blocks.size() - cells.size(); i < made_.blocks.size(); ++i)
            blocks.push_back(&made_.blocks[i]);
        std::vector<std::size_t> next(cells.size(), 0);
        bool left = true;
        while (left) {
            if (y_ + 2 * cell_space + blocks.front()->lines.front().height > bottom_) TRY_VOID(new_page());
            rule();
            const double top = y_ + cell_space;
            double bottom = top;
            left = false;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const double x = edge(width * static_cast<double>(i), width) + cell_space;
                Piece piece{head ? "TH" : "TD", {}, {}, 0};
                double y = top;
                const auto& lines = blocks[i]->lines;
                for (; next[i] < lines.size() && y + lines[next[i]].height + cell_space <= bottom_; ++next[i]) {
                    piece.lines.push_back({lines[next[i]].line, x + lines[next[i]].x, y + lines[next[i]].ascent});
                    y += lines[next[i]].height;
                }
                left = left || next[i] < lines.size();
                bottom = std::max(bottom, y);
                if (!piece.lines.empty()) made_.pages.back().pieces.push_back(std::move(piece));
            }
            y_ = bottom + cell_space;
            if (left) TRY_VOID(new_page());
        }
        return {};
    }

    Result<void> put(const PageBreak&) { return y_ > text_top ? new_page() : Result<void>(); }

    Result<void> put_heading(std::string_view text) {
        Heading heading;
        heading.level = 2;
        heading.words.versions.assign(version_ + 1, {{std::string(text), TextRun::Face::plain, none, none}});
        return put(heading);
    }

    Result<void> put_notes() {
        if (document_.footnotes.empty()) return {};
        TRY_VOID(put_heading(page_words(document_.languages[version_]).notes));
        const TextStyle style{9, false, false, 1.3};
        for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
            TRY(block, broken(words(document_.footnotes[i]), style, text_width - list_indent));
            gap(block_gap / 2);
            TRY_VOID(mark(std::to_string(i + 1), style, *block, 0));
            TRY_VOID(flow(*block, "Note", edge(list_indent, text_width - list_indent)));
        }
        return {};
    }

    Result<void> put_attachments() {
        if (document_.attachments.empty()) return {};
        const PageWords& own = page_words(document_.languages[version_]);
        TRY_VOID(put_heading(own.attachments));
        List list{true, {}};
        for (const Attachment& attachment : document_.attachments) {
            Segment item = attachment.title;
            if (attachment.pages > 0 && version_ < item.versions.size()) {
                item.versions[version_].push_back(
                    {fmt::format(" ({})", fmt::format(fmt::runtime(own.pages), attachment.pages)), TextRun::Face::plain,
                     none, none});
            }
            list.items.push_back(std::move(item));
        }
        return put(list);
    }

    const Document& document_;
    std::size_t version_;
    const Typesetter& typesetter_;
    double bottom_;
    Paginated made_;
    double y_ = text_top;
};

}  // namespace

Result<Paginated> paginated(const Document& document, std::size_t version, const Typesetter& typesetter,
                            double bottom) {
    return Composer(document, version, typesetter, bottom).composed();
}

}  // namespace comity::documents
