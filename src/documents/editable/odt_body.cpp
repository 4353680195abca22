// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <utility>

#include <fmt/format.h>

#include "documents/editable/odt.h"
#include "documents/editable/walk.h"

namespace comity::documents {

namespace {

class OdtBody {
   public:
    OdtBody(const Document& document, std::size_t version)
        : document_(document), version_(version), notes_(document, version), xml_(odt_prefixes) {}

    Result<std::string> content() && {
        Walk(document_, version_, notes_, *this).all();
        TRY(body, std::move(xml_).finish());
        format::XmlWriter whole(odt_prefixes);
        whole.element("office:document-content", {{"office:version", std::string(odt_version)}}, [&] {
            whole.element("office:automatic-styles", {}, [&] { automatic_styles(whole); });
            whole.element("office:body", {}, [&] { whole.element("office:text", {}, [&] { whole.raw(body); }); });
        });
        return std::move(whole).finish();
    }

    void paragraph(Look look, int number, const Passage& passage) {
        if (number == 0) return one(look, passage);
        // Numbered paragraphs are one list with other text between, so that they are numbered anew when edited.
        const bool goes_on = number > 1 && number == last_number_ + 1;
        last_number_ = number;
        const std::string id = fmt::format("paragraph-{}", ++numbered_);
        const auto optional = [](bool there, std::string value) {
            return there ? std::optional(std::move(value)) : std::nullopt;
        };
        xml_.element("text:list",
                     {{"text:style-name", "Numbers"},
                      {"xml:id", id},
                      {"text:continue-list", optional(goes_on, fmt::format("paragraph-{}", numbered_ - 1))}},
                     [&] {
                         xml_.element("text:list-item",
                                      {{"text:start-value", optional(!goes_on && number != 1, std::to_string(number))}},
                                      [&] { one(look, passage); });
                     });
    }

    void list(bool numbered, const std::vector<Passage>& items) {
        xml_.element("text:list", {{"text:style-name", numbered ? "NumberedList" : "BulletList"}}, [&] {
            for (const Passage& item : items) xml_.element("text:list-item", {}, [&] { one(Look::item, item); });
        });
    }

    void table(const std::vector<Passage>& head, const std::vector<std::vector<Passage>>& rows) {
        first_ = false;
        const std::size_t columns = head.empty() ? rows.front().size() : head.size();
        const bool next_page = std::exchange(break_, false);
        xml_.element("table:table",
                     {{"table:name", fmt::format("Table{}", ++tables_)},
                      {"table:style-name", next_page ? "TableOnNextPage" : "Table"}},
                     [&] {
                         xml_.element("table:table-column",
                                      {{"table:style-name", "Column"},
                                       {"table:number-columns-repeated", std::to_string(columns)}});
                         if (!head.empty()) xml_.element("table:table-header-rows", {}, [&] { row(head, true); });
                         for (const std::vector<Passage>& cells : rows) row(cells, false, head.empty());
                     });
    }

    void page_break() { break_ = !first_; }

   private:
    void row(const std::vector<Passage>& cells, bool head, bool first_names = false) {
        xml_.element("table:table-row", {}, [&] {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                xml_.element("table:table-cell", {{"table:style-name", "TableCell"}, {"office:value-type", "string"}},
                             [&] { one(head || (first_names && i == 0) ? Look::head_cell : Look::cell, cells[i]); });
            }
        });
    }

    void one(Look look, const Passage& passage) {
        const LookForm& form = form_of(look);
        after_blank_ = true;
        const auto words = [&] { runs(passage); };
        const std::string style = style_of(look);
        if (form.outline > 0)
            xml_.element("text:h", {{"text:style-name", style}, {"text:outline-level", std::to_string(form.outline)}},
                         words);
        else
            xml_.element("text:p", {{"text:style-name", style}}, words);
    }

    /// The first paragraph says that its page is the first; one behind a page break, that it begins a page.
    std::string style_of(Look look) {
        const bool first = std::exchange(first_, false);
        const bool next_page = std::exchange(break_, false);
        std::string name(form_of(look).id);
        if (!first && !next_page) return name;
        name += first ? "OnFirstPage" : "OnNextPage";
        automatic_.insert({look, first});
        return name;
    }

    void runs(const Passage& passage) {
        for (const TextRun& run : passage) {
            if (run.face == TextRun::Face::plain)
                put(run.text);
            else
                xml_.element("text:span",
                             {{"text:style-name", run.face == TextRun::Face::strong ? "Strong" : "Emphasis"}},
                             [&] { put(run.text); });
            if (run.footnote != none) mark(run.footnote);
        }
    }

    /// White space is collapsed where it is read: each blank behind another is said (ISO/IEC 26300-1, 6.1.2).
    void put(std::string_view text) {
        std::string words;
        for (const char c : writable(text)) {
            if (c == ' ' && after_blank_) {
                xml_.text(std::exchange(words, {}));
                xml_.element("text:s");
                continue;
            }
            words += c;
            after_blank_ = c == ' ';
        }
        xml_.text(words);
    }

    void mark(int footnote) {
        const std::string number = std::to_string(notes_.number_of(footnote));
        const std::string id = "note-" + number;
        after_blank_ = false;
        if (within_note_) {
            xml_.element("text:span", {{"text:style-name", "NoteMark"}}, number);
        } else if (!noted_.insert(footnote).second) {
            xml_.element("text:span", {{"text:style-name", "NoteMark"}}, [&] {
                xml_.element(
                    "text:note-ref",
                    {{"text:note-class", "footnote"}, {"text:reference-format", "text"}, {"text:ref-name", id}},
                    number);
            });
        } else {
            xml_.element("text:note", {{"text:id", id}, {"text:note-class", "footnote"}}, [&] {
                xml_.element("text:note-citation", {}, number);
                within_note_ = true;
                xml_.element("text:note-body", {}, [&] {
                    const auto& versions = document_.footnotes[static_cast<std::size_t>(footnote)].versions;
                    one(Look::footnote, version_ < versions.size() ? versions[version_] : Passage{});
                });
                within_note_ = false;
            });
            after_blank_ = false;
        }
    }

    void automatic_styles(format::XmlWriter& xml) const {
        for (const auto& [look, first] : automatic_) {
            const std::string id(form_of(look).id);
            xml.element("style:style",
                        {{"style:name", id + (first ? "OnFirstPage" : "OnNextPage")},
                         {"style:family", "paragraph"},
                         {"style:parent-style-name", id},
                         {"style:master-page-name", first ? std::optional<std::string>("First") : std::nullopt}},
                        [&, first = first] {
                            if (!first) xml.element("style:paragraph-properties", {{"fo:break-before", "page"}});
                        });
        }
        const std::string way = right_to_left(document_.languages[version_]) ? "rl-tb" : "lr-tb";
        for (const bool next_page : {false, true}) {
            xml.element("style:style",
                        {{"style:name", next_page ? "TableOnNextPage" : "Table"}, {"style:family", "table"}}, [&] {
                            xml.element(
                                "style:table-properties",
                                {{"style:width", in_points(sheet.text_width())},
                                 {"table:align", "margins"},
                                 {"table:border-model", "collapsing"},
                                 {"fo:margin-top", "6pt"},
                                 {"fo:margin-bottom", "3pt"},
                                 {"style:writing-mode", way},
                                 {"fo:break-before", next_page ? std::optional<std::string>("page") : std::nullopt}});
                        });
        }
        xml.element("style:style", {{"style:name", "Column"}, {"style:family", "table-column"}},
                    [&] { xml.element("style:table-column-properties", {{"style:rel-column-width", "1*"}}); });
        xml.element("style:style", {{"style:name", "TableCell"}, {"style:family", "table-cell"}}, [&] {
            xml.element("style:table-cell-properties", {{"fo:padding", "5pt"},
                                                        {"fo:border-top", "0.5pt solid #000000"},
                                                        {"fo:border-bottom", "0.5pt solid #000000"},
                                                        {"fo:border-left", "none"},
                                                        {"fo:border-right", "none"}});
        });
    }

    const Document& document_;
    std::size_t version_;
    NoteOrder notes_;
    format::XmlWriter xml_;
    std::set<std::pair<Look, bool>> automatic_;  ///< the look, and whether on the first page
    std::set<int> noted_;
    bool first_ = true;
    bool break_ = false;
    bool after_blank_ = true;
    bool within_note_ = false;
    int last_number_ = 0;
    int numbered_ = 0;
    int tables_ = 0;
};

}  // namespace

Result<std::string> odt_content(const Document& document, std::size_t version) {
    return OdtBody(document, version).content();
}

}  // namespace comity::documents
