// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "seal/zip/zip_writer.h"

namespace comity::seal {
namespace {

std::string zipped(std::initializer_list<std::pair<std::string_view, std::string_view>> entries,
                   Packing packing = Packing::deflated) {
    ZipWriter zip;
    for (const auto& [name, content] : entries) EXPECT_TRUE(zip.add(name, content, packing));
    return std::move(zip).finish().value();
}

std::string refusal(const std::string& file, const ZipLimits& limits = {}) {
    const auto archive = ZipArchive::open(octets(file), limits);
    if (!archive) return archive.error().message;
    for (const ZipEntry& entry : archive->entries())
        if (const auto content = archive->content(entry, 1 << 24); !content) return content.error().message;
    return "read";
}

/// The first or last place of a text in a file, written over.
std::string over(std::string file, std::size_t at, std::string_view with) {
    return file.replace(at, with.size(), with);
}

const std::string two = zipped({{"a.txt", "one text"}, {"b/c.txt", std::string_view("same same same same same")}});

std::size_t central(const std::string& file) {
    return file.find("PK\x01\x02");
}

TEST(an_archive, gives_what_was_packed) {
    const auto archive = ZipArchive::open(octets(two)).value();
    ASSERT_EQ(archive.entries().size(), 2u);
    EXPECT_EQ(archive.content(*archive.find("a.txt"), 100).value(), "one text");
    EXPECT_EQ(archive.content(*archive.find("b/c.txt"), 100).value(), "same same same same same");
    EXPECT_EQ(archive.find("c.txt"), nullptr);
    EXPECT_EQ(archive.content(*archive.find("a.txt"), 8).value(), "one text");
    EXPECT_EQ(archive.content(*archive.find("a.txt"), 7).error().kind, ErrorKind::limit);
    EXPECT_EQ(two, zipped({{"a.txt", "one text"}, {"b/c.txt", "same same same same same"}})) << "deterministic";
}

TEST(an_archive, with_octets_that_belong_to_nothing_is_refused) {
    EXPECT_EQ(refusal("x" + two), "the archive has a directory that does not end where it says");
    EXPECT_EQ(refusal(two + "x"), "the archive has octets behind its end");
    EXPECT_EQ(refusal(""), "the archive is no ZIP file");
    EXPECT_EQ(refusal(std::string(200, 'x')), "the archive is no ZIP file: it has no directory");
    // One archive behind another: readers that search from the front see the other.
    EXPECT_NE(refusal(two + two), "read");
    // A second end within the comment of the first.
    std::string commented = two;
    commented[commented.size() - 2] = 22;
    EXPECT_EQ(refusal(commented + two.substr(two.size() - 22)),
              "the archive has two directory ends: another reader may take the other");
    std::string plain = two;
    plain[plain.size() - 2] = 5;
    EXPECT_EQ(refusal(plain + "hello"), "read") << "a comment alone confuses nobody";
}

TEST(an_archive, whose_two_headers_differ_is_refused) {
    EXPECT_EQ(refusal(over(two, two.find("a.txt"), "z.txt")), "the archive has two different names for 'a.txt'");
    EXPECT_EQ(refusal(over(two, two.rfind("a.txt"), "z.txt")), "the archive has two different names for 'z.txt'");
    EXPECT_EQ(refusal(over(two, 14, "\x01")), "the archive has two different sizes or checksums for 'a.txt'");
    EXPECT_EQ(refusal(over(two, 8, "\x08")), "the archive has two different methods for 'a.txt'");
    EXPECT_EQ(refusal(over(two, central(two) + 8, std::string_view("\x01\x08", 2))),
              "the archive has an entry that is encrypted or of an unknown kind");
    EXPECT_EQ(refusal(over(two, central(two) + 10, "\x0e")), "the archive has an entry compressed by method 14");
}

TEST(an_archive, whose_names_mean_two_things_is_refused) {
    const auto named = [](std::string name) {
        std::string file = two;
        file.replace(file.find("a.txt"), 5, name);
        return refusal(file.replace(file.rfind("a.txt"), 5, name));
    };
    EXPECT_EQ(named("../ab"), "the archive has an entry whose name leads out of its folder");
    EXPECT_EQ(named("/abcd"), "the archive has an entry whose name leads out of its folder");
    EXPECT_EQ(named("a//bc"), "the archive has an entry whose name leads out of its folder");
    EXPECT_EQ(named("a/./b"), "the archive has an entry whose name leads out of its folder");
    EXPECT_EQ(named("c:abc"), "the archive has an entry whose name has a control character, '\\' or ':'");
    EXPECT_EQ(named("a\\bcd"), "the archive has an entry whose name has a control character, '\\' or ':'");
    EXPECT_EQ(named(std::string("a\0bcd", 5)),
              "the archive has an entry whose name has a control character, '\\' or ':'");
    EXPECT_EQ(named("a\xff"
                    "bcd"),
              "the archive has an entry whose name is not UTF-8");
    ZipWriter twice;
    ASSERT_TRUE(twice.add("a.txt", "one", Packing::stored));
    ASSERT_TRUE(twice.add("A.TXT", "two", Packing::stored));
    EXPECT_EQ(std::move(twice).finish().error().message, "the archive has two entries named 'A.TXT'");
    ZipWriter below;
    ASSERT_TRUE(below.add("a", "one", Packing::stored));
    ASSERT_TRUE(below.add("a/b", "two", Packing::stored));
    EXPECT_EQ(std::move(below).finish().error().message, "the archive has 'a' as a file and as a folder");
}

TEST(an_archive, with_damaged_data_is_refused) {
    EXPECT_EQ(refusal(over(two, two.find("one text"), "two text")), "the archive has damaged data in 'a.txt'");
    const std::string bomb = zipped({{"a", std::string(5000, 'a')}});
    // Says it is shorter than it is; the sizes stand in both headers.
    std::string shorter = over(bomb, 22, std::string_view("\x10\x00", 2));
    shorter = over(shorter, central(shorter) + 24, std::string_view("\x10\x00", 2));
    EXPECT_EQ(refusal(shorter), "the archive has damaged data in 'a'");
}

TEST(an_archive, over_its_limits_is_refused) {
    ZipLimits limits;
    limits.entries = 2;
    limits.name = 7;
    limits.inflated = 32;
    EXPECT_EQ(refusal(two, limits), "read");
    limits.entries = 1;
    EXPECT_EQ(refusal(two, limits), "the archive has 2 entries");
    limits.entries = 2;
    limits.name = 6;
    EXPECT_EQ(refusal(two, limits), "the archive has a name of 7 octets");
    limits.name = 7;
    limits.inflated = 31;
    EXPECT_EQ(refusal(two, limits), "the archive inflates to over 31 octets");

    const std::string zeros = zipped({{"a", std::string(4000, '0')}});
    ZipLimits ratio;
    ratio.ratio_from = 4000;
    ratio.ratio = 20;
    EXPECT_EQ(refusal(zeros, ratio), "the archive inflates 'a' to over 20 times its size");
    ratio.ratio_from = 4001;
    EXPECT_EQ(refusal(zeros, ratio), "read");
}

TEST(an_archive, of_ours_is_never_taken_for_a_bomb) {
    const std::string zeros = zipped({{"a", std::string(3 << 20, '\0')}});
    EXPECT_EQ(refusal(zeros), "read");
}

RC_GTEST_PROP(an_archive_with_one_octet_changed, gives_the_same_or_is_refused, ()) {
    std::string file = two;
    file[*rc::gen::inRange<std::size_t>(0, file.size())] = *rc::gen::arbitrary<char>();
    const auto archive = ZipArchive::open(octets(file));
    if (!archive) return;
    for (const ZipEntry& entry : archive->entries()) {
        const auto content = archive->content(entry, 1000);
        if (content) RC_ASSERT(*content == "one text" || *content == "same same same same same");
    }
}

}  // namespace
}  // namespace comity::seal
