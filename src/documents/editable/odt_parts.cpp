// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "documents/editable/looks.h"
#include "documents/editable/odt.h"
#include "documents/editable/passages.h"
#include "documents/print/words.h"

namespace comity::documents {

namespace {

using Optional = std::optional<std::string>;

Optional there(bool it_is, std::string value) {
    return it_is ? Optional(std::move(value)) : std::nullopt;
}
Optional there(std::string_view value) {
    return there(!value.empty(), std::string(value));
}

class OdtStyles {
   public:
    OdtStyles(const Document& document, std::size_t version)
        : document_(document),
          version_(version),
          tag_(language_tag(document.languages[version])),
          leftwards_(right_to_left(tag_.whole)),
          words_(page_words(tag_.whole)),
          xml_(odt_prefixes) {}

    Result<std::string> written() && {
        xml_.element("office:document-styles", {{"office:version", std::string(odt_version)}}, [&] {
            xml_.element("office:font-face-decls", {}, [&] {
                font(text_font, "roman");
                font(leftward_font, "system");
            });
            xml_.element("office:styles", {}, [&] {
                defaults();
                for (const LookForm& form : look_forms) paragraph_style(form);
                text_styles();
                list_style("Numbers", true, 0, numbered_indent);
                list_style("NumberedList", true, list_step, list_step);
                list_style("BulletList", false, list_step, list_step);
                xml_.element("text:notes-configuration",
                             {{"text:note-class", "footnote"},
                              {"style:num-format", "1"},
                              {"style:num-suffix", " "},
                              {"text:start-value", "0"},
                              {"text:footnotes-position", "page"},
                              {"text:start-numbering-at", "document"},
                              {"text:default-style-name", std::string(form_of(Look::footnote).id)},
                              {"text:citation-style-name", "NoteNumber"},
                              {"text:citation-body-style-name", "NoteMark"}});
            });
            xml_.element("office:automatic-styles", {}, [&] { page_layout(); });
            xml_.element("office:master-styles", {}, [&] {
                master_page("First", "Standard", false);
                master_page("Standard", std::nullopt, true);
            });
        });
        return std::move(xml_).finish();
    }

   private:
    void font(std::string_view name, const char* family) {
        xml_.element("style:font-face", {{"style:name", std::string(name)},
                                         {"svg:font-family", fmt::format("'{}'", name)},
                                         {"style:font-family-generic", family},
                                         {"style:font-pitch", "variable"}});
    }

    /// The language goes to the script it is written in; the others are left to the reader's program.
    void defaults() {
        const ScriptKind kind = script_kind(tag_.whole);
        const auto of = [&](ScriptKind which, std::string_view part) {
            return kind == which ? there(part) : std::nullopt;
        };
        xml_.element("style:default-style", {{"style:family", "paragraph"}}, [&] {
            xml_.element(
                "style:paragraph-properties",
                {{"style:writing-mode", leftwards_ ? "rl-tb" : "lr-tb"}, {"fo:orphans", "2"}, {"fo:widows", "2"}});
            xml_.element("style:text-properties", {{"style:font-name", std::string(text_font)},
                                                   {"style:font-name-asian", std::string(text_font)},
                                                   {"style:font-name-complex", std::string(leftward_font)},
                                                   {"fo:font-size", "11pt"},
                                                   {"style:font-size-asian", "11pt"},
                                                   {"style:font-size-complex", "11pt"},
                                                   {"fo:language", of(ScriptKind::western, tag_.language)},
                                                   {"fo:script", of(ScriptKind::western, tag_.script)},
                                                   {"fo:country", of(ScriptKind::western, tag_.region)},
                                                   {"style:language-asian", of(ScriptKind::asian, tag_.language)},
                                                   {"style:script-asian", of(ScriptKind::asian, tag_.script)},
                                                   {"style:country-asian", of(ScriptKind::asian, tag_.region)},
                                                   {"style:language-complex", of(ScriptKind::complex, tag_.language)},
                                                   {"style:script-complex", of(ScriptKind::complex, tag_.script)},
                                                   {"style:country-complex", of(ScriptKind::complex, tag_.region)}});
        });
        xml_.element("style:style", {{"style:name", "Standard"}, {"style:family", "paragraph"}});
    }

    void paragraph_style(const LookForm& form) {
        xml_.element("style:style",
                     {{"style:name", std::string(form.id)},
                      {"style:display-name", std::string(form.name)},
                      {"style:family", "paragraph"},
                      {"style:parent-style-name", "Standard"},
                      {"style:default-outline-level", there(form.outline > 0, std::to_string(form.outline))}},
                     [&] {
                         const bool runs_across = &form == &form_of(Look::footer);
                         xml_.element("style:paragraph-properties",
                                      {{"fo:margin-top", in_points(form.before)},
                                       {"fo:margin-bottom", in_points(form.after)},
                                       // Said outright: readers take "start" for the left in either direction.
                                       {"fo:text-align", form.centred ? "center"
                                                         : leftwards_ ? "right"
                                                                      : "left"},
                                       {"fo:keep-with-next", there(form.outline > 0, "always")}},
                                      [&] {
                                          if (!runs_across) return;
                                          xml_.element("style:tab-stops", {}, [&] {
                                              xml_.element("style:tab-stop",
                                                           {{"style:position", in_points(sheet.text_width())},
                                                            {"style:type", "right"}});
                                          });
                                      });
                         const std::string size = in_points(form.size);
                         const Optional weight = there(form.strong, "bold");
                         xml_.element("style:text-properties", {{"fo:font-size", size},
                                                                {"style:font-size-asian", size},
                                                                {"style:font-size-complex", size},
                                                                {"fo:font-weight", weight},
                                                                {"style:font-weight-asian", weight},
                                                                {"style:font-weight-complex", weight}});
                     });
    }

    void text_styles() {
        const auto style = [&](const char* name, format::XmlWriter::Attributes properties) {
            xml_.element("style:style", {{"style:name", name}, {"style:family", "text"}},
                         [&] { xml_.element("style:text-properties", properties); });
        };
        style("Strong",
              {{"fo:font-weight", "bold"}, {"style:font-weight-asian", "bold"}, {"style:font-weight-complex", "bold"}});
        style("Emphasis", {{"fo:font-style", "italic"},
                           {"style:font-style-asian", "italic"},
                           {"style:font-style-complex", "italic"}});
        style("NoteMark", {{"style:text-position", "super 65%"}});
        style("NoteNumber", {});
    }

    /// Marks stand `indent` from the edge, words `room` behind.
    void list_style(const char* name, bool numbered, double indent, double room) {
        const auto level = [&] {
            xml_.element("style:list-level-properties",
                         {{"text:list-level-position-and-space-mode", "label-alignment"}}, [&] {
                             xml_.element("style:list-level-label-alignment",
                                          {{"text:label-followed-by", "listtab"},
                                           {"text:list-tab-stop-position", in_points(indent + room)},
                                           {"fo:text-indent", in_points(-room)},
                                           {"fo:margin-left", in_points(indent + room)}});
                         });
        };
        xml_.element("text:list-style", {{"style:name", name}}, [&] {
            if (numbered)
                xml_.element("text:list-level-style-number",
                             {{"text:level", "1"}, {"style:num-suffix", "."}, {"style:num-format", "1"}}, level);
            else
                xml_.element("text:list-level-style-bullet", {{"text:level", "1"}, {"text:bullet-char", "•"}}, level);
        });
    }

    void page_layout() {
        xml_.element("style:page-layout", {{"style:name", "Sheet"}}, [&] {
            xml_.element("style:page-layout-properties", {{"fo:page-width", in_points(sheet.width)},
                                                          {"fo:page-height", in_points(sheet.height)},
                                                          {"style:print-orientation", "portrait"},
                                                          {"fo:margin-left", in_points(sheet.begin)},
                                                          {"fo:margin-right", in_points(sheet.end)},
                                                          {"fo:margin-top", in_points(sheet.head)},
                                                          {"fo:margin-bottom", in_points(sheet.head)},
                                                          {"style:writing-mode", leftwards_ ? "rl-tb" : "lr-tb"}});
            const auto running = [&](const char* name, double height, const char* gap) {
                xml_.element(name, {}, [&] {
                    xml_.element("style:header-footer-properties",
                                 {{"fo:min-height", in_points(height - sheet.head)}, {gap, "6pt"}});
                });
            };
            running("style:header-style", sheet.top, "fo:margin-bottom");
            running("style:footer-style", sheet.bottom, "fo:margin-top");
        });
    }

    void master_page(const char* name, Optional next, bool with_title) {
        xml_.element("style:master-page",
                     {{"style:name", name}, {"style:page-layout-name", "Sheet"}, {"style:next-style-name", next}}, [&] {
                         xml_.element("style:header", {}, [&] {
                             if (document_.draft) line(Look::draft_mark, std::string(words_.draft));
                             const bool titled = with_title && version_ < document_.titles.size();
                             if (titled || !document_.draft)
                                 line(Look::header, titled ? document_.titles[version_] : std::string());
                         });
                         xml_.element("style:footer", {}, [&] { foot(); });
                     });
    }

    void line(Look look, const std::string& text) {
        xml_.element("text:p", {{"text:style-name", std::string(form_of(look).id)}}, writable(text));
    }

    void foot() {
        xml_.element("text:p", {{"text:style-name", std::string(form_of(Look::footer).id)}}, [&] {
            xml_.text(writable(document_.reference));
            xml_.element("text:tab");
            const std::string_view page = words_.page;
            const std::size_t number = page.find("{}");
            const std::size_t count = page.find("{}", number + 2);
            xml_.text(page.substr(0, number));
            xml_.element("text:page-number", {{"text:select-page", "current"}}, "1");
            xml_.text(page.substr(number + 2, count - number - 2));
            xml_.element("text:page-count", {}, "1");
            xml_.text(page.substr(count + 2));
        });
    }

    const Document& document_;
    std::size_t version_;
    LanguageTag tag_;
    bool leftwards_;
    const PageWords& words_;
    format::XmlWriter xml_;
};

}  // namespace

std::string in_points(double length) {
    return fmt::format("{:g}pt", length);
}

Result<std::string> odt_styles(const Document& document, std::size_t version) {
    return OdtStyles(document, version).written();
}

Result<std::string> odt_meta(const Document& document, std::size_t version) {
    format::XmlWriter xml(odt_prefixes);
    xml.element("office:document-meta", {{"office:version", std::string(odt_version)}}, [&] {
        xml.element("office:meta", {}, [&] {
            xml.element("meta:generator", {}, "Comity");
            if (version < document.titles.size()) xml.element("dc:title", {}, writable(document.titles[version]));
            if (!document.reference.empty()) xml.element("dc:subject", {}, writable(document.reference));
            xml.element("dc:language", {}, document.languages[version]);
        });
    });
    return std::move(xml).finish();
}

Result<std::string> odt_manifest() {
    format::XmlWriter xml(odt_prefixes);
    const auto entry = [&](const char* path, std::string_view type, Optional version = std::nullopt) {
        xml.element("manifest:file-entry", {{"manifest:full-path", path},
                                            {"manifest:media-type", std::string(type)},
                                            {"manifest:version", std::move(version)}});
    };
    xml.element("manifest:manifest", {{"manifest:version", std::string(odt_version)}}, [&] {
        entry("/", odt_media_type, std::string(odt_version));
        for (const char* part : {"content.xml", "styles.xml", "meta.xml"}) entry(part, "text/xml");
    });
    return std::move(xml).finish();
}

}  // namespace comity::documents
