// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "documents/paper/code_picture.h"
#include "documents/paper/scan.h"

namespace comity::documents {
namespace {

PageCode code(int page, int pages, unsigned char document = 7) {
    PageCode made;
    std::ranges::fill(made.pseudonym, static_cast<unsigned char>(0xA5));
    std::ranges::fill(made.document, document);
    made.page = page;
    made.pages = pages;
    return made;
}

ReplySlip slip() {
    return {.request = "sha256:" + std::string(64, 'a'),
            .reference = "EXT-O-2026-00007",
            .answer = ReplyAnswer::question,
            .registration = "77/2026",
            .office = "Prokuratura Generalna",
            .contact = "biuro@example.org, +48 22 000 00 00",
            .date = CivilDate::from_ymd(2026, 3, 4).value(),
            .text = "Which court issued the warrant of 1 March? Просим указать суд."};
}

/// A5 at 150 dpi: 874 by 1,240 pixels.
constexpr int dpi = 150;
constexpr int sheet_width = 874;
constexpr int sheet_height = 1240;

/// A sheet with codes and lines of "text" around them, as a scanner of an office sees it: turned, blurred, faded, with
/// the noise of its sensor and specks of dust.
class Sheet {
   public:
    explicit Sheet(unsigned seed) : random_(seed), picture_{sheet_width, sheet_height, {}} {
        picture_.grey.assign(static_cast<std::size_t>(sheet_width) * sheet_height, 255);
        for (int y = 60; y < 600; y += 28) fill(80, y, 700, 3);
    }

    /// So many millimetres wide, its upper left corner at a pixel.
    void put(const std::string& text, Robustness robustness, double millimetres, int left, int top) {
        const CodeModules modules = code_modules(text, robustness).value();
        const double pixels = millimetres / 25.4 * dpi;
        const double module = pixels / modules.side;
        const int quiet = static_cast<int>(quiet_zone * module);
        fill(left - quiet, top - quiet, static_cast<int>(pixels) + 2 * quiet, static_cast<int>(pixels) + 2 * quiet,
             255);
        for (int y = 0; y < static_cast<int>(pixels); ++y)
            for (int x = 0; x < static_cast<int>(pixels); ++x)
                if (modules.at(static_cast<int>(x / module), static_cast<int>(y / module)))
                    fill(left + x, top + y, 1, 1);
    }

    Picture scanned() {
        turn(std::uniform_real_distribution(-3.0, 3.0)(random_));
        blur();
        noise();
        return picture_;
    }
    const Picture& clean() const { return picture_; }

   private:
    void fill(int left, int top, int width, int height, unsigned char grey = 0) {
        for (int y = std::max(top, 0); y < std::min(top + height, sheet_height); ++y)
            for (int x = std::max(left, 0); x < std::min(left + width, sheet_width); ++x) pixel(x, y) = grey;
    }
    unsigned char& pixel(int x, int y) {
        return picture_.grey[static_cast<std::size_t>(y) * sheet_width + static_cast<std::size_t>(x)];
    }

    void turn(double degrees) {
        const Picture before = picture_;
        const double angle = degrees * std::numbers::pi / 180;
        for (int y = 0; y < sheet_height; ++y) {
            for (int x = 0; x < sheet_width; ++x) {
                const double dx = x - sheet_width / 2.0;
                const double dy = y - sheet_height / 2.0;
                const double from_x = std::cos(angle) * dx + std::sin(angle) * dy + sheet_width / 2.0;
                const double from_y = -std::sin(angle) * dx + std::cos(angle) * dy + sheet_height / 2.0;
                const int left = static_cast<int>(std::floor(from_x));
                const int top = static_cast<int>(std::floor(from_y));
                const auto grey = [&](int at_x, int at_y) {
                    const bool inside = at_x >= 0 && at_y >= 0 && at_x < sheet_width && at_y < sheet_height;
                    return inside ? static_cast<double>(before.at(at_x, at_y)) : 255.0;
                };
                const double across = from_x - left;
                const double down = from_y - top;
                pixel(x, y) = static_cast<unsigned char>(
                    (grey(left, top) * (1 - across) + grey(left + 1, top) * across) * (1 - down) +
                    (grey(left, top + 1) * (1 - across) + grey(left + 1, top + 1) * across) * down);
            }
        }
    }

    void blur() {
        const Picture before = picture_;
        for (int y = 1; y < sheet_height - 1; ++y) {
            for (int x = 1; x < sheet_width - 1; ++x) {
                int sum = 4 * before.at(x, y);
                for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
                    sum += before.at(x + dx, y + dy);
                pixel(x, y) = static_cast<unsigned char>(sum / 8);
            }
        }
    }

    void noise() {
        constexpr double darkest = 50;    // toner is not black
        constexpr double lightest = 225;  // nor is recycled paper white
        std::normal_distribution distribution(0.0, 18.0);
        std::array<double, 4096> sensor{};
        for (double& value : sensor) value = distribution(random_);
        for (unsigned char& grey : picture_.grey) {
            const double faded = darkest + grey / 255.0 * (lightest - darkest) + sensor[random_() % sensor.size()];
            grey = static_cast<unsigned char>(std::clamp(faded, 0.0, 255.0));
        }
        std::uniform_int_distribution across(0, sheet_width - 3);
        std::uniform_int_distribution down(0, sheet_height - 3);
        for (int speck = 0; speck < 400; ++speck) fill(across(random_), down(random_), 2, 2, speck % 2 == 0 ? 0 : 255);
    }

    std::mt19937 random_;
    Picture picture_;
};

TEST(a_page_code, is_read_as_it_was_written) {
    const std::string text = to_text(code(3, 120)).value();
    EXPECT_EQ(read_page_code(text).value(), code(3, 120));
    EXPECT_EQ(text, "CMTY1:P:UWS2LJNFUWS2LJNF:A4DQOBYHA4DQOBYHA4DQOBYHA4:3:120:OOX47R") << "docs/formats/page-code.md";
    EXPECT_EQ(to_text(code(0, 1)).error().message, "there is no page 0 of 1");
    EXPECT_FALSE(to_text(code(2, 1)));
    EXPECT_TRUE(to_text(code(PageCode::max_pages, PageCode::max_pages)));
    EXPECT_FALSE(to_text(code(1, PageCode::max_pages + 1)));
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string wrong = text;
        wrong[at] = wrong[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(read_page_code(wrong)) << wrong;
    }
    for (const std::string_view wrong : {"", "CMTY1:P", "http://example.org"}) EXPECT_FALSE(read_page_code(wrong));
    EXPECT_FALSE(read_page_code(text + ":"));
}

TEST(a_reply_slip, is_read_as_it_was_written) {
    const std::string json = to_json(slip()).value();
    EXPECT_EQ(read_reply_slip(json).value(), slip());
    ReplySlip least = slip();
    least.registration = least.contact = least.text = "";
    EXPECT_EQ(read_reply_slip(to_json(least).value()).value(), least);
    const auto refusal = [](const std::string& text) { return read_reply_slip(text).error().message; };
    EXPECT_EQ(refusal("[]"), "this is no reply slip: it is no object");
    std::string more = json;
    more.insert(1, "\"also\":\"this\",");
    EXPECT_EQ(refusal(more), "this is no reply slip: it has members that are not known, or empty ones");
    std::string other = json;
    EXPECT_EQ(refusal(other.replace(other.find("question"), 8, "perhaps?")),
              "this is no reply slip: 'perhaps?' is no answer");
    ReplySlip long_one = slip();
    long_one.text = std::string(max_reply_text, 'x');
    EXPECT_TRUE(to_json(long_one));
    long_one.text += "x";
    EXPECT_EQ(to_json(long_one).error().message, "this is no reply slip: 'text' is over 4000 octets");
    EXPECT_EQ(read_reply_slip(std::string(max_reply_octets + 1, ' ')).error().kind, ErrorKind::limit);
}

TEST(page_codes, are_read_from_noisy_sheets_of_150_dpi) {
    int read = 0;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Sheet sheet(seed);
        const PageCode one = code(static_cast<int>(seed), 100);
        sheet.put(to_text(one).value(), Robustness::high, 25, 660, 1020);
        read += scanned(sheet.scanned()).code == one ? 1 : 0;
    }
    EXPECT_GE(read, 99);
}

TEST(reply_slips, are_read_from_noisy_sheets_of_150_dpi) {
    int read = 0;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        Sheet sheet(seed);
        ReplySlip one = slip();
        one.registration = std::to_string(seed * 7919) + "/2026";
        sheet.put(to_json(one).value(), Robustness::medium, 70, 220, 700);
        read += scanned(sheet.scanned()).reply == one ? 1 : 0;
    }
    EXPECT_GE(read, 99);
}

TEST(a_stack_of_pages, is_put_in_order_and_names_what_is_missing) {
    const auto page = [](PageCode of) { return ScannedPage{of, {}}; };
    const std::vector<ScannedPage> pages{page(code(3, 4)), page(code(1, 2, 9)), page(code(1, 4)),       ScannedPage{},
                                         page(code(4, 4)), page(code(3, 4)),    ScannedPage{{}, slip()}};
    const ScannedStack stack = sorted(pages);
    ASSERT_EQ(stack.documents.size(), 2u);
    EXPECT_EQ(stack.documents[0].pages, (std::vector<std::size_t>{2, 0, 5, 4}));
    EXPECT_EQ(stack.documents[0].missing, std::vector<int>{2});
    EXPECT_EQ(stack.documents[0].repeated, std::vector<int>{3});
    EXPECT_EQ(stack.documents[1].missing, std::vector<int>{2});
    EXPECT_EQ(stack.unreadable, std::vector<std::size_t>{3});
}

TEST(a_page_with_two_codes_that_differ, is_for_a_person_to_look_at) {
    Sheet sheet(1);
    sheet.put(to_text(code(1, 2)).value(), Robustness::high, 25, 660, 1020);
    sheet.put(to_text(code(2, 2)).value(), Robustness::high, 25, 200, 1020);
    EXPECT_FALSE(scanned(sheet.clean()).code);
}

TEST(a_picture, is_read_by_its_content) {
    Sheet sheet(1);
    const Picture& clean = sheet.clean();
    const std::string png = to_png(clean).value();
    EXPECT_FALSE(to_png(Picture{}));
    EXPECT_EQ(read_picture(octets(png)).value(), clean);
    std::string pgm = "P5\n" + std::to_string(clean.width) + " " + std::to_string(clean.height) + "\n255\n";
    pgm.append(clean.grey.begin(), clean.grey.end());
    EXPECT_EQ(read_picture(octets(pgm)).value(), clean);
    const auto refusal = [](const std::string& file) { return read_picture(octets(file)).error().message; };
    EXPECT_EQ(refusal(pgm.substr(0, pgm.size() - 1)), "the picture cannot be read: it ends too early");
    EXPECT_EQ(refusal("GIF89a"), "the picture cannot be read: its form is another");
    EXPECT_EQ(refusal("P5 20001 1 255 "), "a picture of 20001 by 1 pixels");
    EXPECT_EQ(refusal("P5 20000 7501 255 "), "a picture of 20000 by 7501 pixels");
    EXPECT_EQ(refusal("P5 20000 7500 255 "), "the picture cannot be read: it ends too early");
    EXPECT_FALSE(read_picture(octets(png.substr(0, png.size() / 2))));
    EXPECT_FALSE(read_picture(octets(std::string_view("\xFF\xD8\xFF\xE0 no jpeg"))));
    EXPECT_EQ(read_picture(octets(std::string(max_picture_octets + 1, 'x'))).error().kind, ErrorKind::limit);
}

TEST(a_code, that_is_drawn_is_read) {
    const std::string text = to_json(slip()).value();
    const Picture picture = drawn_code(code_modules(text, Robustness::medium).value(), 4);
    EXPECT_EQ(codes_in(picture), std::vector<std::string>{text});
    EXPECT_EQ(codes_in(Picture{1, 1, {0}}), std::vector<std::string>{});
}

TEST(a_code, has_limits) {
    EXPECT_TRUE(code_modules(std::string(max_code_octets, 'x'), Robustness::medium));
    EXPECT_EQ(code_modules(std::string(max_code_octets + 1, 'x'), Robustness::medium).error().kind, ErrorKind::limit);
    EXPECT_FALSE(code_modules("", Robustness::high));
    EXPECT_FALSE(code_modules("\xff", Robustness::high));
}

}  // namespace
}  // namespace comity::documents
