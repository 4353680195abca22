// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/part.h"

#include <gtest/gtest.h>

namespace comity::channel {
namespace {

TEST(Part, NamesAContentId) {
    EXPECT_EQ(content_id_of("cid:a@b"), "a@b");
    EXPECT_EQ(content_id_of("CID:a%40b"), "a@b");
    for (const char* uri : {"", "cid:", "http://x", "a@b", "#a", "cid:a%4", "cid:a%zz", "cid:a%0a", "cid:a b",
                            "cid:<a>", "cid:a%2540", "cid:\xc3\xb1"}) {
        EXPECT_EQ(content_id_of(uri), std::nullopt) << uri;
    }
}

std::string outcome(std::vector<MessageProperty> properties, bool compression = true, std::string href = "cid:a@b") {
    UserMessage message;
    message.parts.push_back({std::move(href), std::move(properties)});
    const auto parts = read_parts(message, compression);
    return parts ? "accepted" : to_string(parts.error().code);
}

TEST(Part, HoldsPropertiesToTheirRules) {
    const MessageProperty xml{"MimeType", "application/vnd.x+xml", ""}, gzip{"CompressionType", "application/gzip", ""};
    EXPECT_EQ(outcome({}), "accepted");
    EXPECT_EQ(outcome({xml, gzip, {"CharacterSet", "ISO_8859-1:1987", ""}, {"own", "x", ""}}), "accepted");
    EXPECT_EQ(outcome({gzip}), "EBMS:0003");
    EXPECT_EQ(outcome({xml, gzip}, false), "EBMS:0003");
    EXPECT_EQ(outcome({xml}, false), "accepted");
    EXPECT_EQ(outcome({xml, {"CompressionType", "application/zip", ""}}), "EBMS:0003");
    EXPECT_EQ(outcome({xml, {"CompressionType", "Application/GZIP", ""}}), "EBMS:0003");
    for (const char* set : {"", "8859", "UTF 8", "utf-8;x", "-"}) {
        EXPECT_EQ(outcome({{"CharacterSet", set, ""}}), "EBMS:0003") << set;
    }
    for (const char* type : {"", "text", "text/", "/plain", "text/plain; x=y", "text/pl ain", "a/b/c"}) {
        EXPECT_EQ(outcome({{"MimeType", type, ""}}), "EBMS:0003") << type;
    }
    EXPECT_EQ(outcome({}, true, "http://evil.example/doc"), "EBMS:0011");
    EXPECT_EQ(outcome({}, true, ""), "EBMS:0011");
}

TEST(Part, NamesNoPartTwice) {
    UserMessage message;
    message.parts = {{"cid:a@b", {}}, {"cid:a%40b", {}}};
    const auto parts = read_parts(message);
    ASSERT_FALSE(parts);
    EXPECT_EQ(parts.error().code, EbmsCode::mime_inconsistency);
}

TEST(Part, ReadsBackWhatItWrites) {
    const PartDescription part{"a@b", "text/xml", "UTF-8", true, {{"own", "v", "t"}}};
    UserMessage message;
    message.parts = {part_info(part)};
    EXPECT_EQ(read_parts(message).value(), std::vector{part});
}

}  // namespace
}  // namespace comity::channel
