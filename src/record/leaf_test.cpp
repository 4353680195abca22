// SPDX-License-Identifier: EUPL-1.2
#include "record/leaf.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crypto/sha256.h"
#include "record/event.h"

namespace comity::record {
namespace {

LeafEntry example() {
    Salt salt{};
    for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<unsigned char>(i);
    return {4711, parse_instant("2026-03-04T11:11:13.001+01:00").value(), commitment(salt, octets("{}"))};
}

const std::string example_octets =
    "comity-leaf/v1\n4711\n2026-03-04T10:11:13.001Z\nO+tGSfsPO6Dk0ds778D55pgtKM9pvCY4UeG3Y1oMnzg=\n";

TEST(leaf, commits_to_salt_and_octets) {
    // printf of octets 0 to 31, then {}, into sha256sum
    EXPECT_EQ(crypto::hex(example().event), "3beb4649fb0f3ba0e4d1db3befc0f9e6982d28cf69bc263851e1b7635a0c9f38");
    Salt other{};
    EXPECT_NE(commitment(other, octets("{}")), example().event);
}

TEST(leaf, has_four_lines_with_the_instant_in_utc) {
    EXPECT_EQ(entry_octets(example()), example_octets);
    const auto read = read_entry(example_octets);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, example());
}

TEST(leaf, is_read_from_its_own_octets_only) {
    const auto changed = [](std::string_view from, std::string_view to) {
        std::string octets = example_octets;
        octets.replace(octets.find(from), from.size(), to);
        const auto entry = read_entry(octets);
        return entry ? std::string("read") : entry.error().message;
    };
    EXPECT_EQ(changed("v1", "v2"), "the leaf entry has another first line than comity-leaf/v1");
    EXPECT_EQ(changed("4711", "04711"), "the leaf entry has no sequence in its second line");
    EXPECT_EQ(changed("4711", "0"), "the leaf entry has no sequence in its second line");
    EXPECT_EQ(changed("4711", "9007199254740992"), "the leaf entry has no sequence in its second line");
    EXPECT_EQ(changed("4711", "9007199254740991"), "read");
    EXPECT_EQ(changed("2026-03-04T10", "2026-03-04 10"), "the leaf entry has no instant in its third line");
    EXPECT_EQ(changed("10:11:13.001Z", "11:11:13.001+01:00"),
              "the leaf entry has another form than four lines, with milliseconds in UTC");
    EXPECT_EQ(changed(".001Z", "Z"), "the leaf entry has another form than four lines, with milliseconds in UTC");
    EXPECT_EQ(changed("O+tG", "O+t"), "the leaf entry has no SHA-256 in base64 in its fourth line");
    EXPECT_EQ(changed("nzg=\n", "nzg="), "the leaf entry has no SHA-256 in base64 in its fourth line");
    EXPECT_EQ(changed("nzg=\n", "nzg=\n\n"),
              "the leaf entry has another form than four lines, with milliseconds in UTC");
    EXPECT_FALSE(read_entry(""));
    EXPECT_FALSE(read_entry(std::string(max_entry_octets, '\n')));
    EXPECT_EQ(read_entry(std::string(max_entry_octets + 1, 'x')).error().message,
              "the leaf entry has more than 128 octets");
}

TEST(leaf, fits_its_limit_at_its_longest) {
    LeafEntry longest = example();
    longest.sequence = max_sequence;
    EXPECT_LE(entry_octets(longest).size(), max_entry_octets);
    EXPECT_TRUE(read_entry(entry_octets(longest)));
}

RC_GTEST_PROP(leaf, is_read_as_it_was_written, (std::uint64_t sequence, int seconds)) {
    const LeafEntry entry{sequence % max_sequence + 1, *Instant::at(std::int64_t{seconds} * 1'003),
                          leaf_hash(std::to_string(sequence))};
    const auto again = read_entry(entry_octets(entry));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == entry);
}

}  // namespace
}  // namespace comity::record
