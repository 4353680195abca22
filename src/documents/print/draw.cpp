// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/draw.h"

#include <algorithm>
#include <array>
#include <memory>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "documents/paper/code_picture.h"
#include "documents/paper/page_code.h"
#include "documents/print/words.h"

namespace comity::documents {

namespace {

constexpr double head_baseline = 42;
constexpr double foot_baseline = page_height - 40;
constexpr double code_width = 25 / 25.4 * 72;  ///< 25 mm
constexpr double code_top = page_height - 26 - code_width;
constexpr double rule_width = 0.5;
constexpr int numbered_line = 5;  ///< every so many lines bear a number

struct ReleaseSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ReleaseDrawing {
    void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
};

cairo_status_t append(void* out, const unsigned char* octets, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(octets), length);
    return CAIRO_STATUS_SUCCESS;
}

class Drawing {
   public:
    Drawing(const Document& document, const PrintOrder& order, const Paginated& paginated, const Typesetter& typesetter)
        : document_(document),
          order_(order),
          paginated_(paginated),
          typesetter_(typesetter),
          words_(page_words(document.languages[order.version])),
          surface_(cairo_pdf_surface_create_for_stream(append, &out_, page_width, page_height)),
          cairo_(cairo_create(surface_.get())) {
        cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                       (to_string(in_utc(order.now)).substr(0, 19) + "Z").c_str());
        parents_.fill(CAIRO_PDF_OUTLINE_ROOT);
    }

    Result<std::string> finished() && {
        cairo_tag_begin(cairo_.get(), "Document", nullptr);
        for (std::size_t i = 0; i < paginated_.pages.size(); ++i) {
            TRY_VOID(furniture(i));
            page(i);
            if (order_.mark) TRY_VOID(code(i));
            cairo_show_page(cairo_.get());
        }
        cairo_tag_end(cairo_.get(), "Document");
        cairo_surface_finish(surface_.get());
        cairo_status_t status = cairo_status(cairo_.get());
        if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
        if (status == CAIRO_STATUS_SUCCESS) return std::move(out_);
        return fail(ErrorKind::unavailable,
                    fmt::format("the pages cannot be drawn: {}", cairo_status_to_string(status)), {},
                    "see that memory and fonts are there");
    }

   private:
    void show(PangoLayoutLine* line, double x, double baseline) {
        cairo_move_to(cairo_.get(), x, baseline);
        pango_cairo_show_layout_line(cairo_.get(), line);
    }

    enum class Side { begin, centre, end };

    /// A line of running head or foot; it belongs to no element.
    Result<void> running(const std::string& text, double baseline, Side side) {
        TRY(block, typesetter_.broken(text, {8.5, side == Side::centre, false, 1.2}, text_width));
        PangoRectangle logical;
        pango_layout_line_get_extents(block.lines.front().line, nullptr, &logical);
        const double free = text_width - static_cast<double>(logical.width) / PANGO_SCALE;
        const bool leftwards = typesetter_.right_to_left();
        double x = margin_inner;
        if (side == Side::centre) x += free / 2;
        if ((side == Side::end) != leftwards && side != Side::centre) x += free;
        show(block.lines.front().line, x, baseline);
        return {};
    }

    /// In the middle of the head, or at its end where the title reaches that far.
    Side beside_title(std::size_t number) {
        constexpr std::size_t reaches = 44;  ///< letters of the running head
        if (number == 0 || order_.version >= document_.titles.size()) return Side::centre;
        const std::string& title = document_.titles[order_.version];
        const auto letters =
            std::ranges::count_if(title, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
        return static_cast<std::size_t>(letters) > reaches ? Side::end : Side::centre;
    }

    Result<void> furniture(std::size_t number) {
        const std::string page = fmt::format(fmt::runtime(words_.page), number + 1, paginated_.pages.size());
        TRY_VOID(running(page, foot_baseline, Side::end));
        if (!document_.reference.empty()) TRY_VOID(running(document_.reference, foot_baseline, Side::begin));
        if (number > 0 && order_.version < document_.titles.size())
            TRY_VOID(running(document_.titles[order_.version], head_baseline, Side::begin));
        if (document_.draft) TRY_VOID(running(std::string(words_.draft), head_baseline, beside_title(number)));
        return {};
    }

    void page(std::size_t number) {
        const Page& page = paginated_.pages[number];
        cairo_set_line_width(cairo_.get(), rule_width);
        for (const Rule& rule : page.rules) {
            cairo_move_to(cairo_.get(), rule.x, rule.y);
            cairo_line_to(cairo_.get(), rule.x + rule.width, rule.y);
            cairo_stroke(cairo_.get());
        }
        for (const Piece& piece : page.pieces) {
            if (!piece.bookmark.empty() && !piece.lines.empty()) bookmark(piece, number);
            cairo_tag_begin(cairo_.get(), piece.tag, nullptr);
            for (const PlacedLine& line : piece.lines) show(line.line, line.x, line.baseline);
            cairo_tag_end(cairo_.get(), piece.tag);
        }
        if (order_.line_numbers) number_lines(page);
    }

    /// In the middle of the foot, between reference and page number.
    Result<void> code(std::size_t number) {
        TRY(text, to_text({order_.mark->pseudonym, digest_for_code(order_.mark->document), static_cast<int>(number) + 1,
                           static_cast<int>(paginated_.pages.size())}));
        TRY(modules, code_modules(text, Robustness::high));
        const double module = code_width / modules.side;
        const double left = (page_width - code_width) / 2;
        for (int y = 0; y < modules.side; ++y) {
            for (int x = 0; x < modules.side; ++x) {
                if (modules.at(x, y))
                    cairo_rectangle(cairo_.get(), left + x * module, code_top + y * module, module, module);
            }
        }
        cairo_fill(cairo_.get());
        return {};
    }

    void bookmark(const Piece& piece, std::size_t page) {
        const auto level = static_cast<std::size_t>(piece.level);
        int parent = CAIRO_PDF_OUTLINE_ROOT;
        for (std::size_t above = level; above-- > 1 && parent == CAIRO_PDF_OUTLINE_ROOT;) parent = parents_[above];
        const std::string where = fmt::format("page={} pos=[{:.1f} {:.1f}]", page + 1, piece.lines.front().x,
                                              piece.lines.front().baseline - 18);
        parents_[level] = cairo_pdf_surface_add_outline(surface_.get(), parent, printable(piece.bookmark).c_str(),
                                                        where.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        for (std::size_t below = level + 1; below < parents_.size(); ++below) parents_[below] = CAIRO_PDF_OUTLINE_ROOT;
    }

    /// Beside the text, counting lines of body text on this page.
    void number_lines(const Page& page) {
        int count = 0;
        for (const Piece& piece : page.pieces) {
            if (std::string_view(piece.tag) == "Lbl" || std::string_view(piece.tag) == "TD") continue;
            for (const PlacedLine& line : piece.lines) {
                if (++count % numbered_line != 0) continue;
                const auto block = typesetter_.broken(std::to_string(count), {7, false, false, 1.2}, list_room);
                if (block) show(block->lines.front().line, margin_inner - list_room, line.baseline);
            }
        }
    }

    static constexpr double list_room = 24;

    const Document& document_;
    const PrintOrder& order_;
    const Paginated& paginated_;
    const Typesetter& typesetter_;
    const PageWords& words_;
    std::string out_;
    std::unique_ptr<cairo_surface_t, ReleaseSurface> surface_;
    std::unique_ptr<cairo_t, ReleaseDrawing> cairo_;
    std::array<int, 5> parents_{};
};

}  // namespace

Result<std::string> drawn(const Document& document, const PrintOrder& order, const Paginated& paginated,
                          const Typesetter& typesetter) {
    return Drawing(document, order, paginated, typesetter).finished();
}

}  // namespace comity::documents
