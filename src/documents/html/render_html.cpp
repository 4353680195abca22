// SPDX-License-Identifier: EUPL-1.2
#include "documents/html/render_html.h"

#include <algorithm>

#include "documents/document_words.h"
#include "format/markup.h"

namespace comity::documents {

namespace {

using format::escaped_markup;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; }
body { font: 1rem/1.5 serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
.row { display: grid; gap: 2rem; grid-template-columns: repeat(var(--versions), minmax(0, 1fr)); }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; } h3, h4, h5 { font-size: 1rem; }
p, li { margin: 0.4rem 0; } .address, .reference { margin: 0; } .signature { margin-top: 1.5rem; }
.note { font-size: 0.85rem; } .number { display: inline-block; min-width: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0; }
th, td { border: 1px solid; padding: 0.2rem 0.5rem; text-align: start; vertical-align: top; }
.gap { outline: 2px dashed; } .draft { border: 2px solid; padding: 0.2rem 0.6rem; font-weight: bold; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; gap: 0; } }
@media print { body { margin: 0; max-width: none; } }
)";

class HtmlWriter {
   public:
    HtmlWriter(const Document& document, const HtmlOptions& options) : document_(document), options_(options) {
        for (std::size_t i = 0; i < document.languages.size(); ++i)
            if (options.languages.empty()) versions_.push_back(i);
        for (const std::string& language : options.languages)
            if (const auto version = version_of(document, language)) versions_.push_back(*version);
    }

    std::string write() {
        const std::string language = versions_.empty() ? "en" : document_.languages[versions_.front()];
        out_ =
            "<!doctype html>\n<html lang=\"" + escaped_markup(language) +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
            escaped_markup(versions_.empty() ? document_.kind : document_.titles[versions_.front()]) +
            "</title>\n<style>" + std::string(style) +
            "</style>\n</head>\n<body style=\"--versions: " + std::to_string(versions_.size()) + "\">\n<main>\n";
        if (document_.draft && !options_.draft_words.empty())
            out_ += "<p class=\"draft\" role=\"note\">" + escaped_markup(options_.draft_words) + "</p>\n";
        for (const Block& block : document_.blocks) std::visit([&](const auto& each) { add(each); }, block);
        footnotes();
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

   private:
    /// One cell per version, in its language and direction.
    template <class Body>
    void row(Body body) {
        out_ += "<div class=\"row\">\n";
        for (const std::size_t version : versions_) {
            const std::string& language = document_.languages[version];
            out_ += "<div lang=\"" + escaped_markup(language) + "\"" + (right_to_left(language) ? " dir=\"rtl\"" : "") +
                    ">";
            body(version);
            out_ += "</div>\n";
        }
        out_ += "</div>\n";
    }

    void add(const Heading& heading) {
        // The title is the page's h1.
        const std::string tag = "h" + std::to_string(std::clamp(heading.level, 1, 4) + 1);
        row([&](std::size_t version) {
            out_ += "<" + tag + id(heading.words, version) + ">";
            words(heading.words, version);
            out_ += "</" + tag + ">";
        });
    }

    void add(const Paragraph& paragraph) {
        const bool title = paragraph.style == Paragraph::Style::title;
        row([&](std::size_t version) {
            out_ += title ? "<h1" + id(paragraph.words, version) + ">"
                          : "<p class=\"" + std::string(word_in(style_words, paragraph.style)) + "\"" +
                                id(paragraph.words, version) + ">";
            if (paragraph.number > 0)
                out_ += "<span class=\"number\">" + std::to_string(paragraph.number) + ".</span> ";
            words(paragraph.words, version);
            out_ += title ? "</h1>" : "</p>";
        });
    }

    void add(const List& list) {
        const std::string tag = list.numbered ? "ol" : "ul";
        int number = 0;
        for (const Segment& item : list.items) {
            ++number;
            row([&](std::size_t version) {
                out_ += "<" + tag + (list.numbered ? " start=\"" + std::to_string(number) + "\"" : "") + "><li" +
                        id(item, version) + ">";
                words(item, version);
                out_ += "</li></" + tag + ">";
            });
        }
    }

    void add(const Table& table) {
        row([&](std::size_t version) {
            out_ += "<table>";
            if (!table.head.empty()) {
                out_ += "<thead><tr>";
                for (const Segment& cell : table.head) this->cell(cell, version, "th scope=\"col\"", "th");
                out_ += "</tr></thead>";
            }
            out_ += "<tbody>";
            for (const std::vector<Segment>& cells : table.rows) {
                out_ += "<tr>";
                for (std::size_t i = 0; i < cells.size(); ++i) {
                    const bool names_row = i == 0 && table.head.empty();
                    cell(cells[i], version, names_row ? "th scope=\"row\"" : "td", names_row ? "th" : "td");
                }
                out_ += "</tr>";
            }
            out_ += "</tbody></table>";
        });
    }
    void cell(const Segment& segment, std::size_t version, std::string_view opens, std::string_view closes) {
        out_ += "<" + std::string(opens) + id(segment, version) + ">";
        words(segment, version);
        out_ += "</" + std::string(closes) + ">";
    }

    void add(const PageBreak&) { out_ += "<hr style=\"break-after: page\">\n"; }

    void footnotes() {
        for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
            row([&](std::size_t version) {
                out_ += "<p class=\"note\"" + id(document_.footnotes[i], version) + "><sup>" + std::to_string(i + 1) +
                        "</sup> ";
                words(document_.footnotes[i], version);
                out_ += "</p>";
            });
        }
    }

    /// A segment is found by its id in the first version shown; the others have the language behind it.
    std::string id(const Segment& segment, std::size_t version) const {
        const std::string suffix = version == versions_.front() ? "" : "-" + document_.languages[version];
        return " id=\"" + escaped_markup(segment.id + suffix) + "\"";
    }

    void words(const Segment& segment, std::size_t version) {
        if (version >= segment.versions.size()) return;
        for (const TextRun& run : segment.versions[version]) {
            std::string text = escaped_markup(run.text);
            if (run.face == TextRun::Face::strong) text = "<strong>" + text + "</strong>";
            if (run.face == TextRun::Face::emphasis) text = "<em>" + text + "</em>";
            if (run.slot != none) {
                const Slot& slot = document_.slots[static_cast<std::size_t>(run.slot)];
                text = "<span class=\"" + std::string(slot.empty ? "gap" : "slot") + "\" data-slot=\"" +
                       escaped_markup(slot.name) + "\">" + text + "</span>";
            }
            out_ += text;
            if (run.footnote != none) out_ += "<sup>" + std::to_string(run.footnote + 1) + "</sup>";
        }
    }

    const Document& document_;
    const HtmlOptions& options_;
    std::vector<std::size_t> versions_;
    std::string out_;
};

}  // namespace

std::string render_html(const Document& document, const HtmlOptions& options) {
    return HtmlWriter(document, options).write();
}

}  // namespace comity::documents
