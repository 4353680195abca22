// SPDX-License-Identifier: EUPL-1.2
#include "documents/editable/editable.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>

#include "documents/editable/passages.h"
#include "documents/print/words.h"
#include "documents/testing/worked_cases.h"
#include "format/xml.h"
#include "seal/zip/zip_reader.h"

namespace comity::documents {
namespace {

constexpr std::string_view office_space = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view style_space = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
constexpr std::string_view text_space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
constexpr std::string_view table_space = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
constexpr std::string_view fo_space = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
constexpr std::string_view word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

using format::XmlElement;
using Visit = std::function<void(const XmlElement&)>;

void each_within(const XmlElement& element, const Visit& visit) {
    visit(element);
    for (const XmlElement& child : element.children()) each_within(child, visit);
}

/// The words of paragraphs in the order of the file, footnotes apart, as libxml2 has them.
class Words {
   public:
    explicit Words(const std::string& xml)
        : document_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "", nullptr, XML_PARSE_NONET), xmlFreeDoc) {
        EXPECT_NE(document_, nullptr);
        if (document_) walk(xmlDocGetRootElement(document_.get()));
    }
    std::vector<std::string> paragraphs;
    std::vector<std::string> notes;

   private:
    static bool named(const xmlNode* node, std::string_view name) {
        return node->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(node->name) == name;
    }
    void walk(const xmlNode* node) {
        if (named(node, "p") || named(node, "h")) {
            std::string words;
            say(node, words);
            paragraphs.push_back(words);
            return;
        }
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) walk(child);
    }
    void say(const xmlNode* node, std::string& words) {
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
            if (child->type == XML_TEXT_NODE) words += reinterpret_cast<const char*>(child->content);
            if (named(child, "s")) words += ' ';
            if (named(child, "tab")) words += '\t';
            if (named(child, "note-citation")) words += "[note]";
            if (named(child, "note-body")) {
                notes.emplace_back();
                for (const xmlNode* each = child->children; each != nullptr; each = each->next) say(each, notes.back());
            } else if (named(child, "footnoteReference")) {
                words += "[note]";
            } else if (child->type == XML_ELEMENT_NODE && !named(child, "note-citation")) {
                say(child, words);
            }
        }
    }
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

/// A file taken apart by the reader of archives.
class Opened {
   public:
    Opened(const Document& document, std::size_t version, EditableForm form) {
        auto written = write_editable(document, version, form);
        EXPECT_TRUE(written) << (written ? "" : to_string(written.error()));
        file = written.value_or("");
        const auto archive = seal::ZipArchive::open(octets(file));
        EXPECT_TRUE(archive) << (archive ? "" : to_string(archive.error()));
        if (!archive) return;
        for (const seal::ZipEntry& entry : archive->entries()) {
            names.push_back(entry.name);
            parts[entry.name] = archive->content(entry, 64 * 1024 * 1024).value();
        }
    }
    /// Every part is well-formed, or a failure says which is not.
    const XmlElement root(const std::string& name) {
        auto read = format::read_xml(parts.at(name), format::part_xml_limits, name);
        EXPECT_TRUE(read) << (read ? "" : to_string(read.error()));
        held_.push_back(*std::move(read));
        return held_.back().root();
    }
    /// Those of that name anywhere in a part.
    std::vector<XmlElement> all(const std::string& part, std::string_view space, std::string_view name) {
        std::vector<XmlElement> found;
        each_within(root(part), [&](const XmlElement& each) {
            if (each.is(space, name)) found.push_back(each);
        });
        return found;
    }
    Words words(const std::string& part) const { return Words(parts.at(part)); }

    std::string file;
    std::vector<std::string> names;
    std::map<std::string, std::string> parts;

   private:
    std::vector<format::XmlDocument> held_;
};

Segment segment(std::vector<std::string> versions) {
    Segment made;
    for (std::string& each : versions) made.versions.push_back({{std::move(each), TextRun::Face::plain, none, none}});
    return made;
}

/// Everything a document can have, in English and Arabic.
Document paper() {
    using Style = Paragraph::Style;
    Document document;
    document.kind = "bank-records";
    document.languages = {"en", "ar", "zh-Hans-CN"};
    document.titles = {"Request & reply", "طلب", "请求"};
    document.reference = "ASS-O-2026-00007";
    const auto body = [](int number, std::string words) {
        return Paragraph{Style::body, number, segment({words, "كلمة Anna Example 12, كلمة", "文字"})};
    };
    document.blocks = {PageBreak{},
                       Paragraph{Style::title, 0, segment({"Request & reply", "طلب", "请求"})},
                       Heading{1, segment({"Facts", "الوقائع", "事实"})},
                       body(1, "first"),
                       body(2, "second"),
                       List{true, {segment({"one", "واحد", "一"}), segment({"two", "اثنان", "二"})}},
                       List{false, {segment({"point", "نقطة", "点"})}},
                       body(3, "third"),
                       body(1, "begun anew"),
                       PageBreak{},
                       Heading{2, segment({"Table", "جدول", "表"})},
                       Table{{segment({"Bank", "بنك", "银行"}), segment({"Account", "حساب", "账户"})},
                             {{segment({"Helsinki", "هلسنكي", "赫尔辛基"}), segment({"FI21", "FI21", "FI21"})}}},
                       Table{{}, {{segment({"Day", "يوم", "日"}), segment({"1 March", "1 مارس", "3月1日"})}}},
                       Paragraph{Style::signature, 0, segment({"A. Example", "A. Example", "A. Example"})}};
    document.footnotes = {segment({"never marked", "أ", "甲"}), segment({"the second note", "ب", "乙"}),
                          segment({"the first note", "ج", "丙"})};
    auto& marked = std::get<Paragraph>(document.blocks[3]).words;
    for (Passage& passage : marked.versions) {
        passage[0].footnote = 2;
        passage.push_back({" bold", TextRun::Face::strong, none, 1});
        passage.push_back({" again", TextRun::Face::emphasis, none, 2});
    }
    document.attachments = {{"warrant-auth", segment({"Warrant", "أمر", "令"}), 3, ""}};
    return document;
}

std::vector<std::string> expected_words(const Document& document, std::size_t version) {
    std::vector<std::string> all;
    for (const Segment* each : segments_of(document)) all.push_back(plain_text(each->versions[version]));
    const PageWords& words = page_words(document.languages[version]);
    if (document.attachments.empty()) return all;
    const auto behind = all.end() - static_cast<std::ptrdiff_t>(document.attachments.size());
    for (std::size_t i = 0; i < document.attachments.size(); ++i)
        if (const int pages = document.attachments[i].pages; pages > 0)
            behind[static_cast<std::ptrdiff_t>(i)] +=
                fmt::format(" ({})", fmt::format(fmt::runtime(words.pages), pages));
    all.insert(behind, std::string(words.attachments));
    return all;
}

const std::string& main_part(EditableForm form) {
    static const std::string parts[] = {"content.xml", "word/document.xml"};
    return parts[static_cast<std::size_t>(form)];
}

TEST(an_editable_paper, says_what_the_paper_says_in_every_template_and_language) {
    std::set<std::string> seen;
    for_each_draft([&](const WorkedCase&, const Template& from, const Draft& draft) {
        if (!seen.insert(from.id).second) return true;
        for (std::size_t version = 0; version < draft.document.languages.size(); ++version) {
            const auto expected = expected_words(draft.document, version);
            for (const EditableForm form : {EditableForm::odt, EditableForm::docx}) {
                auto said = Opened(draft.document, version, form).words(main_part(form)).paragraphs;
                // What keeps two tables apart is no word of the paper.
                if (form == EditableForm::docx)
                    std::erase_if(said, [](const std::string& each) { return each.empty(); });
                EXPECT_EQ(said, expected) << from.id << " " << draft.document.languages[version];
            }
        }
        return seen.size() < real_templates().templates().size();
    });
    EXPECT_EQ(seen.size(), real_templates().templates().size());
}

TEST(an_odt_paper, says_its_type_first_and_stored) {
    Opened odt(paper(), 0, EditableForm::odt);
    EXPECT_EQ(odt.names,
              (std::vector<std::string>{"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}));
    EXPECT_EQ(odt.file.substr(30, 8 + media_type(EditableForm::odt).size()),
              "mimetype" + std::string(media_type(EditableForm::odt)));
    std::set<std::string> listed;
    for (const XmlElement& entry : odt.root("META-INF/manifest.xml").children())
        for (const auto& attribute : entry.attributes())
            if (attribute.name.local == "full-path") listed.insert(attribute.value);
    EXPECT_EQ(listed, (std::set<std::string>{"/", "content.xml", "styles.xml", "meta.xml"}));
}

/// Each style by family and name; what names one is looked for among them.
TEST(an_odt_paper, has_every_style_it_names) {
    for (const std::size_t version : {0u, 1u}) {
        Opened odt(paper(), version, EditableForm::odt);
        std::set<std::string> there;
        const auto name_of = [](const XmlElement& each) { return each.attribute(style_space, "name").value_or(""); };
        for (const std::string part : {"styles.xml", "content.xml"})
            each_within(odt.root(part), [&](const XmlElement& each) {
                if (each.is(style_space, "style"))
                    there.insert(each.attribute(style_space, "family").value() + " " + name_of(each));
                if (each.is(text_space, "list-style")) there.insert("list " + name_of(each));
                if (each.is(style_space, "master-page")) there.insert("master " + name_of(each));
                if (each.is(style_space, "page-layout")) there.insert("layout " + name_of(each));
                if (each.is(style_space, "font-face")) there.insert("font " + name_of(each));
            });
        std::size_t named = 0;
        const auto wanted = [&](const std::string& family, const std::optional<std::string>& name) {
            if (!name) return;
            ++named;
            EXPECT_TRUE(there.contains(family + " " + *name)) << family << " " << *name;
        };
        for (const std::string part : {"styles.xml", "content.xml"})
            each_within(odt.root(part), [&](const XmlElement& each) {
                const std::string family = each.is(text_space, "span")   ? "text"
                                           : each.is(text_space, "list") ? "list"
                                                                         : "paragraph";
                wanted(family, each.attribute(text_space, "style-name"));
                wanted(each.is(table_space, "table")          ? "table"
                       : each.is(table_space, "table-column") ? "table-column"
                                                              : "table-cell",
                       each.attribute(table_space, "style-name"));
                wanted("paragraph", each.attribute(style_space, "parent-style-name"));
                wanted("paragraph", each.attribute(text_space, "default-style-name"));
                wanted("text", each.attribute(text_space, "citation-style-name"));
                wanted("text", each.attribute(text_space, "citation-body-style-name"));
                wanted("master", each.attribute(style_space, "master-page-name"));
                wanted("master", each.attribute(style_space, "next-style-name"));
                wanted("layout", each.attribute(style_space, "page-layout-name"));
                for (const char* font : {"font-name", "font-name-asian", "font-name-complex"})
                    wanted("font", each.attribute(style_space, font));
            });
        EXPECT_GT(named, 60u);
    }
}

TEST(a_docx_paper, has_every_style_list_and_part_it_names) {
    for (const std::size_t version : {0u, 1u}) {
        Opened docx(paper(), version, EditableForm::docx);
        std::set<std::string> there;
        const auto value_of = [](const XmlElement& each, const char* name) {
            return each.attribute(word_space, name).value_or("");
        };
        for (const XmlElement& each : docx.all("word/styles.xml", word_space, "style"))
            there.insert(value_of(each, "type") + " " + value_of(each, "styleId"));
        for (const XmlElement& each : docx.all("word/numbering.xml", word_space, "num"))
            there.insert("num " + value_of(each, "numId"));
        for (const XmlElement& each : docx.all("word/numbering.xml", word_space, "abstractNum"))
            there.insert("abstract " + value_of(each, "abstractNumId"));
        for (const XmlElement& each : docx.all("word/footnotes.xml", word_space, "footnote"))
            there.insert("note " + value_of(each, "id"));
        for (const XmlElement& each : docx.root("word/_rels/document.xml.rels").children()) {
            there.insert("relation " + each.attribute("", "Id").value());
            EXPECT_TRUE(docx.parts.contains("word/" + each.attribute("", "Target").value()));
        }
        const std::map<std::string, std::pair<std::string, const char*>> references{
            {"pStyle", {"paragraph", "val"}},
            {"basedOn", {"paragraph", "val"}},
            {"rStyle", {"character", "val"}},
            {"tblStyle", {"table", "val"}},
            {"numId", {"num", "val"}},
            {"abstractNumId", {"abstract", "val"}},
            {"footnoteReference", {"note", "id"}}};
        std::size_t named = 0;
        for (const auto& [name, content] : docx.parts) {
            if (!name.starts_with("word/") || name.ends_with(".rels")) continue;
            each_within(docx.root(name), [&](const XmlElement& each) {
                const auto found = references.find(std::string(each.name()));
                if (found != references.end()) {
                    ++named;
                    const std::string what = found->second.first + " " + value_of(each, found->second.second);
                    EXPECT_TRUE(there.contains(what)) << name << ": " << what;
                }
                if (const auto id = each.attribute(relation_space, "id")) {
                    ++named;
                    EXPECT_TRUE(there.contains("relation " + *id)) << *id;
                }
            });
        }
        EXPECT_GT(named, 60u);
        // Every part has a type: its own or that of its ending.
        std::set<std::string> typed;
        for (const XmlElement& each : docx.root("[Content_Types].xml").children())
            if (const auto part = each.attribute("", "PartName")) typed.insert(part->substr(1));
        for (const std::string& part : docx.names)
            EXPECT_TRUE(typed.contains(part) || part.ends_with(".rels") || part == "[Content_Types].xml") << part;
        EXPECT_EQ(typed.size() + 3, docx.parts.size());
    }
}

TEST(a_docx_paper, says_its_types_and_relationships_without_a_prefix) {
    Opened docx(paper(), 0, EditableForm::docx);
    for (const std::string part : {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}) {
        const std::string& xml = docx.parts.at(part);
        const std::string name = part == "[Content_Types].xml" ? "<Types xmlns=" : "<Relationships xmlns=";
        EXPECT_NE(xml.find(name), std::string::npos) << "LibreOffice looks for the bare names in " << part;
        EXPECT_TRUE(docx.root(part).space().starts_with("http://schemas.openxmlformats.org/package/2006/"));
    }
}

TEST(an_editable_paper, numbers_footnotes_by_their_marks_and_loses_none) {
    for (const EditableForm form : {EditableForm::odt, EditableForm::docx}) {
        Opened opened(paper(), 0, form);
        const Words words = opened.words(main_part(form));
        const auto& said = words.paragraphs;
        ASSERT_GT(said.size(), 3u);
        EXPECT_EQ(said[2], "first[note] bold[note] again1") << "the second mark of a note is its number";
        const auto notes = form == EditableForm::odt ? words.notes : opened.words("word/footnotes.xml").paragraphs;
        const std::vector<std::string> last_two(notes.end() - 2, notes.end());
        const std::string blank = form == EditableForm::odt ? "" : " ";
        EXPECT_EQ(last_two, (std::vector<std::string>{blank + "the first note", blank + "the second note"}));
        const auto gathered = std::ranges::find(said, "Notes");
        ASSERT_NE(gathered, said.end());
        EXPECT_EQ(gathered[1], "3 never marked");
        EXPECT_EQ(gathered[2], "Attachments");
        EXPECT_EQ(gathered[3], "Warrant (pages: 3)");
    }
}

TEST(an_odt_paper, counts_numbered_paragraphs_on_over_what_stands_between) {
    Opened odt(paper(), 0, EditableForm::odt);
    std::vector<std::string> lists;
    constexpr std::string_view xml_names = "http://www.w3.org/XML/1998/namespace";
    for (const XmlElement& list : odt.all("content.xml", text_space, "list"))
        lists.push_back(fmt::format("{} {}<{}", list.attribute(text_space, "style-name").value(),
                                    list.attribute(xml_names, "id").value_or(""),
                                    list.attribute(text_space, "continue-list").value_or("")));
    EXPECT_EQ(lists, (std::vector<std::string>{"Numbers paragraph-1<", "Numbers paragraph-2<paragraph-1",
                                               "NumberedList <", "BulletList <", "Numbers paragraph-3<paragraph-2",
                                               "Numbers paragraph-4<", "NumberedList <"}));
    Document late = paper();
    std::get<Paragraph>(late.blocks[3]).number = 7;
    Opened begun(late, 0, EditableForm::odt);
    EXPECT_EQ(begun.all("content.xml", text_space, "list-item").front().attribute(text_space, "start-value"), "7");
}

TEST(a_docx_paper, counts_each_list_by_itself) {
    Opened docx(paper(), 0, EditableForm::docx);
    std::vector<std::string> used;
    for (const XmlElement& each : docx.all("word/document.xml", word_space, "numId"))
        used.push_back(each.attribute(word_space, "val").value());
    // Paragraphs 1 and 2, the list, the points, paragraph 3, the paragraph begun anew, the attachments.
    EXPECT_EQ(used, (std::vector<std::string>{"2", "2", "3", "3", "1", "2", "4", "5"}));
    EXPECT_EQ(docx.all("word/numbering.xml", word_space, "startOverride").size(), 4u);
}

TEST(an_editable_paper, names_its_language_and_runs_the_way_it_is_written) {
    constexpr std::string_view text_properties = "text-properties";
    const auto odt_language = [&](std::size_t version, std::string_view space, const char* name) {
        Opened odt(paper(), version, EditableForm::odt);
        return odt.all("styles.xml", style_space, text_properties).front().attribute(space, name);
    };
    EXPECT_EQ(odt_language(0, fo_space, "language"), "en");
    EXPECT_EQ(odt_language(1, style_space, "language-complex"), "ar");
    EXPECT_EQ(odt_language(1, fo_space, "language"), std::nullopt);
    EXPECT_EQ(odt_language(2, style_space, "language-asian"), "zh");
    EXPECT_EQ(odt_language(2, style_space, "script-asian"), "Hans");
    EXPECT_EQ(odt_language(2, style_space, "country-asian"), "CN");
    for (const std::size_t version : {0u, 1u}) {
        Opened odt(paper(), version, EditableForm::odt);
        const std::string way = version == 1 ? "rl-tb" : "lr-tb";
        EXPECT_EQ(
            odt.all("styles.xml", style_space, "paragraph-properties").front().attribute(style_space, "writing-mode"),
            way);
        EXPECT_EQ(
            odt.all("content.xml", style_space, "table-properties").front().attribute(style_space, "writing-mode"),
            way);
        std::set<std::string> edges;
        for (const XmlElement& each : odt.all("styles.xml", style_space, "paragraph-properties"))
            edges.insert(each.attribute(fo_space, "text-align").value_or(""));
        EXPECT_EQ(edges, (std::set<std::string>{"", "center", version == 1 ? "right" : "left"}));
        Opened docx(paper(), version, EditableForm::docx);
        const bool leftwards = version == 1;
        EXPECT_EQ(docx.all("word/styles.xml", word_space, "bidi").size(), leftwards ? 1u : 0u);
        EXPECT_EQ(docx.all("word/document.xml", word_space, "bidi").size(), leftwards ? 1u : 0u);
        EXPECT_EQ(docx.all("word/document.xml", word_space, "bidiVisual").size(), leftwards ? 2u : 0u);
        EXPECT_EQ(
            docx.all("word/styles.xml", word_space, "lang").front().attribute(word_space, leftwards ? "bidi" : "val"),
            leftwards ? "ar" : "en");
        // Names in Latin letters keep their way within Arabic words.
        std::vector<std::string> rightwards;
        for (const XmlElement& run : docx.all("word/document.xml", word_space, "r")) {
            const auto properties = run.children(word_space, "rPr");
            if (properties.empty() || properties.front().children(word_space, "rtl").empty())
                rightwards.push_back(run.text());
        }
        EXPECT_EQ(std::ranges::count(rightwards, "Anna Example 12"), leftwards ? 4 : 0);
    }
}

TEST(an_editable_paper, bears_its_running_head_from_the_second_page_and_counts_its_pages) {
    Opened odt(paper(), 0, EditableForm::odt);
    const auto masters = odt.all("styles.xml", style_space, "master-page");
    ASSERT_EQ(masters.size(), 2u);
    EXPECT_EQ(masters[0].attribute(style_space, "next-style-name"), "Standard");
    EXPECT_EQ(masters[0].text(), "DRAFTASS-O-2026-00007Page 1 of 1");
    EXPECT_EQ(masters[1].text(), "DRAFTRequest & replyASS-O-2026-00007Page 1 of 1");
    EXPECT_EQ(odt.all("styles.xml", text_space, "page-count").size(), 2u);
    const auto first =
        odt.root("content.xml").children(office_space, "body").front().children().front().children().front();
    EXPECT_EQ(first.attribute(text_space, "style-name"), "TitleOnFirstPage");
    const auto heading = odt.all("content.xml", text_space, "h")[1];
    EXPECT_EQ(heading.attribute(text_space, "style-name"), "Heading2OnNextPage");
    EXPECT_EQ(heading.attribute(text_space, "outline-level"), "2");

    Document released = paper();
    released.draft = false;
    Opened docx(released, 1, EditableForm::docx);
    EXPECT_EQ(docx.root("word/header-first.xml").text(), "");
    EXPECT_EQ(docx.root("word/header-default.xml").text(), "طلب");
    EXPECT_EQ(docx.root("word/footer.xml").text(), "ASS-O-2026-00007صفحة 1 من 1");
    std::vector<std::string> fields;
    for (const XmlElement& each : docx.all("word/footer.xml", word_space, "fldSimple"))
        fields.push_back(each.attribute(word_space, "instr").value());
    EXPECT_EQ(fields, (std::vector<std::string>{" PAGE ", " NUMPAGES "}));
    EXPECT_EQ(docx.all("word/document.xml", word_space, "titlePg").size(), 1u);
    EXPECT_EQ(docx.all("word/document.xml", word_space, "pageBreakBefore").size(), 1u) << "none before the first page";
    EXPECT_EQ(Opened(paper(), 0, EditableForm::docx).root("word/header-first.xml").text(), "DRAFT");
}

TEST(an_editable_paper, repeats_the_head_of_a_table_and_tells_what_names_its_rows) {
    Opened odt(paper(), 0, EditableForm::odt);
    const auto tables = odt.all("content.xml", table_space, "table");
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[0].children(table_space, "table-header-rows").front().text(), "BankAccount");
    EXPECT_TRUE(tables[1].children(table_space, "table-header-rows").empty());
    const auto first_cell = tables[1].children(table_space, "table-row").front().children().front();
    EXPECT_EQ(first_cell.children().front().attribute(text_space, "style-name"), "HeadCell");
    Opened docx(paper(), 0, EditableForm::docx);
    EXPECT_EQ(docx.all("word/document.xml", word_space, "tblHeader").size(), 1u);
    EXPECT_EQ(docx.all("word/document.xml", word_space, "gridCol").size(), 4u);
}

TEST(an_editable_paper, keeps_blanks_and_leaves_out_what_xml_cannot_hold) {
    Document document = paper();
    document.blocks = {Paragraph{Paragraph::Style::body, 0,
                                 segment({" a  b\x01\xEF\xBF\xBF"
                                          "c<&>",
                                          "", ""})}};
    for (const EditableForm form : {EditableForm::odt, EditableForm::docx})
        EXPECT_EQ(Opened(document, 0, form).words(main_part(form)).paragraphs.front(), " a  b  c<&>");
    Opened odt(document, 0, EditableForm::odt);
    EXPECT_EQ(odt.all("content.xml", text_space, "s").size(), 3u) << "readers collapse blanks that are not said";
}

TEST(an_editable_paper, is_the_same_when_written_again_and_refused_where_it_cannot_be) {
    for (const EditableForm form : {EditableForm::odt, EditableForm::docx}) {
        EXPECT_EQ(write_editable(paper(), 1, form).value(), write_editable(paper(), 1, form).value());
        EXPECT_EQ(write_editable(paper(), 3, form).error().message, "the document has no version 3");
        Document damaged = paper();
        damaged.blocks = {Paragraph{Paragraph::Style::body, 0, segment({"\xff", "", ""})}};
        EXPECT_EQ(write_editable(damaged, 0, form).error().message, "a text of the document is not UTF-8");
    }
    EXPECT_EQ(editable_form("docx"), EditableForm::docx);
    EXPECT_EQ(editable_form("doc"), std::nullopt);
}

TEST(a_text_of_two_directions, is_parted_where_letters_turn) {
    const auto parted = [](std::string_view text, bool leftwards) {
        std::string all;
        for (const Stretch& each : stretches(text, leftwards))
            all += fmt::format("{}{}|", each.leftwards ? "<" : ">", each.text);
        return all;
    };
    EXPECT_EQ(parted("plain, 12 words", false), ">plain, 12 words|");
    EXPECT_EQ(parted("كلمة (Anna B.) كلمة", true), "<كلمة (|>Anna B|<.) كلمة|");
    EXPECT_EQ(parted("FI21 1234, كلمة 12", true), ">FI21 1234|<, كلمة 12|");
    EXPECT_EQ(parted("the word كلمة كلمة.", false), ">the word |<كلمة كلمة|>.|");
    EXPECT_EQ(parted("", true), "");
}

}  // namespace
}  // namespace comity::documents
