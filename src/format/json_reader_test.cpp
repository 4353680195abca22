// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/json_writer.h"
#include "format/tree.h"

namespace comity::format {
namespace {

Tree read(std::string_view text) {
    auto tree = read_json(text, "question.json");
    EXPECT_TRUE(tree) << text << ": " << (tree ? "" : to_string(tree.error()));
    return tree ? *std::move(tree) : Tree{};
}

/// "line:column message" of the refusal.
std::string refusal(std::string_view text) {
    const auto tree = read_json(text, "question.json");
    if (tree) return "accepted";
    EXPECT_EQ(tree.error().place.file, "question.json");
    EXPECT_NE(tree.error().hint, "");
    return std::to_string(tree.error().place.line) + ":" + std::to_string(tree.error().place.column) + " " +
           tree.error().message;
}

std::string nested(int levels, std::string_view inside = "") {
    return std::string(static_cast<std::size_t>(levels), '[') + std::string(inside) +
           std::string(static_cast<std::size_t>(levels), ']');
}

TEST(json, keeps_scalars_as_written_with_their_place) {
    const Tree tree = read("{\"a\": 1.50,\n  \"b\": [true, null, \"1\"]}");
    ASSERT_TRUE(tree.is(Tree::Kind::map));
    EXPECT_EQ(tree.find("a")->text, "1.50");
    EXPECT_FALSE(tree.find("a")->quoted);
    const Tree& list = *tree.find("b");
    EXPECT_EQ(list.place.line, 2);
    EXPECT_EQ(list.place.column, 8);
    EXPECT_TRUE(list.items[1].is(Tree::Kind::null));
    EXPECT_TRUE(list.items[2].quoted);
    EXPECT_EQ(tree.find("c"), nullptr);
}

TEST(json, a_key_given_twice_is_refused_at_the_second) {
    EXPECT_EQ(refusal("{\"a\": 1, \"a\": 2}"), "1:10 the key 'a' is given twice");
    EXPECT_EQ(refusal("{\"a\": 1, \"\\u0061\": 2}"), "1:10 the key 'a' is given twice");
    EXPECT_EQ(refusal("{\"x\": {\"a\": 1}, \"y\": {\"a\": 1}}"), "accepted");
}

TEST(json, nothing_may_follow_the_value) {
    EXPECT_EQ(refusal("{} {}"), "1:4 text after the end of the value");
    EXPECT_EQ(refusal("1 2"), "1:3 text after the end of the value");
    EXPECT_EQ(refusal("{}\n\n"), "accepted");
}

TEST(json, numbers_follow_the_grammar) {
    for (const char* good : {"0", "-0", "10", "1.0", "1e5", "1E-5", "1.5e+10", "-12.25"}) {
        EXPECT_EQ(read(good).text, good);
    }
    for (const char* bad :
         {"01", "+1", ".5", "1.", "1e", "1e+", "-", "0x10", "1_000", "NaN", "Infinity", "1.2.3", "--1"}) {
        EXPECT_NE(refusal(bad), "accepted") << bad;
    }
}

TEST(json, only_json_is_json) {
    for (const char* bad :
         {"",          "  ",     "{",          "[",        "[1,]",      "{\"a\":1,}", "{a: 1}",
          "{'a': 1}",  "[1 2]",  "{\"a\" 1}",  "{\"a\":}", "nul",       "True",       "// comment\n1",
          "/* c */ 1", "\"open", "[\"a\": 1]", "{1: 2}",   "{null: 1}", "]",          "\xEF\xBB\xBF{}"}) {
        EXPECT_NE(refusal(bad), "accepted") << bad;
    }
}

TEST(json, strings_hold_no_bare_control_characters) {
    EXPECT_NE(refusal("\"a\nb\""), "accepted");
    EXPECT_NE(refusal("\"a\tb\""), "accepted");
    EXPECT_NE(refusal(std::string_view("\"a\0b\"", 5)), "accepted");
    EXPECT_EQ(read("\"a\\nb\\t\\u0000\"").text, std::string("a\nb\t\0", 5));
}

TEST(json, escapes_are_the_nine_of_the_standard) {
    EXPECT_EQ(read(R"("\"\\\/\b\f\n\r\t\u00e9")").text, "\"\\/\b\f\n\r\t\u00e9");
    for (const char* bad : {R"("\x41")", R"("\'")", R"("\u12")", R"("\u12G4")", "\"\\", R"("\U00e9")"})
        EXPECT_NE(refusal(bad), "accepted") << bad;
}

TEST(json, surrogates_come_in_pairs) {
    EXPECT_EQ(read(R"("\ud83d\ude00")").text, "\xF0\x9F\x98\x80");
    EXPECT_EQ(read(R"("\ud800\udc00")").text, "\xF0\x90\x80\x80");
    EXPECT_EQ(read(R"("\udbff\udfff")").text, "\xF4\x8F\xBF\xBF");
    for (const char* bad :
         {R"("\ud83d")", R"("\ud83dx")", R"("\ude00")", R"("\ud83d\u0041")", R"("\ud83d\ud83d")", R"("\ud83d\n")"}) {
        EXPECT_NE(refusal(bad), "accepted") << bad;
    }
}

TEST(json, text_is_utf_8) {
    EXPECT_EQ(read("\"\xD0\x96 \xE2\x82\xAC \xF0\x9F\x98\x80\"").text, "\xD0\x96 \xE2\x82\xAC \xF0\x9F\x98\x80");
    for (const char* bad :
         {"\"\xFF\"", "\"\xC3\"", "\"\xC0\xAF\"", "\"\xE0\x80\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"",
          "\"\x80\"", "\"\xE2\x82\"", "{\"\xFF\": 1}", "\"\xF0\x80\x80\xAF\""}) {
        EXPECT_EQ(refusal(bad).substr(refusal(bad).find(' ') + 1), "the text is not valid UTF-8") << bad;
    }
}

TEST(json, is_thirty_two_levels_deep_at_most) {
    EXPECT_EQ(refusal(nested(max_depth)), "accepted");
    EXPECT_EQ(refusal(nested(max_depth, "1")), "accepted");
    const auto over = read_json(nested(max_depth + 1), "deep");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
    EXPECT_FALSE(read_json(std::string(1'000'000, '['), "deep"));
}

TEST(json, holds_a_limited_number_of_values) {
    std::string list = "[1";
    for (std::size_t i = 2; i < max_nodes; ++i) list += ",1";
    EXPECT_EQ(refusal(list + "]"), "accepted");  // with the list itself, exactly the limit
    const auto over = read_json(list + ",1]", "many");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

TEST(json, holds_a_limited_number_of_bytes) {
    std::string text = "1" + std::string(max_document_bytes - 1, ' ');
    EXPECT_EQ(refusal(text), "accepted");
    const auto over = read_json(text + " ", "long");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

TEST(json_writer, writes_in_the_order_told_without_blanks) {
    JsonWriter json;
    json.object([&] {
        json.key("due").string("2024-03-01");
        json.key("list").array([&] {
            json.integer(-5);
            json.boolean(true);
            json.null();
            json.object([] {});
            json.array([] {});
        });
        json.key("raw").raw("1.5");
        json.key("words").strings(std::vector<std::string>{"a", "b"});
    });
    EXPECT_EQ(json.text(), R"({"due":"2024-03-01","list":[-5,true,null,{},[]],"raw":1.5,"words":["a","b"]})");
}

TEST(json_writer, escapes_what_must_be_and_nothing_else) {
    JsonWriter json;
    json.string(std::string_view("\"\\\n\r\t\x01\x1f/\x7f\0\xD0\x96", 12));
    EXPECT_EQ(json.text(), "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f/\x7f\\u0000\xD0\x96\"");
}

RC_GTEST_PROP(json, what_is_written_is_read_back, (const std::vector<std::string>& words)) {
    std::vector<std::string> texts;
    for (const std::string& word : words) {
        std::string ascii;
        for (char c : word) ascii += static_cast<char>(c & 0x7f);
        texts.push_back(ascii);
    }
    JsonWriter json;
    json.strings(texts);
    const auto tree = read_json(json.text(), "written");
    RC_ASSERT(bool(tree));
    RC_ASSERT(tree->items.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) RC_ASSERT(tree->items[i].text == texts[i]);
}

RC_GTEST_PROP(json, any_bytes_are_accepted_or_refused_with_a_place, (const std::string& bytes)) {
    const auto tree = read_json(bytes, "bytes");
    if (!tree) RC_ASSERT(tree.error().place.line >= 1 && tree.error().place.column >= 1);
}

}  // namespace
}  // namespace comity::format
