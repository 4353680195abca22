// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "format/tree.h"

namespace comity::format {
namespace {

Tree read(std::string_view text) {
    auto trees = read_yaml(text, "question.yaml");
    EXPECT_TRUE(trees) << text << ": " << (trees ? "" : to_string(trees.error()));
    if (!trees || trees->size() != 1) {
        ADD_FAILURE() << "one document expected: " << text;
        return {};
    }
    return std::move(trees->front());
}

std::string refusal(std::string_view text) {
    const auto trees = read_yaml(text, "question.yaml");
    if (trees) return "accepted";
    EXPECT_NE(trees.error().hint, "");
    return std::to_string(trees.error().place.line) + ":" + std::to_string(trees.error().place.column) + " " +
           trees.error().message;
}

std::string nested(int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

TEST(yaml, keeps_scalars_as_written_with_their_place) {
    const Tree tree =
        read("as_of: 2024-02-01\nfacts:\n  days: 007\n  state: NO\n  text: 'null'\n  none:\n  tilde: ~\n");
    EXPECT_EQ(tree.find("as_of")->text, "2024-02-01");
    const Tree& facts = *tree.find("facts");
    EXPECT_EQ(facts.find("days")->text, "007");
    EXPECT_EQ(facts.find("state")->text, "NO");
    EXPECT_EQ(facts.find("state")->place.line, 4);
    EXPECT_EQ(facts.find("state")->place.column, 10);
    EXPECT_TRUE(facts.find("text")->quoted);
    EXPECT_TRUE(facts.find("text")->is(Tree::Kind::scalar));
    EXPECT_TRUE(facts.find("none")->is(Tree::Kind::null));
    EXPECT_TRUE(facts.find("tilde")->is(Tree::Kind::null));
}

TEST(yaml, json_is_yaml_too) {
    const Tree tree = read(R"({"facts": {"offences": [{"id": "o1"}, {"id": null}]}})");
    EXPECT_EQ(tree.find("facts")->find("offences")->items[0].find("id")->text, "o1");
    EXPECT_TRUE(tree.find("facts")->find("offences")->items[1].find("id")->is(Tree::Kind::null));
}

TEST(yaml, a_key_given_twice_is_refused_at_the_second) {
    EXPECT_EQ(refusal("a: 1\nb: 2\na: 3\n"), "3:1 the key 'a' is given twice");
    EXPECT_EQ(refusal("a: 1\n'a': 3\n"), "2:1 the key 'a' is given twice");
    EXPECT_EQ(refusal("{a: 1, a: 2}"), "1:8 the key 'a' is given twice");
    EXPECT_EQ(refusal("x: {a: 1}\ny: {a: 1}\n"), "accepted");
}

TEST(yaml, anchors_aliases_and_tags_are_not_data) {
    EXPECT_NE(refusal("a: &x 1\n").find("an anchor"), std::string::npos);
    EXPECT_NE(refusal("a: &x {b: 1}\n").find("an anchor"), std::string::npos);
    EXPECT_NE(refusal("a: &x [1]\n").find("an anchor"), std::string::npos);
    EXPECT_NE(refusal("a: &x\n").find("an anchor"), std::string::npos);
    EXPECT_NE(refusal("a: *x\n"), "accepted");
    EXPECT_NE(refusal("a: 1\n<<: *a\n"), "accepted");
    EXPECT_NE(refusal("a: !!str 1\n").find("a tag"), std::string::npos);
    EXPECT_NE(refusal("a: !local {b: 1}\n").find("a tag"), std::string::npos);
    EXPECT_NE(refusal("!!map {a: 1}\n").find("a tag"), std::string::npos);
}

TEST(yaml, keys_are_words) {
    EXPECT_NE(refusal("[a, b]: 1\n"), "accepted");
    EXPECT_NE(refusal("{a: 1}: 1\n"), "accepted");
    EXPECT_NE(refusal("? [a]\n: 1\n"), "accepted");
}

TEST(yaml, broken_text_is_refused_with_a_place) {
    for (const char* bad : {"a: [1, 2", "a: {b: 1", "a: 'open", "a: \"open", "a:\n  b: 1\n c: 2\n", "a: 1\n  b: 2\n",
                            "a: b: c", "\t- a", "a: \"\\q\"", "- a\nb: 1\n"}) {
        const auto trees = read_yaml(bad, "question.yaml");
        ASSERT_FALSE(trees) << bad;
        EXPECT_EQ(trees.error().kind, ErrorKind::invalid) << bad;
        EXPECT_GE(trees.error().place.line, 1) << bad;
    }
}

TEST(yaml, several_documents_give_several_trees) {
    const auto trees = read_yaml("a: 1\n---\nb: 2\n---\nc: 3\n", "many.yaml");
    ASSERT_TRUE(trees);
    ASSERT_EQ(trees->size(), 3U);
    EXPECT_EQ((*trees)[2].find("c")->text, "3");
    EXPECT_EQ((*trees)[2].find("c")->place.line, 5);
    EXPECT_EQ(read_yaml("---\na: 1\n...\n---\nb: 2\n---\n", "many.yaml")->size(), 3U);
}

TEST(yaml, only_three_hyphens_begin_another_document) {
    EXPECT_EQ(refusal("- a\nb: 1\n"), "2:1 text after the end of the document");
    EXPECT_EQ(refusal("{a: 1} {b: 2}\n"), "1:8 text after the end of the document");
}

TEST(yaml, an_empty_text_has_no_document) {
    for (const char* empty : {"", "\n", "# only a comment\n"}) {
        const auto trees = read_yaml(empty, "empty.yaml");
        ASSERT_TRUE(trees);
        EXPECT_TRUE(trees->empty()) << empty;
    }
}

TEST(yaml, is_thirty_two_levels_deep_at_most) {
    EXPECT_EQ(refusal(nested(max_depth)), "accepted");
    const auto over = read_yaml(nested(max_depth + 1), "deep");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
    EXPECT_FALSE(read_yaml(std::string(100'000, '['), "deep"));
    std::string block;
    for (int level = 0; level < 200; ++level) block += std::string(static_cast<std::size_t>(level), ' ') + "a:\n";
    EXPECT_FALSE(read_yaml(block, "deep"));
}

TEST(yaml, holds_a_limited_number_of_values) {
    std::string list = "[1";
    for (std::size_t i = 2; i < max_nodes; ++i) list += ",1";
    EXPECT_EQ(refusal(list + "]"), "accepted");  // with the list itself, exactly the limit
    const auto over = read_yaml(list + ",1]", "many");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

TEST(yaml, holds_a_limited_number_of_bytes) {
    const auto over = read_yaml("a: 1\n#" + std::string(max_document_bytes, '-'), "long");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
    EXPECT_EQ(refusal("a: 1\n#" + std::string(max_document_bytes - 7, '-') + "\n"), "accepted");
}

RC_GTEST_PROP(yaml, any_bytes_are_accepted_or_refused, (const std::string& bytes)) {
    const auto trees = read_yaml(bytes, "bytes");
    if (!trees) RC_ASSERT(!trees.error().message.empty());
}

}  // namespace
}  // namespace comity::format
