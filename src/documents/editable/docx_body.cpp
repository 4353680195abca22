// SPDX-License-Identifier: EUPL-1.2
#include <optional>
#include <set>

#include <fmt/format.h>

#include "documents/editable/docx.h"
#include "documents/editable/walk.h"

namespace comity::documents {

namespace {

class DocxWriter {
   public:
    DocxWriter(const Document& document, std::size_t version)
        : document_(document),
          version_(version),
          leftwards_(right_to_left(document.languages[version])),
          notes_(document, version),
          xml_(docx_prefixes),
          footnotes_(docx_prefixes) {}

    Result<DocxBody> written() && {
        footnotes_.element("w:footnotes", {}, [&] {
            separator("0", "separator", "w:separator");
            separator("1", "continuationSeparator", "w:continuationSeparator");
            xml_.element("w:document", {}, [&] {
                xml_.element("w:body", {}, [&] {
                    Walk(document_, version_, notes_, *this).all();
                    section();
                });
            });
        });
        TRY(body, std::move(xml_).finish());
        TRY(footnotes, std::move(footnotes_).finish());
        return DocxBody{std::move(body), std::move(footnotes), std::move(counts_)};
    }

    void paragraph(Look look, int number, const Passage& passage) {
        if (number == 0) return one(xml_, look, passage);
        if (number == 1 || number != last_number_ + 1) {
            counts_.push_back({true, number});
            paragraphs_ = last_count();
        }
        last_number_ = number;
        one(xml_, look, passage, paragraphs_);
    }

    void list(bool numbered, const std::vector<Passage>& items) {
        if (numbered) counts_.push_back({false, 1});
        const int count = numbered ? last_count() : docx_bullets;
        for (const Passage& item : items) one(xml_, Look::item, item, count);
    }

    void table(const std::vector<Passage>& head, const std::vector<std::vector<Passage>>& rows) {
        const std::size_t columns = head.empty() ? rows.front().size() : head.size();
        const std::string width = twentieths(sheet.text_width() / static_cast<double>(columns));
        xml_.element("w:tbl", {}, [&] {
            xml_.element("w:tblPr", {}, [&] {
                xml_.element("w:tblStyle", {{"w:val", "Table"}});
                if (leftwards_) xml_.element("w:bidiVisual");
                xml_.element("w:tblW", {{"w:w", twentieths(sheet.text_width())}, {"w:type", "dxa"}});
                xml_.element("w:tblLayout", {{"w:type", "fixed"}});
                xml_.element("w:tblLook", {{"w:val", head.empty() ? "0480" : "0420"},
                                           {"w:firstRow", head.empty() ? "0" : "1"},
                                           {"w:firstColumn", head.empty() ? "1" : "0"},
                                           {"w:noHBand", "0"},
                                           {"w:noVBand", "1"}});
            });
            xml_.element("w:tblGrid", {}, [&] {
                for (std::size_t i = 0; i < columns; ++i) xml_.element("w:gridCol", {{"w:w", width}});
            });
            if (!head.empty()) row(head, width, true, false);
            for (const std::vector<Passage>& cells : rows) row(cells, width, false, head.empty());
        });
        // Two tables without a paragraph between them would be one.
        one(xml_, Look::after_table, {});
    }

    void page_break() { break_ = !first_; }

   private:
    int last_count() const { return docx_first_count + static_cast<int>(counts_.size()) - 1; }

    void separator(const char* id, const char* type, const char* sign) {
        footnotes_.element("w:footnote", {{"w:id", id}, {"w:type", type}}, [&] {
            footnotes_.element("w:p", {}, [&] { footnotes_.element("w:r", {}, [&] { footnotes_.element(sign); }); });
        });
    }

    void row(const std::vector<Passage>& cells, const std::string& width, bool head, bool first_names) {
        xml_.element("w:tr", {}, [&] {
            if (head) xml_.element("w:trPr", {}, [&] { xml_.element("w:tblHeader"); });
            for (std::size_t i = 0; i < cells.size(); ++i) {
                xml_.element("w:tc", {}, [&] {
                    xml_.element("w:tcPr", {}, [&] { xml_.element("w:tcW", {{"w:w", width}, {"w:type", "dxa"}}); });
                    one(xml_, head || (first_names && i == 0) ? Look::head_cell : Look::cell, cells[i]);
                });
            }
        });
    }

    /// `count`: the list it is numbered in; 0 for none.
    void one(format::XmlWriter& xml, Look look, const Passage& passage, int count = 0) {
        const bool next_page = break_ && &xml == &xml_;
        if (&xml == &xml_) first_ = break_ = false;
        xml.element("w:p", {}, [&] {
            xml.element("w:pPr", {}, [&] {
                xml.element("w:pStyle", {{"w:val", std::string(form_of(look).id)}});
                if (next_page) xml.element("w:pageBreakBefore");
                if (count != 0) {
                    xml.element("w:numPr", {}, [&] {
                        xml.element("w:ilvl", {{"w:val", "0"}});
                        xml.element("w:numId", {{"w:val", std::to_string(count)}});
                    });
                }
            });
            if (look == Look::footnote) {
                xml.element("w:r", {}, [&] {
                    xml.element("w:rPr", {}, [&] { xml.element("w:rStyle", {{"w:val", "NoteMark"}}); });
                    xml.element("w:footnoteRef");
                });
                docx_run(xml, " ", {}, leftwards_);
            }
            for (const TextRun& run : passage) {
                constexpr std::string_view styles[] = {"", "Emphasis", "Strong"};
                docx_run(xml, run.text, styles[static_cast<std::size_t>(run.face)], leftwards_);
                if (run.footnote != none) mark(xml, run.footnote);
            }
        });
    }

    /// The second mark of a footnote, and one within a footnote, are its number alone.
    void mark(format::XmlWriter& xml, int footnote) {
        const int number = notes_.number_of(footnote);
        if (&xml == &footnotes_ || !noted_.insert(footnote).second)
            return docx_run(xml, std::to_string(number), "NoteMark", leftwards_);
        constexpr int after_separators = 1;
        const std::string id = std::to_string(number + after_separators);
        xml.element("w:r", {}, [&] {
            xml.element("w:rPr", {}, [&] { xml.element("w:rStyle", {{"w:val", "NoteMark"}}); });
            xml.element("w:footnoteReference", {{"w:id", id}});
        });
        footnotes_.element("w:footnote", {{"w:id", id}}, [&] {
            const auto& versions = document_.footnotes[static_cast<std::size_t>(footnote)].versions;
            one(footnotes_, Look::footnote, version_ < versions.size() ? versions[version_] : Passage{});
        });
    }

    /// The sheet, with a running head and foot for the first page and one for the others.
    void section() {
        xml_.element("w:sectPr", {}, [&] {
            for (const char* kind : {"first", "default"}) {
                xml_.element("w:headerReference", {{"w:type", kind}, {"r:id", fmt::format("header-{}", kind)}});
                xml_.element("w:footerReference", {{"w:type", kind}, {"r:id", "footer"}});
            }
            xml_.element("w:pgSz", {{"w:w", twentieths(sheet.width)}, {"w:h", twentieths(sheet.height)}});
            xml_.element("w:pgMar", {{"w:top", twentieths(sheet.top)},
                                     {"w:right", twentieths(sheet.end)},
                                     {"w:bottom", twentieths(sheet.bottom)},
                                     {"w:left", twentieths(sheet.begin)},
                                     {"w:header", twentieths(sheet.head)},
                                     {"w:footer", twentieths(sheet.head)},
                                     {"w:gutter", "0"}});
            xml_.element("w:titlePg");
            if (leftwards_) xml_.element("w:bidi");
        });
    }

    const Document& document_;
    std::size_t version_;
    bool leftwards_;
    NoteOrder notes_;
    format::XmlWriter xml_, footnotes_;
    std::vector<DocxCount> counts_;
    std::set<int> noted_;
    bool first_ = true;
    bool break_ = false;
    int last_number_ = 0;
    int paragraphs_ = 0;  ///< the list of numbered paragraphs
};

}  // namespace

Result<DocxBody> docx_body(const Document& document, std::size_t version) {
    return DocxWriter(document, version).written();
}

void docx_run(format::XmlWriter& xml, std::string_view text, std::string_view style, bool leftwards) {
    for (const Stretch& part : stretches(writable(text), leftwards)) {
        xml.element("w:r", {}, [&] {
            if (!style.empty() || part.leftwards) {
                xml.element("w:rPr", {}, [&] {
                    if (!style.empty()) xml.element("w:rStyle", {{"w:val", std::string(style)}});
                    if (part.leftwards) xml.element("w:rtl");
                });
            }
            xml.element("w:t", {{"xml:space", "preserve"}}, part.text);
        });
    }
}

std::string twentieths(double points) {
    return fmt::format("{:.0f}", points * 20);
}

}  // namespace comity::documents
