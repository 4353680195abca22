// SPDX-License-Identifier: EUPL-1.2
#include "law/source/statement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::law {
namespace {

std::vector<Statement> read(std::string_view text) {
    Faults faults;
    auto statements = read_statements(text, "rules.law", faults);
    for (const Fault& fault : faults.list()) ADD_FAILURE() << to_string(fault);
    return statements;
}

std::string faults_in(std::string_view text) {
    Faults faults;
    read_statements(text, "rules.law", faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += to_string(fault) + "\n";
    return all;
}

/// Tokens with their kinds: w:word t:text s:symbol.
std::string tokens(std::string_view line) {
    const auto statements = read(line);
    std::string all;
    for (const Token& token : statements.at(0).tokens) {
        all += (all.empty() ? "" : " ") +
               std::string(token.kind == Token::Kind::word   ? "w:"
                           : token.kind == Token::Kind::text ? "t:"
                                                             : "s:") +
               token.text;
    }
    return all;
}

TEST(statements, indentation_puts_a_line_inside_the_one_above) {
    const auto statements = read("instrument a\n  role treaty\n  let x =\n    true\nprovision 1\n");
    ASSERT_EQ(statements.size(), 2U);
    ASSERT_EQ(statements[0].children.size(), 2U);
    EXPECT_EQ(statements[0].children[1].keyword(), "let");
    EXPECT_EQ(statements[0].children[1].children.size(), 1U);
    EXPECT_EQ(to_string(statements[0].children[0].place), "rules.law:2:3");
}

TEST(statements, go_on_in_deeper_lines) {
    const auto statements = read("ground g.x optional\n  when a\n    and b\n      or c\n");
    std::string joined;
    for (const Token& token : statements[0].children[0].joined()) joined += token.text + " ";
    EXPECT_EQ(joined, "when a and b or c ");
}

TEST(statements, comments_begin_a_line_or_follow_a_blank) {
    EXPECT_EQ(tokens("provision 2.a#fiscal \"Tax\" # a remark"), "w:provision w:2.a#fiscal t:Tax");
    EXPECT_TRUE(read("# nothing\n   # here\n\n").empty());
    EXPECT_EQ(tokens("says \"paragraph #2 of it\""), "w:says t:paragraph #2 of it");
}

TEST(statements, words_symbols_and_texts) {
    EXPECT_EQ(tokens("requires a>=1 year"), "w:requires w:a s:>= w:1 w:year");
    EXPECT_EQ(tokens("requires a ≥ 1 and b ≤ 2 and c != 3"),
              "w:requires w:a s:>= w:1 w:and w:b s:<= w:2 w:and w:c s:!= w:3");
    EXPECT_EQ(tokens("fact offence.x : yes/no"), "w:fact w:offence.x s:: w:yes/no");
    EXPECT_EQ(tokens("exception to coe-024:3.1, g.political"), "w:exception w:to w:coe-024:3.1 s:, w:g.political");
    EXPECT_EQ(tokens("x is one of {FI, SE}"), "w:x w:is w:one w:of s:{ w:FI s:, w:SE s:}");
    EXPECT_EQ(tokens("from a + 6 months"), "w:from w:a s:+ w:6 w:months");
    EXPECT_EQ(tokens("from a − 6 months"), "w:from w:a s:- w:6 w:months");
    EXPECT_EQ(tokens("lasts -50 days"), "w:lasts w:-50 w:days");
    EXPECT_EQ(tokens("name \"a\"fr \"b\""), "w:name t:a w:fr t:b");
}

TEST(statements, a_text_may_go_on_over_lines) {
    const auto statements = read("provision 1\n  says \"A Party may\n    refuse.\"\n  mark T\n");
    ASSERT_EQ(statements[0].children.size(), 2U);
    EXPECT_EQ(statements[0].children[0].tokens[1].text, "A Party may refuse.");
    EXPECT_EQ(statements[0].children[1].place.line, 4);
}

TEST(statements, an_open_text_is_a_fault_with_its_place) {
    EXPECT_EQ(faults_in("a\n  says \"open"),
              "rules.law:2:8: error: the quotation mark is not closed (close the text with \")\n");
}

TEST(statements, a_tab_does_not_indent) {
    EXPECT_EQ(faults_in("a\n\tb\n"), "rules.law:2:2: error: a tab in the indentation (indent with two blanks)\n");
}

TEST(statements, given_lines_carry_yaml_as_it_stands) {
    const auto statements = read(
        "example \"x\"\n  given offences:\n    - {id: \"a\", fiscal: true} # one\n    - id: b\n      fiscal: false\n  "
        "expect outcome x\n");
    ASSERT_EQ(statements[0].children.size(), 2U);
    EXPECT_EQ(statements[0].children[0].carried_text(),
              "offences:\n    - {id: \"a\", fiscal: true} # one\n    - id: b\n      fiscal: false");
    EXPECT_EQ(statements[0].children[1].keyword(), "expect");
}

TEST(statements, line_ends_of_either_kind_read_alike) {
    const auto statements = read("a b\r\n  c \"d\r\n e\"\r\n");
    EXPECT_EQ(statements[0].tokens[1].text, "b");
    EXPECT_EQ(statements[0].children[0].tokens[1].text, "d e");
}

TEST(statements, are_twelve_levels_deep_at_most) {
    const auto nested = [](int levels) {
        std::string text;
        for (int level = 0; level < levels; ++level)
            text += std::string(static_cast<std::size_t>(level) * 2, ' ') + "a\n";
        return text;
    };
    EXPECT_EQ(faults_in(nested(max_statement_depth)), "");
    EXPECT_NE(faults_in(nested(max_statement_depth + 1)).find("nested deeper than 12 levels"), std::string::npos);
    EXPECT_NE(faults_in(nested(500)), "");
}

TEST(statements, a_file_is_two_mebibytes_at_most) {
    EXPECT_EQ(faults_in("#" + std::string(max_law_file_bytes - 1, ' ')), "");
    EXPECT_NE(faults_in("#" + std::string(max_law_file_bytes, ' ')).find("larger than 2 MiB"), std::string::npos);
}

RC_GTEST_PROP(statements, any_bytes_give_statements_and_faults, (const std::string& bytes)) {
    Faults faults;
    const auto statements = read_statements(bytes, "bytes.law", faults);
    for (const Statement& statement : statements) RC_ASSERT(statement.place.line >= 1);
    for (const Fault& fault : faults.list()) RC_ASSERT(fault.place.line >= 1 && !fault.hint.empty());
}

}  // namespace
}  // namespace comity::law
