// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/print.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "documents/paper/scan.h"
#include "documents/print/words.h"

namespace comity::documents {
namespace {

/// The programs of poppler and qpdf on one PDF; they share no code with what printed it, but for qpdf's own parser.
class Paper {
   public:
    explicit Paper(const std::string& pdf)
        : folder_(std::filesystem::path(testing::TempDir()) / fmt::format("print-{}-{}", getpid(), ++made_)) {
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "paper.pdf", std::ios::binary) << pdf;
    }
    ~Paper() { std::filesystem::remove_all(folder_); }
    Paper(const Paper&) = delete;

    std::string said(const std::string& command) const {
        const std::string line = fmt::format("cd '{}' && {} >out.txt 2>&1", folder_.string(), command);
        EXPECT_EQ(std::system(line.c_str()), 0) << command << read("out.txt");
        return read("out.txt");
    }
    std::string text() const { return said("pdftotext -enc UTF-8 paper.pdf -"); }
    std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

   private:
    static inline int made_ = 0;
    std::filesystem::path folder_;
};

Passage words(std::string text, TextRun::Face face = TextRun::Face::plain) {
    return {{std::move(text), face, none, none}};
}

Segment segment(std::vector<std::string> versions) {
    Segment made;
    for (std::string& each : versions) made.versions.push_back(words(std::move(each)));
    return made;
}

/// A request in English, Russian and Arabic.
Document request() {
    Document document;
    document.kind = "extradition-prosecution";
    document.languages = {"en", "ru", "ar"};
    document.titles = {"Request for extradition", "Запрос о выдаче", "طلب تسليم"};
    document.reference = "EXT-O-2026-00007";
    document.draft = false;
    document.blocks = {
        Paragraph{Paragraph::Style::title, 0, segment({"Request for extradition", "Запрос о выдаче", "طلب تسليم"})},
        Heading{1, segment({"The facts", "Обстоятельства", "الوقائع"})},
        Paragraph{Paragraph::Style::body, 1,
                  segment({"The person took 250 000 euros.", "Лицо похитило 250 000 евро, — Щукин-Хрущёв.",
                           "استولى الشخص على المبلغ."})},
        List{true,
             {segment({"first warrant", "первый ордер", "أمر"}), segment({"second warrant", "второй ордер", "حكم"})}},
        Table{{segment({"Offence", "Преступление", "الجريمة"}), segment({"Penalty", "Наказание", "العقوبة"})},
              {{segment({"fraud", "мошенничество", "احتيال"}), segment({"5 years", "5 лет", "سنوات"})}}},
        Heading{2, segment({"The law", "Закон", "القانون"})},
    };
    document.footnotes = {segment({"Article 12.", "Статья 12.", "المادة"})};
    document.attachments = {{"warrant-auth", segment({"Warrant", "Ордер", "أمر"}), 3, ""}};
    return document;
}

PrintOrder order(std::size_t version = 0) {
    return {version, Instant::at(1'770'000'000'000).value(), false, {}};
}

std::string printed(const Document& document, const PrintOrder& by) {
    const auto pdf = print_pdf(document, by);
    EXPECT_TRUE(pdf) << (pdf ? "" : to_string(pdf.error()));
    return pdf.value_or("");
}

std::size_t place(const std::string& text, const std::string& of) {
    EXPECT_NE(text.find(of), std::string::npos) << of << " in\n" << text;
    return text.find(of);
}

TEST(a_paper, can_be_read_in_the_order_it_was_written) {
    const Paper paper(printed(request(), order()));
    const std::string text = paper.text();
    std::size_t last = 0;
    for (const std::string part :
         {"Request for extradition", "The facts", "The person took 250 000 euros.", "first warrant", "second warrant",
          "Offence", "fraud", "The law", "Article 12.", "Warrant (pages: 3)"}) {
        EXPECT_GE(place(text, part), last) << part;
        last = place(text, part);
    }
    place(text, "Page 1 of 1");
    place(text, "EXT-O-2026-00007");
}

TEST(a_paper, keeps_the_letters_of_each_script) {
    const std::string russian = Paper(printed(request(), order(1))).text();
    place(russian, "Щукин-Хрущёв");
    place(russian, "Страница 1 из 1");
    const std::string arabic = Paper(printed(request(), order(2))).text();
    place(arabic, "الوقائع");
    place(arabic, "القانون");
}

TEST(a_paper, embeds_its_fonts) {
    for (const std::size_t version : {0u, 1u, 2u}) {
        const std::string fonts = Paper(printed(request(), order(version))).said("pdffonts paper.pdf | tail -n +3");
        EXPECT_FALSE(fonts.empty());
        std::istringstream lines(fonts);
        for (std::string line; std::getline(lines, line);)
            EXPECT_NE(line.find(" yes yes yes "), std::string::npos) << "embedded, subset, with Unicode: " << line;
    }
}

TEST(a_paper, says_what_pdf_a_3_asks_for) {
    PrintOrder with = order();
    with.embedded = {{"document.json", "application/json", "the data of this paper", "{\"kind\":\"x\"}"}};
    const Paper paper(printed(request(), with));
    paper.said("qpdf --check paper.pdf");
    const std::string information = paper.said("pdfinfo paper.pdf");
    EXPECT_NE(information.find("Title:           Request for extradition"), std::string::npos) << information;
    EXPECT_NE(information.find("Tagged:          yes"), std::string::npos) << information;
    EXPECT_NE(information.find("Encrypted:       no"), std::string::npos);
    const std::string metadata = paper.said("pdfinfo -meta paper.pdf");
    place(metadata, ">3</pdfaid:part>");
    place(metadata, ">U</pdfaid:conformance>");
    place(metadata, ">Request for extradition</rdf:li>");
    const std::string objects = paper.said("qpdf --qdf --object-streams=disable paper.pdf -");
    place(objects, "/Lang (en)");
    place(objects, "/S /GTS_PDFA1");
    place(objects, "/AFRelationship /Data");
    place(objects, "/MarkInfo");
    place(objects, "/ID [");
    EXPECT_EQ(objects.find("/JavaScript"), std::string::npos);
    EXPECT_EQ(paper.said("pdfdetach -save 1 -o data.json paper.pdf && cat data.json"), "{\"kind\":\"x\"}");
}

/// ISO 19005-3 section 6.1.7.1: Length octets, a line end, endstream.
TEST(a_paper, ends_the_data_of_each_stream_with_a_line_end_of_its_own) {
    PrintOrder with = order();
    with.embedded = {{"document.json", "application/json", "the data of this paper", "{\"kind\":\"x\"}"}};
    const std::string pdf = printed(request(), with);
    int streams = 0;
    for (std::size_t at = pdf.find(" >>\nstream\n"); at != std::string::npos; at = pdf.find(" >>\nstream\n", at + 1)) {
        const std::size_t dictionary = pdf.rfind(" obj\n", at);
        const std::size_t length = pdf.find("/Length ", dictionary);
        ASSERT_LT(length, at);
        const std::size_t end = at + 11 + std::stoul(pdf.substr(length + 8, 12));
        EXPECT_EQ(pdf.substr(end, 10), "\nendstream");
        ++streams;
    }
    EXPECT_GT(streams, 6) << "page, profile, metadata, data, fonts";
}

TEST(a_paper, has_the_structure_and_bookmarks_of_the_document) {
    const Paper paper(printed(request(), order()));
    const std::string structure = paper.said("pdfinfo -struct paper.pdf");
    for (const std::string tag : {"Document", "H1", "P", "LBody", "TH", "TD", "H2", "Note"}) place(structure, tag);
    const std::string objects = paper.said("qpdf --qdf --object-streams=disable paper.pdf -");
    place(objects, "/Outlines");
    place(objects, "(The facts)");
    place(objects, "(The law)");
}

TEST(a_paper, is_the_same_when_printed_again) {
    EXPECT_EQ(printed(request(), order()), printed(request(), order()));
}

TEST(a_draft, says_so_on_every_page) {
    Document document = request();
    document.draft = true;
    document.blocks.push_back(PageBreak{});
    document.blocks.push_back(Paragraph{Paragraph::Style::body, 0, segment({"more", "ещё", "المزيد"})});
    const std::string text = Paper(printed(document, order(1))).text();
    EXPECT_NE(place(text, "ПРОЕКТ"), text.rfind("ПРОЕКТ"));
    place(text, "Страница 2 из 2");
}

TEST(a_paper, whose_table_names_the_attachments_lists_them_once) {
    Document document = request();
    Segment cell = segment({"Warrant", "Ордер", "أمر"});
    cell.id = "attachments/1:1";
    document.blocks.push_back(Table{{}, {{cell, segment({"3", "3", "3"})}}});
    const std::string text = Paper(printed(document, order())).text();
    EXPECT_EQ(text.find("Warrant"), text.rfind("Warrant")) << text;
    EXPECT_EQ(text.find("(pages: 3)"), std::string::npos);
}

TEST(a_signature, stands_on_the_page_of_what_is_signed) {
    Document document = request();
    document.attachments.clear();
    document.footnotes.clear();
    const auto line = [](const std::string& text, Paragraph::Style style) {
        return Paragraph{style, 0, segment({text, text, text})};
    };
    std::size_t broke = 0;
    for (int lines = 6; lines < 26; ++lines) {
        Document longer = document;
        for (int i = 0; i < lines; ++i) longer.blocks.push_back(line("filler", Paragraph::Style::body));
        longer.blocks.push_back(line("the last paragraph", Paragraph::Style::body));
        longer.blocks.push_back(line("Kamran Sample", Paragraph::Style::signature));
        longer.blocks.push_back(line("Deputy Prosecutor", Paragraph::Style::signature));
        const std::string text = Paper(printed(longer, order())).text();
        const std::size_t page = text.find('\f');
        const bool first = text.find("the last paragraph") < page;
        EXPECT_EQ(text.find("Kamran Sample") < page, first) << lines;
        EXPECT_EQ(text.find("Deputy Prosecutor") < page, first) << lines;
        broke += first ? 0 : 1;
    }
    EXPECT_GT(broke, 0u);
    EXPECT_LT(broke, 20u);
}

TEST(a_long_paper, goes_on_over_pages_without_losing_a_line) {
    Document document = request();
    std::string long_text;
    for (int i = 0; i < 2000; ++i) long_text += fmt::format("word{} ", i);
    document.blocks.push_back(Paragraph{Paragraph::Style::body, 0, segment({long_text, "", ""})});
    document.blocks.push_back(Table{{}, {{segment({long_text, "", ""}), segment({"beside", "", ""})}}});
    const Paper paper(printed(document, order()));
    const std::string text = paper.text();
    for (const int i : {0, 777, 1999}) {
        const std::string word = fmt::format("word{}", i);
        const std::size_t first = place(text, word);
        EXPECT_NE(text.find(word, first + word.size()), std::string::npos) << word << " in the table as well";
    }
    paper.said("qpdf --check paper.pdf");
}

TEST(a_paper, with_numbered_lines_shows_every_fifth) {
    Document document = request();
    std::string long_text;
    for (int i = 0; i < 300; ++i) long_text += "words ";
    document.blocks = {Paragraph{Paragraph::Style::body, 0, segment({long_text, "", ""})}};
    PrintOrder with = order();
    with.line_numbers = true;
    const std::string text = "\n" + Paper(printed(document, with)).text();
    for (const std::string number : {"\n5\n", "\n10\n", "\n15\n"}) place(text, number);
}

TEST(a_paper, bears_codes_that_bring_its_pages_back) {
    Document document = request();
    document.blocks.push_back(PageBreak{});
    document.blocks.push_back(Paragraph{Paragraph::Style::body, 0, segment({"more", "ещё", "المزيد"})});
    PrintOrder with = order();
    with.mark = PageMark{{1, 2, 3}, crypto::sha256(std::string_view("the data"))};
    const Paper paper(printed(document, with));
    for (const int page : {1, 2}) {
        paper.said(fmt::format("pdftoppm -r 150 -gray -singlefile -f {0} -l {0} paper.pdf page", page));
        const auto picture = read_picture(octets(paper.read("page.pgm")));
        ASSERT_TRUE(picture);
        const PageCode code{with.mark->pseudonym, digest_for_code(with.mark->document), page, 2};
        EXPECT_EQ(scanned(*picture).code, code);
    }
}

TEST(a_paper, in_a_language_from_right_to_left_begins_on_the_right) {
    Document short_one = request();
    short_one.blocks = {Paragraph{Paragraph::Style::body, 0, segment({"word", "слово", "word"})}};
    const auto left_edge = [&](std::size_t version, const std::string& word) {
        const Paper paper(printed(short_one, order(version)));
        const std::string box = paper.said(fmt::format("pdftotext -bbox paper.pdf - | grep '>{}<'", word));
        return std::stod(box.substr(box.find('"') + 1));
    };
    EXPECT_LT(left_edge(0, "word"), 100);
    EXPECT_GT(left_edge(2, "word"), 400);
}

TEST(a_paper, is_refused_where_it_cannot_be_printed) {
    EXPECT_EQ(print_pdf(request(), order(3)).error().message, "the document has no version 3");
    Document damaged = request();
    damaged.blocks = {Paragraph{Paragraph::Style::body, 0, segment({"\xff", "", ""})}};
    EXPECT_EQ(print_pdf(damaged, order()).error().message, "a text of the document is not UTF-8");
    Document long_one = request();
    long_one.blocks = {
        Paragraph{Paragraph::Style::body, 0, segment({std::string(max_segment_octets + 1, 'x'), "", ""})}};
    EXPECT_EQ(print_pdf(long_one, order()).error().kind, ErrorKind::limit);
}

/// A box in the place of a name would be signed and sent (PDF/A allows the box; nobody can read it).
TEST(a_paper, is_refused_where_no_font_has_a_letter) {
    Document document = request();
    // For private use.
    document.blocks = {Paragraph{Paragraph::Style::body, 0, segment({"word \U0010ABCD", "слово", "word"})}};
    EXPECT_EQ(print_pdf(document, order()).error().message, "no font here has the letter '\U0010ABCD' (U+10ABCD)");
}

TEST(a_paper, shows_blanks_for_what_is_no_character) {
    Document document = request();
    const std::string odd = "one\uFFFEtwo\u0085three\x01";
    document.titles[0] = odd;
    document.blocks = {Heading{1, segment({odd, "слово", "word"})}};
    const Paper paper(printed(document, order()));
    place(paper.text(), "one two three");
    place(paper.said("pdfinfo -meta paper.pdf"), ">one two three </rdf:li>");
    place(paper.said("pdfinfo paper.pdf"), "one two three");
}

TEST(the_words_of_a_page, are_there_in_every_language_of_papers) {
    for (const std::string_view language : {"en", "fr", "ru", "es", "ar", "zh"}) {
        const PageWords& words = page_words(language);
        EXPECT_EQ(words.language, language);
        EXPECT_NE(words.page.find("{}"), words.page.rfind("{}"));
        EXPECT_NE(words.pages.find("{}"), std::string_view::npos);
    }
    EXPECT_EQ(page_words("fr-CH").draft, "PROJET");
    EXPECT_EQ(page_words("xx").draft, "DRAFT");
}

}  // namespace
}  // namespace comity::documents
