// SPDX-License-Identifier: EUPL-1.2
#include "format/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace comity::format {
namespace {

TEST(utf8, what_is_none_is_seen_wherever_it_stands) {
    for (std::size_t length = 0; length < 20; ++length) {
        const std::string ascii(length, 'a');
        EXPECT_TRUE(is_utf8(ascii));
        for (std::size_t at = 0; at <= length; ++at) {
            for (const char* good : {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\x7F"})
                EXPECT_TRUE(is_utf8(std::string(ascii).insert(at, good))) << length << " " << at;
            for (const char* bad : {"\x80", "\xFF", "\xC3", "\xE2\x82", "\xC0\x80", "\xED\xA0\x80"})
                EXPECT_FALSE(is_utf8(std::string(ascii).insert(at, bad))) << length << " " << at;
        }
    }
}

}  // namespace
}  // namespace comity::format
