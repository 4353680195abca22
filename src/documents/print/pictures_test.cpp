// SPDX-License-Identifier: EUPL-1.2
// Printed pages beside pictures that somebody looked at, in tests/pictures. A difference is written beside: the page as
// it is now (NAME.seen.png) and darkened where it is another (NAME.difference.png). `make pictures` takes them anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "documents/paper/code_picture.h"
#include "documents/paper/picture.h"
#include "documents/paper/reply_slip.h"
#include "documents/print/print.h"
#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

namespace fs = std::filesystem;

constexpr int dots_per_inch = 60;
constexpr int grey_step = 17;  ///< between two shades that are kept; it divides 255
constexpr int shade = 40;      ///< a pixel is another where it differs by more, of 255: edges of letters vary
/// A page is another where more of its pixels are, of a thousand: 70 of them, a word of some letters.
constexpr double per_mille = 0.2;
constexpr std::uintmax_t most_octets = 2 * 1024 * 1024;  ///< of all pictures together

fs::path approved_pictures() {
    return "tests/pictures";
}
bool accepting() {
    const char* said = std::getenv("COMITY_ACCEPT_PICTURES");
    return said != nullptr && std::string_view(said) == "1";
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
void write_picture(const fs::path& path, const Picture& picture) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << to_png(picture).value();
}

/// A folder that goes with the test.
class Workroom {
   public:
    Workroom() : path(fs::path(testing::TempDir()) / fmt::format("pictures-{}-{}", getpid(), ++made_)) {
        fs::create_directories(path);
    }
    ~Workroom() { fs::remove_all(path); }
    Workroom(const Workroom&) = delete;
    const fs::path path;

   private:
    static inline int made_ = 0;
};

/// The first pages of a PDF as poppler draws them, in shades that are kept; as many as there are.
std::vector<Picture> pages_of(const std::string& pdf, int most) {
    const Workroom room;
    std::ofstream(room.path / "paper.pdf", std::ios::binary) << pdf;
    std::vector<Picture> pages;
    for (int page = 1; page <= most; ++page) {
        const std::string command =
            fmt::format("cd '{}' && pdftoppm -r {} -gray -singlefile -f {} -l {} paper.pdf page 2>messages",
                        room.path.string(), dots_per_inch, page, page);
        fs::remove(room.path / "page.pgm");
        if (std::system(command.c_str()) != 0 || !fs::exists(room.path / "page.pgm")) break;
        auto picture = read_picture(octets(content_of(room.path / "page.pgm")));
        if (!picture) {
            ADD_FAILURE() << to_string(picture.error());
            break;
        }
        for (unsigned char& grey : picture->grey)
            grey = static_cast<unsigned char>((grey + grey_step / 2) / grey_step * grey_step);
        pages.push_back(*std::move(picture));
    }
    return pages;
}

struct Comparison {
    double per_mille = 0;
    Picture marked;  ///< the page paled, black where it is another
};

/// Of two pictures of one size.
Comparison compared(const Picture& now, const Picture& before) {
    Comparison made{0, now};
    int others = 0;
    for (std::size_t i = 0; i < now.grey.size(); ++i) {
        const bool other = std::abs(int{now.grey[i]} - int{before.grey[i]}) > shade;
        others += other ? 1 : 0;
        made.marked.grey[i] = other ? 0 : static_cast<unsigned char>(190 + now.grey[i] / 4);
    }
    made.per_mille = others * 1000.0 / static_cast<double>(now.grey.size());
    return made;
}

/// Why a page is not as its picture; "" where it is. Accepting makes it the picture.
std::string fault_of(const fs::path& folder, const std::string& name, const Picture& now, bool accept) {
    const auto file = [&](const char* kind) { return folder / (name + kind + ".png"); };
    for (const char* kind : {".seen", ".difference"}) fs::remove(file(kind));
    std::string what = "there is no picture yet";
    if (fs::exists(file(""))) {
        const auto before = read_picture(octets(content_of(file(""))));
        if (!before) return to_string(before.error());
        what = fmt::format("{} × {} pixels instead of {} × {}", now.width, now.height, before->width, before->height);
        if (now.width == before->width && now.height == before->height) {
            const Comparison found = compared(now, *before);
            if (found.per_mille <= per_mille) return {};
            what = fmt::format("{:.2f} of a thousand pixels are others, {} may", found.per_mille, per_mille);
            if (!accept) write_picture(file(".difference"), found.marked);
        }
    }
    write_picture(file(accept ? "" : ".seen"), now);
    if (accept) return {};
    return fmt::format(
        "{}: {}. Look at {}.seen.png in {}; if the page is right, \"make pictures\" takes it as the picture", name,
        what, name, folder.string());
}

std::string printed_as(const Document& document, const PrintOrder& order) {
    const auto pdf = print_pdf(document, order);
    EXPECT_TRUE(pdf) << (pdf ? "" : to_string(pdf.error()));
    return pdf.value_or("");
}

PrintOrder order_of(std::size_t version) {
    return {.version = version, .now = Instant::at(1'770'000'000'000).value()};
}
PageMark page_mark() {
    return {{1, 2, 3}, crypto::sha256(std::string_view("the data"))};
}

/// A template of each family, a decision and the answer to a request among them; decisions as they are sealed.
struct Chosen {
    const char* paper;
    int pages;
    bool sealed = false;
};
constexpr Chosen chosen_papers[] = {
    {"extradition-prosecution", 2}, {"bank-records", 2},      {"transfer-by-sentencing-state", 2},
    {"acknowledgement", 1},         {"cover-sheet", 2, true}, {"decision-refused", 2, true}};

Segment same_words(std::string text) {
    Segment made;
    made.versions = {{{std::move(text), TextRun::Face::plain, none, none}}};
    return made;
}

/// All that a page can show, in one language: what no template has today.
Document specimen(std::string language, const std::vector<std::string>& words, int rows) {
    using Style = Paragraph::Style;
    Document document;
    document.kind = "specimen";
    document.languages = {std::move(language)};
    document.titles = {words[0]};
    document.reference = "EXT-O-2026-00007";
    const auto text = [&](std::size_t i) { return same_words(words[i % words.size()]); };
    document.blocks = {Paragraph{Style::address, 0, text(1)},
                       Paragraph{Style::reference, 0, text(2)},
                       Paragraph{Style::title, 0, text(0)},
                       Heading{1, text(1)},
                       Paragraph{Style::body, 1, text(3)},
                       Paragraph{Style::body, 2, text(4)},
                       List{true, {text(1), text(2)}},
                       List{false, {text(3), text(1)}},
                       Heading{2, text(2)},
                       Heading{3, text(1)},
                       Paragraph{Style::note, 0, text(4)}};
    Table table{{text(1), text(2), text(1)}, {}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({same_words(fmt::format("{}", i + 1)), text(static_cast<std::size_t>(i) + 1), text(4)});
    document.blocks.push_back(table);
    document.blocks.push_back(Paragraph{Style::signature, 0, text(1)});
    auto& marked = std::get<Paragraph>(document.blocks[4]).words.versions[0];
    marked[0].footnote = 0;
    marked.push_back({" " + words[1], TextRun::Face::strong, none, none});
    marked.push_back({" " + words[2], TextRun::Face::emphasis, none, none});
    document.footnotes = {text(4)};
    document.attachments = {{"warrant-auth", text(2), 3, ""}};
    return document;
}

Document english_specimen(int rows = 2) {
    return specimen("en",
                    {"Request for extradition", "Ministry of Justice", "Warrant of arrest",
                     "The person took 250 000 euros from an account that was not theirs.",
                     "It is asked that the person be handed over so that the proceedings can go on, and that what was "
                     "found be sent."},
                    rows);
}
Document arabic_specimen() {
    return specimen("ar",
                    {"طلب تسليم", "وزارة العدل", "أمر قبض", "استولى الشخص على مبلغ 250 000 يورو من حساب Example Bank.",
                     "يطلب تسليم الشخص حتى تستمر الإجراءات، وإرسال ما عثر عليه."},
                    2);
}

/// Holds the pages of a PDF to their pictures, and gives the names of these.
void hold(const std::string& name, const std::string& pdf, int most, std::set<std::string>& names) {
    const std::vector<Picture> pages = pages_of(pdf, most);
    EXPECT_FALSE(pages.empty()) << name;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string page = fmt::format("{}-{}", name, i + 1);
        names.insert(page + ".png");
        EXPECT_EQ(fault_of(approved_pictures(), page, pages[i], accepting()), "");
    }
}

TEST(a_printed_page, looks_as_somebody_approved_it) {
    std::set<std::string> names;
    for (const Chosen& chosen : chosen_papers) {
        Document document = first_draft(chosen.paper).second.document;
        document.draft = !chosen.sealed;
        for (std::size_t version = 0; version < document.languages.size(); ++version) {
            PrintOrder order = order_of(version);
            if (chosen.sealed) order.mark = page_mark();
            hold(fmt::format("{}-{}", chosen.paper, document.languages[version]), printed_as(document, order),
                 chosen.pages, names);
        }
    }
    hold("specimen-ar", printed_as(arabic_specimen(), order_of(0)), 1, names);
    PrintOrder numbered = order_of(0);
    numbered.line_numbers = true;
    hold("specimen-numbered", printed_as(english_specimen(), numbered), 1, names);
    PrintOrder marked = order_of(0);
    marked.mark = page_mark();
    hold("long-table", printed_as(english_specimen(40), marked), 3, names);

    const ReplySlip slip{"sha256:" + std::string(64, 'a'),
                         "EXT-O-2026-00007",
                         ReplyAnswer::acknowledged,
                         "77/2026",
                         "Prosecutor of Y",
                         "",
                         *CivilDate::from_ymd(2026, 11, 22),
                         ""};
    const auto code = code_modules(to_json(slip).value(), Robustness::medium);
    ASSERT_TRUE(code);
    names.insert("reply-slip.png");
    EXPECT_EQ(fault_of(approved_pictures(), "reply-slip", drawn_code(*code, 2), accepting()), "");

    std::uintmax_t octets = 0;
    for (const auto& entry : fs::directory_iterator(approved_pictures())) {
        const std::string name = entry.path().filename().string();
        const bool of_a_failure = name.ends_with(".seen.png") || name.ends_with(".difference.png");
        if (accepting() && !names.contains(name)) fs::remove(entry.path());
        EXPECT_TRUE(accepting() || of_a_failure || names.contains(name)) << name << " is of no page";
        if (names.contains(name)) octets += entry.file_size();
    }
    EXPECT_LE(octets, most_octets);
}

TEST(a_printed_page, that_is_another_is_found_and_shown) {
    const Workroom room;
    const auto page = [](const Document& document) { return pages_of(printed_as(document, order_of(0)), 1).at(0); };
    const Document before = english_specimen();
    EXPECT_NE(fault_of(room.path, "page", page(before), false), "") << "without a picture";
    EXPECT_TRUE(fs::exists(room.path / "page.seen.png"));
    EXPECT_EQ(fault_of(room.path, "page", page(before), true), "");
    EXPECT_EQ(fault_of(room.path, "page", page(before), false), "");
    EXPECT_FALSE(fs::exists(room.path / "page.seen.png"));

    Document reworded = before;
    std::get<Paragraph>(reworded.blocks[4]).words.versions[0][0].text =
        "The person took 250 000 euros from an account that was never theirs.";
    Document without_rows = english_specimen(1);
    Document released = before;
    released.draft = false;
    Document without_footnote = before;
    without_footnote.footnotes.clear();
    std::get<Paragraph>(without_footnote.blocks[4]).words.versions[0][0].footnote = none;
    for (const Document& other : {reworded, without_rows, released, without_footnote}) {
        const std::string fault = fault_of(room.path, "page", page(other), false);
        EXPECT_NE(fault.find("of a thousand pixels are others"), std::string::npos) << fault;
        EXPECT_TRUE(fs::exists(room.path / "page.seen.png"));
        EXPECT_TRUE(fs::exists(room.path / "page.difference.png"));
    }

    Picture noisy = page(before);
    for (std::size_t i = 0; i < noisy.grey.size(); ++i)
        noisy.grey[i] = static_cast<unsigned char>(std::clamp(noisy.grey[i] + (i % 2 == 0 ? 30 : -30), 0, 255));
    EXPECT_EQ(fault_of(room.path, "page", noisy, false), "") << "shades at the edges of letters vary";
    Picture smaller = page(before);
    --smaller.height;
    smaller.grey.resize(smaller.grey.size() - static_cast<std::size_t>(smaller.width));
    EXPECT_NE(fault_of(room.path, "page", smaller, false).find("pixels instead of"), std::string::npos);
}

}  // namespace
}  // namespace comity::documents
