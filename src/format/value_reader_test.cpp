// SPDX-License-Identifier: EUPL-1.2
#include "format/value_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/canonical_json.h"

namespace comity::format {
namespace {

std::string nested(int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

/// What the strict reader makes of the text; nullopt where it refuses.
std::optional<Value> strictly(std::string_view json) {
    const auto value = read_json(json, "test").and_then([](const Tree& tree) { return to_value(tree); });
    return value ? std::optional(*value) : std::nullopt;
}

TEST(plain_value, is_read_as_the_strict_reader_reads_it) {
    for (const std::string json : {R"({"a":1,"b":[true,false,null,"x"],"c":{"d":-7}})", R"("")", "[]", "{}", "0", "-1",
                                   "9007199254740991", R"(["\"\\\b\f\n\r\t","é/"])", "\"\xF0\x9F\x98\x80\xC3\xA9\""}) {
        const auto plain = read_plain_value(json);
        ASSERT_TRUE(plain) << json;
        EXPECT_EQ(*plain, strictly(json)) << json;
        EXPECT_EQ(canonical_json(*plain), json);
    }
}

TEST(plain_value, leaves_everything_else_to_the_strict_reader) {
    for (const std::string json : {" 1",
                                   "1 ",
                                   "[1, 2]",
                                   R"({"b":1,"a":2})",
                                   R"({"a":1,"a":2})",
                                   "01",
                                   "-0",
                                   "-",
                                   "+1",
                                   "1.0",
                                   "1e2",
                                   "1x",
                                   "",
                                   "nul",
                                   "truex",
                                   "[1,]",
                                   "[1",
                                   "{\"a\"}",
                                   "{\"a\":}",
                                   "{a:1}",
                                   "{,}",
                                   "\"",
                                   "\"\\\"",
                                   "\"\\x\"",
                                   "\"\\u0041\"",
                                   "\"\\/\"",
                                   "\"\n\"",
                                   "\"\xC3\"",
                                   "\"\xED\xA0\x80\"",
                                   "9007199254740992",
                                   "-9007199254740992",
                                   "99999999999999999999",
                                   "1]",
                                   "[1]]",
                                   "\"a\"\"b\""})
        EXPECT_FALSE(read_plain_value(json)) << json;
}

TEST(plain_value, has_the_limits_of_the_strict_reader) {
    EXPECT_TRUE(read_plain_value(nested(max_depth)));
    EXPECT_TRUE(strictly(nested(max_depth)));
    EXPECT_FALSE(read_plain_value(nested(max_depth + 1)));
    EXPECT_FALSE(strictly(nested(max_depth + 1)));
    EXPECT_TRUE(read_plain_value(nested(max_depth - 1), {.levels = 1}));
    EXPECT_FALSE(read_plain_value(nested(max_depth), {.levels = 1}));
    const auto zeros = [](std::size_t count) {
        std::string list = "[0";
        for (std::size_t i = 1; i < count; ++i) list += ",0";
        return list + "]";
    };
    EXPECT_TRUE(read_plain_value(zeros(max_nodes - 1)));
    EXPECT_TRUE(strictly(zeros(max_nodes - 1)));
    EXPECT_TRUE(read_plain_value(zeros(max_nodes - 3), {.nodes = 2}));
    EXPECT_FALSE(read_plain_value(zeros(max_nodes - 2), {.nodes = 2}));
    EXPECT_FALSE(read_plain_value(zeros(max_nodes)));
    EXPECT_FALSE(strictly(zeros(max_nodes)));
    EXPECT_TRUE(read_plain_value("\"" + std::string(max_document_bytes - 2, 'a') + "\""));
    EXPECT_FALSE(read_plain_value("\"" + std::string(max_document_bytes - 1, 'a') + "\""));
}

RC_GTEST_PROP(plain_value, never_reads_what_the_strict_reader_would_not, (const std::string& noise)) {
    const std::string pieces = "{}[],:\"\\ntrue0-19.e \"a\"";
    const auto json = *rc::gen::container<std::string>(rc::gen::elementOf(pieces));
    for (const std::string& text : {json, noise, "{\"a\":" + json + "}"}) {
        const auto plain = read_plain_value(text);
        if (plain) RC_ASSERT(plain == strictly(text));
    }
}

}  // namespace
}  // namespace comity::format
