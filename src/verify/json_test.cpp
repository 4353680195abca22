// SPDX-License-Identifier: EUPL-1.2
#include "verify/json.h"

#include <string>

#include <gtest/gtest.h>

namespace comity::verify {
namespace {

std::string text_in(std::string_view json) {
    const auto value = read_json(json);
    return value ? value->text : value.error();
}

std::string fault(std::string_view json) {
    const auto value = read_json(json);
    return value ? "read" : value.error();
}

TEST(json, reads_values) {
    const auto value = read_json(R"( {"a":[1,-2,true,false,null,""],"b":{"c":"d"}} )").value();
    ASSERT_EQ(value.kind, Json::Kind::object);
    const Json& list = *value.find("a");
    ASSERT_EQ(list.items.size(), 6U);
    EXPECT_EQ(list.items[1].number, -2);
    EXPECT_TRUE(list.items[2].truth);
    EXPECT_FALSE(list.items[3].truth);
    EXPECT_EQ(list.items[4].kind, Json::Kind::null);
    EXPECT_EQ(value.find("b")->find("c")->text, "d");
    EXPECT_EQ(value.find("c"), nullptr);
    EXPECT_EQ(list.find("a"), nullptr);
}

TEST(json, reads_texts_of_every_script_and_escape) {
    EXPECT_EQ(text_in(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
    EXPECT_EQ(text_in(R"("A\u00e9\u0416\u20ac\ud83d\ude00")"), "Aé\u0416€\U0001F600");
    EXPECT_EQ(text_in("\"é\u0416€\U0001F600\""), "é\u0416€\U0001F600");
    EXPECT_EQ(text_in(R"("\u0000")"), std::string(1, '\0'));
}

TEST(json, refuses_everything_else) {
    for (const char* text : {"",
                             " ",
                             "{",
                             "[",
                             "[1",
                             "[1,]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{1:1}",
                             "tru",
                             "nul",
                             "True",
                             "+1",
                             "01",
                             "-01",
                             "-0",
                             "-",
                             "1.0",
                             "1e3",
                             "0x1",
                             "9223372036854775808",
                             "\"",
                             "\"a",
                             "\"\\\"",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\u-123\"",
                             "\"\\ud800\"",
                             "\"\\ud800\\n\"",
                             "\"\\ud800\\u0041\"",
                             "\"\\udc00\"",
                             "\"a\nb\"",
                             "\"\xff\"",
                             "\"\xc3\"",
                             "\"\xc0\xaf\"",
                             "\"\xe0\x80\xaf\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xf4\x90\x80\x80\"",
                             "\"\x80\"",
                             "1 1",
                             "{} x",
                             "[1 2]",
                             "{\"a\":1 \"b\":2}",
                             "{\"a\":1,\"a\":1}"}) {
        EXPECT_NE(fault(text), "read") << text;
    }
    EXPECT_EQ(fault(R"({"a":1,"a":2})"), "it is no JSON at octet 11: the name 'a' is given twice");
    EXPECT_EQ(fault("1.5"), "it is no JSON at octet 2: a number that is not whole");
}

TEST(json, is_nested_at_most_64_deep) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    EXPECT_EQ(fault(nested(max_json_depth)), "read");
    EXPECT_EQ(fault(nested(max_json_depth + 1)), "it is no JSON at octet 65: nested deeper than 64 levels");
    EXPECT_EQ(fault(std::string(1'000'000, '[')), "it is no JSON at octet 65: nested deeper than 64 levels");
}

TEST(json, says_which_member_is_missing) {
    const auto value = read_json(R"({"n":1,"t":"x","l":["a",1]})").value();
    EXPECT_EQ(number_of(value, "n").value(), 1);
    EXPECT_EQ(text_of(value, "t").value(), "x");
    EXPECT_EQ(text_of(value, "n").error(), "it has no text 'n'");
    EXPECT_EQ(number_of(value, "x").error(), "it has no number 'x'");
    EXPECT_EQ(texts_of(value, "t").error(), "it has no list 't'");
    EXPECT_EQ(texts_of(value, "l").error(), "its list 'l' holds more than texts");
}

}  // namespace
}  // namespace comity::verify
