// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "documents/editable/docx.h"
#include "documents/editable/looks.h"
#include "documents/editable/passages.h"
#include "documents/print/words.h"

namespace comity::documents {

namespace {

constexpr std::string_view main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view office_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view package_relations = "http://schemas.openxmlformats.org/package/2006/relationships/";

using Parts = std::vector<std::pair<std::string, std::string>>;

class DocxParts {
   public:
    DocxParts(const Document& document, std::size_t version, const std::vector<DocxCount>& counts)
        : document_(document),
          version_(version),
          language_(document.languages[version]),
          leftwards_(right_to_left(language_)),
          words_(page_words(language_)),
          counts_(counts) {}

    Result<Parts> written() && {
        TRY_VOID(part("[Content_Types].xml", &DocxParts::content_types));
        TRY_VOID(part("_rels/.rels", &DocxParts::package));
        TRY_VOID(part("word/_rels/document.xml.rels", &DocxParts::relations));
        TRY_VOID(part("docProps/core.xml", &DocxParts::properties));
        TRY_VOID(part("word/styles.xml", &DocxParts::styles));
        TRY_VOID(part("word/numbering.xml", &DocxParts::numbering));
        TRY_VOID(part("word/settings.xml", &DocxParts::settings));
        TRY_VOID(part("word/fontTable.xml", &DocxParts::fonts));
        TRY_VOID(part("word/header-first.xml", &DocxParts::first_header));
        TRY_VOID(part("word/header-default.xml", &DocxParts::header));
        TRY_VOID(part("word/footer.xml", &DocxParts::footer));
        return std::move(parts_);
    }

   private:
    using Xml = format::XmlWriter;

    Result<void> part(const char* name, void (DocxParts::*write)(Xml&) const) {
        Xml xml(docx_prefixes);
        (this->*write)(xml);
        TRY(text, std::move(xml).finish());
        parts_.emplace_back(name, std::move(text));
        return {};
    }

    static void value(Xml& xml, const char* name, std::string of) { xml.element(name, {{"w:val", std::move(of)}}); }

    /// Of a part of the package itself. It is written as the default one: readers look for the bare names.
    static std::string package_space(std::string_view part) {
        return fmt::format("http://schemas.openxmlformats.org/package/2006/{}", part);
    }

    void content_types(Xml& xml) const {
        xml.element("Types", {{"xmlns", package_space("content-types")}}, [&] {
            const auto standard = [&](const char* ending, std::string type) {
                xml.element("Default", {{"Extension", ending}, {"ContentType", std::move(type)}});
            };
            standard("rels", "application/vnd.openxmlformats-package.relationships+xml");
            standard("xml", "application/xml");
            const auto own = [&](const char* name, std::string_view kind) {
                xml.element("Override", {{"PartName", fmt::format("/word/{}.xml", name)},
                                         {"ContentType", fmt::format("{}{}+xml", main_type, kind)}});
            };
            own("document", "document.main");
            for (const char* name : {"styles", "numbering", "settings", "fontTable", "footnotes", "footer"})
                own(name, name);
            own("header-first", "header");
            own("header-default", "header");
            xml.element("Override", {{"PartName", "/docProps/core.xml"},
                                     {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
        });
    }

    static void relation(Xml& xml, std::string id, std::string_view base, std::string_view kind, std::string target) {
        xml.element("Relationship",
                    {{"Id", std::move(id)}, {"Type", fmt::format("{}{}", base, kind)}, {"Target", std::move(target)}});
    }
    void package(Xml& xml) const {
        xml.element("Relationships", {{"xmlns", package_space("relationships")}}, [&] {
            relation(xml, "document", office_relations, "officeDocument", "word/document.xml");
            relation(xml, "properties", package_relations, "metadata/core-properties", "docProps/core.xml");
        });
    }
    void relations(Xml& xml) const {
        xml.element("Relationships", {{"xmlns", package_space("relationships")}}, [&] {
            for (const char* name : {"styles", "numbering", "settings", "fontTable", "footnotes", "footer"})
                relation(xml, name, office_relations, name, fmt::format("{}.xml", name));
            for (const char* name : {"header-first", "header-default"})
                relation(xml, name, office_relations, "header", fmt::format("{}.xml", name));
        });
    }

    void properties(Xml& xml) const {
        xml.element("cp:coreProperties", {}, [&] {
            if (version_ < document_.titles.size()) xml.element("dc:title", {}, writable(document_.titles[version_]));
            if (!document_.reference.empty()) xml.element("dc:subject", {}, writable(document_.reference));
            xml.element("dc:language", {}, language_);
        });
    }

    void styles(Xml& xml) const {
        xml.element("w:styles", {}, [&] {
            xml.element("w:docDefaults", {}, [&] {
                xml.element("w:rPrDefault", {}, [&] {
                    xml.element("w:rPr", {}, [&] {
                        xml.element("w:rFonts", {{"w:ascii", std::string(text_font)},
                                                 {"w:hAnsi", std::string(text_font)},
                                                 {"w:eastAsia", std::string(text_font)},
                                                 {"w:cs", std::string(leftward_font)}});
                        value(xml, "w:sz", "22");
                        value(xml, "w:szCs", "22");
                        language(xml, "w:lang");
                    });
                });
                xml.element("w:pPrDefault", {}, [&] {
                    xml.element("w:pPr", {}, [&] {
                        xml.element("w:widowControl");
                        if (leftwards_) xml.element("w:bidi");
                    });
                });
            });
            style(xml, "paragraph", "Standard", "Normal", true, [] {});
            for (const LookForm& form : look_forms) paragraph_style(xml, form);
            style(xml, "character", "Strong", "Strong", false, [&] {
                run_properties(xml, [&] {
                    xml.element("w:b");
                    xml.element("w:bCs");
                });
            });
            style(xml, "character", "Emphasis", "Emphasis", false, [&] {
                run_properties(xml, [&] {
                    xml.element("w:i");
                    xml.element("w:iCs");
                });
            });
            style(xml, "character", "NoteMark", "footnote reference", false,
                  [&] { run_properties(xml, [&] { value(xml, "w:vertAlign", "superscript"); }); });
            style(xml, "table", "Table", "Paper Table", false, [&] { table_look(xml); });
        });
    }

    /// The language goes to the script it is written in; the others are left to the reader's program.
    void language(Xml& xml, const char* name) const {
        const ScriptKind kind = script_kind(language_);
        const auto of = [&](ScriptKind which) { return kind == which ? std::optional(language_) : std::nullopt; };
        xml.element(name, {{"w:val", of(ScriptKind::western)},
                           {"w:eastAsia", of(ScriptKind::asian)},
                           {"w:bidi", of(ScriptKind::complex)}});
    }

    template <class Body>
    static void run_properties(Xml& xml, Body body) {
        xml.element("w:rPr", {}, body);
    }

    template <class Body>
    static void style(Xml& xml, const char* type, std::string_view id, std::string name, bool standard, Body body) {
        xml.element("w:style",
                    {{"w:type", type},
                     {"w:default", standard ? std::optional<std::string>("1") : std::nullopt},
                     {"w:styleId", std::string(id)}},
                    [&] {
                        value(xml, "w:name", std::move(name));
                        if (std::string_view(type) == "paragraph" && !standard) value(xml, "w:basedOn", "Standard");
                        xml.element("w:qFormat");
                        body();
                    });
    }

    /// Names of Word's own styles are written small in files.
    static std::string name_of(const LookForm& form) {
        std::string name(form.name);
        if (form.outline > 0 || &form == &form_of(Look::footnote) || &form == &form_of(Look::header) ||
            &form == &form_of(Look::footer))
            std::ranges::transform(name, name.begin(), [](char c) {
                return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            });
        return name;
    }

    static void paragraph_style(Xml& xml, const LookForm& form) {
        style(xml, "paragraph", form.id, name_of(form), false, [&] {
            xml.element("w:pPr", {}, [&] {
                if (form.outline > 0) xml.element("w:keepNext");
                if (&form == &form_of(Look::footer)) {
                    xml.element("w:tabs", {}, [&] {
                        xml.element("w:tab", {{"w:val", "right"}, {"w:pos", twentieths(sheet.text_width())}});
                    });
                }
                xml.element("w:spacing", {{"w:before", twentieths(form.before)}, {"w:after", twentieths(form.after)}});
                if (form.centred) value(xml, "w:jc", "center");
                if (form.outline > 0) value(xml, "w:outlineLvl", std::to_string(form.outline - 1));
            });
            run_properties(xml, [&] {
                if (form.strong) {
                    xml.element("w:b");
                    xml.element("w:bCs");
                }
                value(xml, "w:sz", fmt::format("{:.0f}", form.size * 2));
                value(xml, "w:szCs", fmt::format("{:.0f}", form.size * 2));
            });
        });
    }

    static void table_look(Xml& xml) {
        xml.element("w:tblPr", {}, [&] {
            xml.element("w:tblBorders", {}, [&] {
                for (const char* edge : {"w:top", "w:bottom", "w:insideH"})
                    xml.element(edge, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "auto"}});
            });
            xml.element("w:tblCellMar", {}, [&] {
                for (const char* edge : {"w:top", "w:left", "w:bottom", "w:right"})
                    xml.element(edge, {{"w:w", twentieths(5)}, {"w:type", "dxa"}});
            });
        });
    }

    void numbering(Xml& xml) const {
        xml.element("w:numbering", {}, [&] {
            abstract(xml, "0", "bullet", "•", list_step, list_step);
            abstract(xml, "1", "decimal", "%1.", list_step, list_step);
            abstract(xml, "2", "decimal", "%1.", 0, numbered_indent);
            counted(xml, docx_bullets, "0", std::nullopt);
            int id = docx_first_count;
            for (const DocxCount& each : counts_) counted(xml, id++, each.paragraphs ? "2" : "1", each.from);
        });
    }
    static void abstract(Xml& xml, const char* id, const char* form, const char* text, double indent, double room) {
        xml.element("w:abstractNum", {{"w:abstractNumId", id}}, [&] {
            value(xml, "w:multiLevelType", "singleLevel");
            xml.element("w:lvl", {{"w:ilvl", "0"}}, [&] {
                value(xml, "w:start", "1");
                value(xml, "w:numFmt", form);
                value(xml, "w:lvlText", text);
                value(xml, "w:lvlJc", "left");
                xml.element("w:pPr", {}, [&] {
                    xml.element("w:ind", {{"w:left", twentieths(indent + room)}, {"w:hanging", twentieths(room)}});
                });
            });
        });
    }
    static void counted(Xml& xml, int id, const char* form, std::optional<int> from) {
        xml.element("w:num", {{"w:numId", std::to_string(id)}}, [&] {
            value(xml, "w:abstractNumId", form);
            if (!from) return;
            xml.element("w:lvlOverride", {{"w:ilvl", "0"}},
                        [&] { value(xml, "w:startOverride", std::to_string(*from)); });
        });
    }

    void settings(Xml& xml) const {
        xml.element("w:settings", {}, [&] {
            xml.element("w:footnotePr", {}, [&] {
                for (const char* separator : {"0", "1"}) xml.element("w:footnote", {{"w:id", separator}});
            });
            // Without it Word 2010 and later show the file as one of an older program.
            xml.element("w:compat", {}, [&] {
                xml.element("w:compatSetting", {{"w:name", "compatibilityMode"},
                                                {"w:uri", "http://schemas.microsoft.com/office/word"},
                                                {"w:val", "15"}});
            });
            language(xml, "w:themeFontLang");
        });
    }

    /// What may stand for the fonts where they are not installed.
    void fonts(Xml& xml) const {
        xml.element("w:fonts", {}, [&] {
            const auto font = [&](std::string_view name, const char* other, const char* family) {
                xml.element("w:font", {{"w:name", std::string(name)}}, [&] {
                    value(xml, "w:altName", other);
                    value(xml, "w:family", family);
                    value(xml, "w:pitch", "variable");
                });
            };
            font(text_font, "Times New Roman", "roman");
            font(leftward_font, "Traditional Arabic", "auto");
        });
    }

    void line(Xml& xml, Look look, const std::string& text) const {
        xml.element("w:p", {}, [&] {
            xml.element("w:pPr", {}, [&] { value(xml, "w:pStyle", std::string(form_of(look).id)); });
            docx_run(xml, text, {}, leftwards_);
        });
    }
    void first_header(Xml& xml) const { head(xml, false); }
    void header(Xml& xml) const { head(xml, true); }
    void head(Xml& xml, bool with_title) const {
        xml.element("w:hdr", {}, [&] {
            if (document_.draft) line(xml, Look::draft_mark, std::string(words_.draft));
            const bool titled = with_title && version_ < document_.titles.size();
            if (titled || !document_.draft)
                line(xml, Look::header, titled ? document_.titles[version_] : std::string());
        });
    }

    void footer(Xml& xml) const {
        const std::string_view page = words_.page;
        const std::size_t number = page.find("{}");
        const std::size_t count = page.find("{}", number + 2);
        const auto field = [&](const char* instruction) {
            xml.element("w:fldSimple", {{"w:instr", instruction}}, [&] { docx_run(xml, "1", {}, leftwards_); });
        };
        xml.element("w:ftr", {}, [&] {
            xml.element("w:p", {}, [&] {
                xml.element("w:pPr", {}, [&] { value(xml, "w:pStyle", std::string(form_of(Look::footer).id)); });
                docx_run(xml, document_.reference, {}, leftwards_);
                xml.element("w:r", {}, [&] { xml.element("w:tab"); });
                docx_run(xml, page.substr(0, number), {}, leftwards_);
                field(" PAGE ");
                docx_run(xml, page.substr(number + 2, count - number - 2), {}, leftwards_);
                field(" NUMPAGES ");
                docx_run(xml, page.substr(count + 2), {}, leftwards_);
            });
        });
    }

    const Document& document_;
    std::size_t version_;
    std::string language_;
    bool leftwards_;
    const PageWords& words_;
    const std::vector<DocxCount>& counts_;
    Parts parts_;
};

}  // namespace

Result<Parts> docx_parts(const Document& document, std::size_t version, const std::vector<DocxCount>& counts) {
    return DocxParts(document, version, counts).written();
}

}  // namespace comity::documents
