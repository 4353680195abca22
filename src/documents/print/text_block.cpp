// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/text_block.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "documents/print/print.h"
#include "format/utf8.h"

namespace comity::documents {

namespace {

// The second one has what the first lacks; the rest is fontconfig's to find.
constexpr const char* family = "Noto Serif, Noto Naskh Arabic, Noto Sans";

struct ReleaseAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct ReleaseDescription {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct ReleaseIterator {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct ReleaseOptions {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

double points(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

/// A letter that no font has; pango would draw a box with its number in its place.
std::optional<gunichar> letter_without_font(PangoLayout* layout) {
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) return std::nullopt;
    const std::unique_ptr<PangoLayoutIter, ReleaseIterator> at(pango_layout_get_iter(layout));
    do {
        const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(at.get());
        for (int i = 0; run != nullptr && i < run->glyphs->num_glyphs; ++i) {
            const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && glyph != PANGO_GLYPH_INVALID_INPUT)
                return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        }
    } while (pango_layout_iter_next_run(at.get()));
    return std::nullopt;
}

std::string utf8_of(gunichar letter) {
    std::array<char, 6> octets{};
    return {octets.data(), static_cast<std::size_t>(g_unichar_to_utf8(letter, octets.data()))};
}

void over(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
    attribute->start_index = static_cast<guint>(begin);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(list, attribute);
}

/// Text and faces of a passage; the mark of a footnote stands raised behind its run.
std::string put_together(const Passage& passage, PangoAttrList* list) {
    std::string text;
    for (const TextRun& run : passage) {
        const std::size_t begin = text.size();
        text += printable(run.text);
        if (run.face == TextRun::Face::strong) over(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), begin, text.size());
        if (run.face == TextRun::Face::emphasis)
            over(list, pango_attr_style_new(PANGO_STYLE_ITALIC), begin, text.size());
        if (run.footnote == none) continue;
        const std::size_t mark = text.size();
        text += std::to_string(run.footnote + 1);
        over(list, pango_attr_rise_new(4 * PANGO_SCALE), mark, text.size());
        over(list, pango_attr_scale_new(0.7), mark, text.size());
    }
    return text;
}

}  // namespace

std::string printable(std::string_view utf8) {
    std::string clean;
    for (const char* at = utf8.data(); at < utf8.data() + utf8.size();) {
        const gunichar c = g_utf8_get_char(at);
        const char* const next = g_utf8_next_char(at);
        const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
        const bool no_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c < 0xFDF0);
        clean += control || no_character ? std::string_view(" ") : std::string_view(at, next);
        at = next;
    }
    return clean;
}

void ReleaseObject::operator()(void* object) const {
    g_object_unref(object);
}

Result<Typesetter> Typesetter::open(std::string_view language) {
    // A map of fonts of its own: the default one belongs to the thread and is never freed.
    const std::unique_ptr<PangoFontMap, ReleaseObject> fonts(pango_cairo_font_map_new());
    pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(fonts.get()), 72);
    std::unique_ptr<PangoContext, ReleaseObject> context(pango_font_map_create_context(fonts.get()));
    const std::unique_ptr<cairo_font_options_t, ReleaseOptions> options(cairo_font_options_create());
    // The shapes as drawn by their maker: paper has no pixels to fit them to.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string(std::string(language).c_str()));
    const bool leftwards = documents::right_to_left(language);
    pango_context_set_base_dir(context.get(), leftwards ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    const std::unique_ptr<PangoFontDescription, ReleaseDescription> font(pango_font_description_from_string(family));
    const std::unique_ptr<PangoFont, ReleaseObject> loaded(pango_context_load_font(context.get(), font.get()));
    if (!loaded) {
        return fail(ErrorKind::unavailable, "there is no font to print with", {},
                    "install fonts-noto-core (Debian), and fonts-noto-cjk for Chinese");
    }
    return Typesetter(std::move(context), leftwards);
}

Result<TextBlock> Typesetter::broken(const Passage& passage, const TextStyle& style, double width) const {
    std::size_t octets = 0;
    for (const TextRun& run : passage) {
        octets += run.text.size();
        if (!format::is_utf8(run.text)) return fail(ErrorKind::invalid, "a text of the document is not UTF-8");
    }
    if (octets > max_segment_octets) {
        return fail(ErrorKind::limit, fmt::format("a passage of {} octets", octets), {},
                    fmt::format("at most {} are printed; divide it", max_segment_octets));
    }
    TextBlock block;
    block.layout.reset(pango_layout_new(context_.get()));
    const std::unique_ptr<PangoFontDescription, ReleaseDescription> font(pango_font_description_from_string(family));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    if (style.strong) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(block.layout.get(), font.get());
    pango_layout_set_width(block.layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(block.layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(block.layout.get(), FALSE);
    const PangoAlignment begin = right_to_left_ ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    pango_layout_set_alignment(block.layout.get(), style.centred ? PANGO_ALIGN_CENTER : begin);
    const std::unique_ptr<PangoAttrList, ReleaseAttributes> faces(pango_attr_list_new());
    const std::string text = put_together(passage, faces.get());
    pango_layout_set_text(block.layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(block.layout.get(), faces.get());
    if (const auto letter = letter_without_font(block.layout.get())) {
        return fail(ErrorKind::unavailable,
                    fmt::format("no font here has the letter '{}' (U+{:04X})", utf8_of(*letter), *letter), {},
                    "install fonts-noto-core (Debian), and fonts-noto-cjk for Chinese, Japanese and Korean");
    }

    const std::unique_ptr<PangoLayoutIter, ReleaseIterator> at(pango_layout_get_iter(block.layout.get()));
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
        const double height = std::max(points(logical.height), style.size * style.leading);
        const double ascent = points(pango_layout_iter_get_baseline(at.get()) - logical.y);
        block.lines.push_back({pango_layout_iter_get_line_readonly(at.get()), points(logical.x),
                               ascent + (height - points(logical.height)) / 2, height});
    } while (pango_layout_iter_next_line(at.get()));
    return block;
}

Result<TextBlock> Typesetter::broken(std::string_view text, const TextStyle& style, double width) const {
    return broken(Passage{{std::string(text), TextRun::Face::plain, none, none}}, style, width);
}

}  // namespace comity::documents
