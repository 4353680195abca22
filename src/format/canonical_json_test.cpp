// SPDX-License-Identifier: EUPL-1.2
#include "format/canonical_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::format {
namespace {

/// The canonical text of JSON, or "line:column message" of the refusal.
std::string canonical(std::string_view json) {
    const auto tree = read_json(json, "payload.json");
    if (!tree) return "not JSON: " + tree.error().message;
    const auto text = canonical_json(*tree);
    if (text) return *text;
    EXPECT_NE(text.error().hint, "");
    return std::to_string(text.error().place.line) + ":" + std::to_string(text.error().place.column) + " " +
           text.error().message;
}

std::string written(const Value& value) {
    const auto text = canonical_json(value);
    return text ? *text : text.error().message;
}

Value nested(int levels) {
    Value value = 1;
    for (int i = 0; i < levels; ++i) value = Value::list({value});
    return value;
}

TEST(canonical_json, sorts_keys_as_the_example_of_rfc_8785_section_3_2_3) {
    EXPECT_EQ(canonical(R"({
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    })"),
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
              "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\",\"\xE2\x82\xAC\":\"Euro Sign\","
              "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(canonical_json, escapes_as_the_example_of_rfc_8785_section_3_2_2) {
    EXPECT_EQ(
        canonical(R"({"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]})"),
        "{\"literals\":[null,true,false],\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST(canonical_json, escapes_every_control_character_as_section_3_2_2_2) {
    std::string text;
    for (char c = 0; c < 0x20; ++c) text += c;
    EXPECT_EQ(written(text + "\x7F"),
              "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
              "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d"
              "\\u001e\\u001f\x7F\"");
}

TEST(canonical_json, sorts_within_and_keeps_the_order_of_lists) {
    EXPECT_EQ(canonical(R"( { "b" : [ {"d":1,"c":2}, 3 ] , "a" : {} , "aa" : [] , "" : 0 } )"),
              R"({"":0,"a":{},"aa":[],"b":[{"c":2,"d":1},3]})");
}

TEST(canonical_json, integers_end_where_every_reader_keeps_them) {
    EXPECT_EQ(canonical("[9007199254740991,-9007199254740991,0]"), "[9007199254740991,-9007199254740991,0]");
    EXPECT_EQ(canonical("-0"), "0");
    EXPECT_EQ(canonical("{\"a\": 9007199254740992}"), "1:7 the integer 9007199254740992 is out of range");
    EXPECT_EQ(canonical("[1,\n -9007199254740992]"), "2:2 the integer -9007199254740992 is out of range");
    EXPECT_EQ(canonical("99999999999999999999"), "1:1 the integer 99999999999999999999 is out of range");
}

TEST(canonical_json, numbers_are_written_as_integers) {
    for (const char* number : {"1.0", "1e2", "1E2", "-0.0", "333333333.33333329"})
        EXPECT_EQ(canonical(number), "1:1 '" + std::string(number) + "' is not written as an integer");
}

TEST(canonical_json, a_refused_value_is_named_by_its_pointer) {
    EXPECT_EQ(written(Value::object({{"measures", Value::list({1, Value::object({{"a/b~c", 1LL << 53}})})}})),
              "the value at '/measures/1/a~1b~0c' is an integer out of range");
    EXPECT_EQ(written(Value(1ULL << 63)), "the value is an integer out of range");
    EXPECT_EQ(written(Value::object({{"name", "\xFF"}})), "the value at '/name' is not UTF-8");
    EXPECT_EQ(written(Value::object({{"list", Value::object({{"\xED\xA0\x80", 1}})}})),
              "the value at '/list' has a key that is not UTF-8");
    EXPECT_EQ(written(Value::object({{"b", 1}, {"a", 2}, {"b", 3}})), "the value at '/b' is given twice");
}

TEST(canonical_json, writes_nothing_that_could_not_be_read_again) {
    EXPECT_TRUE(canonical_json(nested(max_depth)));
    EXPECT_EQ(canonical_json(nested(max_depth + 1)).error().kind, ErrorKind::limit);
    EXPECT_TRUE(canonical_json(Value(std::string(max_document_bytes - 2, 'a'))));
    EXPECT_EQ(canonical_json(Value(std::string(max_document_bytes - 1, 'a'))).error().kind, ErrorKind::limit);
    EXPECT_TRUE(canonical_json(Value::list(Value::List(max_nodes - 1))));
    EXPECT_EQ(canonical_json(Value::list(Value::List(max_nodes))).error().kind, ErrorKind::limit);
}

TEST(canonical_json, only_one_text_of_a_value_is_canonical) {
    for (const char* text : {"{\"a\":1,\"b\":[null]}", "\"\\n\"", "0", "[]", "\"\xC3\xA9\""})
        EXPECT_TRUE(is_canonical(text)) << text;
    for (const char* text : {"{\"b\":1,\"a\":1}", "[1, 2]", " 1", "1\n", "-0", "1.0", "\"\\u000a\"", "\"\\/\"",
                             "\"\\u00e9\"", "\"\\u001F\"", "{\"a\":1,\"a\":1}", "9007199254740992", "", "{"})
        EXPECT_FALSE(is_canonical(text)) << text;
}

TEST(read_value, refuses_what_read_json_refuses_with_its_place) {
    const auto twice = read_value("{\"a\":1,\"a\":2}", "event");
    ASSERT_FALSE(twice);
    EXPECT_EQ(to_string(twice.error()), "event:1:8: the key 'a' is given twice (keep one of the two)");
}

TEST(to_value, takes_no_bare_words_of_yaml) {
    const auto trees = read_yaml("a: 2024-03-01", "question.yaml");
    ASSERT_TRUE(trees);
    const auto value = to_value(trees->front());
    ASSERT_FALSE(value);
    EXPECT_EQ(to_string(value.error()),
              "question.yaml:1:4: '2024-03-01' is not a JSON value (write a string in quotes)");
}

/// Any value a few levels deep. Strings hold what UTF-8 and UTF-16 sort differently, and what is escaped.
rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "B", "\"", "\\", "\x01", "\b", "\f", "\x7F", "\xC3\xB6", "\xE2\x82\xAC",
                            "\xEE\x80\x80", "\xEF\xAC\xB3", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF0\x9F\x98\x80")),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const std::string& part : parts) text += part;
                            return text;
                        });
}

rc::Gen<Value> any_value(int depth) {
    const auto scalar = rc::gen::oneOf(
        rc::gen::just(Value()), rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }),
        rc::gen::map(rc::gen::inRange<std::int64_t>(-max_canonical_integer, max_canonical_integer + 1),
                     [](std::int64_t i) { return Value(i); }),
        rc::gen::map(any_text(), [](std::string text) { return Value(std::move(text)); }));
    if (depth == 0) return scalar;
    const auto inner = any_value(depth - 1);
    const auto list = rc::gen::map(rc::gen::scale(0.3, rc::gen::container<Value::List>(inner)),
                                   [](Value::List items) { return Value::list(std::move(items)); });
    const auto object = rc::gen::map(rc::gen::scale(0.3, rc::gen::container<std::vector<std::pair<std::string, Value>>>(
                                                             rc::gen::pair(any_text(), inner))),
                                     [](const std::vector<std::pair<std::string, Value>>& members) {
                                         Value built = Value::object();
                                         for (const auto& [key, value] : members) built.set(key, value);
                                         return built;
                                     });
    return rc::gen::oneOf(scalar, list, object);
}

RC_GTEST_PROP(canonical_json, is_read_as_the_value_it_was_written_from, ()) {
    const Value value = *any_value(3);
    const auto text = canonical_json(value);
    RC_ASSERT(text.has_value());
    RC_ASSERT(is_canonical(*text));
    const auto again = read_value(*text, "written");
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == value);
}

RC_GTEST_PROP(canonical_json, does_not_depend_on_the_order_of_building, ()) {
    const auto members = *rc::gen::container<std::map<std::string, int>>(any_text(), rc::gen::inRange(0, 100));
    Value forward = Value::object();
    Value::Object backward;
    for (const auto& [key, number] : members) forward.set(key, number);
    for (const auto& [key, number] : members | std::views::reverse) backward.emplace_back(key, number);
    RC_ASSERT(forward == Value::object(backward));
    RC_ASSERT(canonical_json(forward).value() == canonical_json(Value::object(backward)).value());
}

/// The order by UTF-16 code units, computed as section 3.2.3 words it.
std::u16string units(std::string_view utf8) {
    std::u16string units;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        std::uint32_t code = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t j = 1; j < length; ++j) code = (code << 6) | (static_cast<unsigned char>(utf8[i + j]) & 0x3FU);
        if (code >= 0x10000) {
            units += static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10));
            units += static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FF));
        } else {
            units += static_cast<char16_t>(code);
        }
        i += length;
    }
    return units;
}

RC_GTEST_PROP(utf16_less, is_the_order_of_code_units, ()) {
    const std::string a = *any_text();
    const std::string b = *any_text();
    RC_ASSERT(utf16_less(a, b) == (units(a) < units(b)));
}

}  // namespace
}  // namespace comity::format
