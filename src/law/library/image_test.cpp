// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

constexpr std::string_view one_treaty = R"(
instrument t-1 "First Convention" fr "Première convention"
  family extradition
  role treaty
  rank 30
  joins 90 days after deposit cite 29.3
  chapter II opt-out 9.2.a

provision 5 "Tax" mark T
  says "Tax offences may be refused."
  ground g.fiscal optional
    when offence.fiscal
)";

std::vector<char> image() {
    return compile_small(one_treaty).image;
}

TEST(image, gives_back_what_was_compiled) {
    const Library library = small_library(one_treaty);
    const InstrumentIndex index = library.find_instrument("t-1");
    ASSERT_NE(index, none);
    const Instrument& treaty = library.instruments()[static_cast<std::size_t>(index)];
    EXPECT_EQ(library.text(treaty.title, "en"), "First Convention");
    EXPECT_EQ(library.text(treaty.title, "fr"), "Première convention");
    EXPECT_EQ(library.text(treaty.title, "ru"), "First Convention");
    EXPECT_EQ(treaty.joins.period, (Period{.days = 90}));
    EXPECT_EQ(library.text(treaty.joins.cite), "29.3");
    ASSERT_EQ(treaty.provisions.count, 1U);
    const Provision& provision = library.of(library.provisions(), treaty.provisions)[0];
    EXPECT_EQ(library.text(provision.id), "t-1:5");
    const Rule& rule = library.of(library.rules(), provision.rules)[0];
    EXPECT_TRUE(rule.per_offence);
    EXPECT_FALSE(rule.mandatory);
    EXPECT_EQ(&library.provision_of(rule), &provision);
    EXPECT_NE(library.find_fact("offence.fiscal"), none);
    EXPECT_EQ(library.find_fact("offences.fiscal_nature"), none);
    ASSERT_NE(library.find_alias("offence.fiscal_nature"), nullptr);
}

TEST(image, texts_are_found_by_their_words) {
    const Library library = small_library(one_treaty);
    for (TextId id : library.text_order()) EXPECT_EQ(library.find_text(library.text(id)), id);
    EXPECT_EQ(library.find_text("no such words"), std::nullopt);
}

TEST(image, the_same_law_gives_the_same_bytes) {
    EXPECT_EQ(image(), image());
}

TEST(image, other_law_has_another_digest) {
    std::string changed(one_treaty);
    changed.replace(changed.find("may be refused"), 3, "can");
    EXPECT_NE(small_library(one_treaty).digest(), small_library(changed).digest());
    EXPECT_TRUE(small_library(one_treaty).digest().starts_with("sha256:"));
}

TEST(image, any_changed_byte_is_noticed) {
    const std::vector<char> whole = image();
    ASSERT_GT(whole.size(), 1000U);
    for (std::size_t at = 0; at < whole.size(); at += at < 80 ? 1 : 97) {
        const bool unread_padding = (at >= 9 && at < 16) || (at >= 56 && at < 64) || (at >= 20 && at < 24);
        if (unread_padding) continue;  // of the header: zeroes and the count of tables, which nothing rests on
        std::vector<char> damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
        EXPECT_FALSE(Library::from_bytes(damaged)) << "byte " << at;
    }
}

TEST(image, what_is_cut_short_or_foreign_is_refused) {
    const std::vector<char> whole = image();
    for (std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65},
                             whole.size() / 2, whole.size() - 1}) {
        const auto cut = Library::from_bytes({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
        ASSERT_FALSE(cut) << size;
        EXPECT_EQ(cut.error().hint, "compile it again with `comity law build`");
    }
    EXPECT_FALSE(Library::from_bytes(std::vector<char>(4096, 'x')));
}

TEST(image, is_mapped_from_a_file_and_refused_when_it_is_none) {
    std::string name = (std::filesystem::temp_directory_path() / "comity-law-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    const std::filesystem::path folder(name);
    const std::vector<char> whole = image();
    std::ofstream(folder / "comity.law", std::ios::binary)
        .write(whole.data(), static_cast<std::streamsize>(whole.size()));
    std::ofstream(folder / "empty.law");
    const auto library = Library::open((folder / "comity.law").string());
    ASSERT_TRUE(library);
    const Library copy = *library;  // shares the memory
    EXPECT_NE(copy.find_instrument("t-1"), none);
    for (const char* wrong : {"empty.law", "missing.law", ""}) {
        const auto refused = Library::open((folder / wrong).string());
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().place.file, (folder / wrong).string());
    }
    std::filesystem::remove_all(folder);
}

TEST(states, are_found_by_either_code) {
    const Library library = small_library(one_treaty);
    EXPECT_EQ(library.parse_state("xa")->text(), "XA");
    EXPECT_EQ(library.parse_state("XAA")->text(), "XA");
    EXPECT_EQ(library.parse_state("XAB"), std::nullopt);
    EXPECT_EQ(library.parse_state("FI"), std::nullopt);  // this library has no table of States
    EXPECT_EQ(library.parse_state(""), std::nullopt);
}

}  // namespace
}  // namespace comity::law
