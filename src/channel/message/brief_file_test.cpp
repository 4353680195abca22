// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/brief_file.h"

#include <gtest/gtest.h>

#include "channel/message/memory_spool.h"

namespace comity::channel {
namespace {

std::string content(const SpoolFile& file) {
    return whole_of(file).value();
}

TEST(BriefFiles, lie_in_memory_up_to_their_limit_and_in_the_spool_beyond) {
    MemorySpool spool;
    BriefFile file(spool, 10);
    EXPECT_EQ(file.size(), 0U);
    EXPECT_EQ(content(file), "");
    ASSERT_TRUE(file.append(octets("01234")));
    ASSERT_TRUE(file.append(octets("56789")));
    EXPECT_EQ(spool.created(), 0U);
    EXPECT_EQ(content(file), "0123456789");
    EXPECT_EQ(file.path(), "");
    ASSERT_TRUE(file.append(octets("x")));
    EXPECT_EQ(spool.created(), 1U);
    EXPECT_EQ(file.size(), 11U);
    EXPECT_EQ(content(file), "0123456789x");
    EXPECT_TRUE(spool.files().contains(file.path()));
}

TEST(BriefFiles, have_octets_replaced_wherever_they_lie) {
    MemorySpool spool;
    BriefFile file(spool, 10);
    ASSERT_TRUE(file.append(octets("0123456789")));
    ASSERT_TRUE(file.replace(3, octets("abc")));
    EXPECT_EQ(content(file), "012abc6789");
    ASSERT_TRUE(file.append(octets("x")));
    ASSERT_TRUE(file.replace(9, octets("yz")));
    EXPECT_EQ(content(file), "012abc678yz");
}

TEST(BriefFiles, lie_in_the_spool_once_they_are_to_be_durable) {
    MemorySpool spool;
    {
        BriefFile file(spool, 10);
        ASSERT_TRUE(file.append(octets("short")));
        ASSERT_TRUE(file.sync());
        file.keep();
        EXPECT_EQ(spool.files().at(file.path()), "short");
    }
    EXPECT_EQ(spool.files().size(), 1U);
}

TEST(BriefFiles, leave_no_file) {
    MemorySpool spool;
    {
        BriefFile file(spool, 0);
        ASSERT_TRUE(file.append(octets("long")));
        EXPECT_EQ(spool.files().size(), 1U);
    }
    EXPECT_EQ(spool.files().size(), 0U);
}

TEST(BriefFiles, say_when_the_spool_has_no_room) {
    MemorySpool spool;
    spool.limit(12);
    BriefFile file(spool, 10);
    ASSERT_TRUE(file.append(octets("0123456789")));
    EXPECT_FALSE(file.append(octets("xyz")));
}

}  // namespace
}  // namespace comity::channel
