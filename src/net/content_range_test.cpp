// SPDX-License-Identifier: EUPL-1.2
#include "net/content_range.h"

#include <gtest/gtest.h>

namespace comity::net {
namespace {

TEST(ContentRange, SaysWhichOctetsThePieceIs) {
    const auto range = read_content_range("bytes 5-9/100");
    ASSERT_TRUE(range);
    EXPECT_EQ(range->first, 5U);
    EXPECT_EQ(range->last, 9U);
    EXPECT_TRUE(read_content_range("bytes 0-0/*"));
    for (const std::string_view wrong :
         {"", "bytes", "bytes 9-5/100", "bytes 5/100", "bytes -5/100", "bytes 5-/100", "octets 1-2/3", "bytes 1-2",
          "bytes 1-2/x", "bytes 0-18446744073709551615/*", "bytes 0-18446744073709551616/*", "bytes  1-2/3"})
        EXPECT_FALSE(read_content_range(wrong)) << wrong;
}

std::string wanted(std::string range, std::uint64_t size) {
    Request request;
    request.headers.set("Range", std::move(range));
    const auto found = wanted_range(request, size);
    if (!found) return "none";
    return std::to_string(found->first) + "+" + std::to_string(found->count) + (found->partial ? "" : " all");
}

TEST(ContentRange, OneRangeIsCutAtTheEnd) {
    EXPECT_EQ(wanted("bytes=0-3", 10), "0+4");
    EXPECT_EQ(wanted("bytes=4-", 10), "4+6");
    EXPECT_EQ(wanted("bytes=4-99", 10), "4+6");
    EXPECT_EQ(wanted("bytes=-3", 10), "7+3");
    EXPECT_EQ(wanted("bytes=-30", 10), "0+10");
}

TEST(ContentRange, WhatIsNotThereIsSaidAndWhatIsNotUnderstoodIsAll) {
    EXPECT_EQ(wanted("bytes=10-", 10), "none");
    EXPECT_EQ(wanted("bytes=-0", 10), "none");
    EXPECT_EQ(wanted("bytes=0-", 0), "none");
    for (const std::string range : {"bytes=0-1,3-4", "bytes=5-2", "octets=0-1", "bytes=", "bytes=a-b", "bytes=1-b"})
        EXPECT_EQ(wanted(range, 10), "0+10 all") << range;
}

}  // namespace
}  // namespace comity::net
