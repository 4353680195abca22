// SPDX-License-Identifier: EUPL-1.2
// What the compiler refuses in expressions, with place and way out.
#include "law/compile/expressions.h"

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

/// The message (hint) of the first fault of a ground with this test; "" when it is accepted.
std::string refusal(const std::string& expression, const std::string& lets = "") {
    const CompiledLaw law = compile_small(
        "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n" + lets +
        "\nprovision 1 \"Test\" mark T\n  says \"A test.\"\n  ground g.test optional\n    when " + expression + "\n");
    for (const Fault& fault : law.faults.list()) {
        if (fault.severity == Fault::Severity::error)
            return fault.message + (fault.hint.empty() ? "" : " (" + fault.hint + ")");
    }
    return "";
}

TEST(expression_faults, name_the_nearest_fact) {
    EXPECT_EQ(refusal("offence.fiskal"),
              "'offence.fiskal' is no fact and no named expression (is 'offence.fiscal' meant?)");
    EXPECT_EQ(refusal("weather is fine"),
              "'weather' is no fact and no named expression (facts are declared in law/language)");
}

TEST(expression_faults, name_the_nearest_value) {
    EXPECT_EQ(refusal("person.role is acused"), "'acused' is no value of this fact (is 'accused' meant?)");
    EXPECT_EQ(refusal("offence.tags has any of {genocyde}"),
              "'genocyde' is no value of this fact (is 'genocide' meant?)");
    EXPECT_EQ(refusal("offence.fiscal is maybe"), "a yes/no fact is true or false");
    EXPECT_EQ(refusal("both bound by t-9"), "'t-9' is no instrument of the library (is 't-1' meant?)");
}

TEST(expression_faults, a_list_is_not_one_value_and_one_value_no_list) {
    EXPECT_EQ(refusal("offence.tags is genocide"), "a list is not one value (use `has`)");
    EXPECT_EQ(refusal("offence.tags is one of {genocide}"), "a list is not one value (use `has`)");
    EXPECT_EQ(refusal("person.nationalities is XA"), "a list is not one value (use `has`)");
    EXPECT_NE(refusal("person.role has accused"), "");
    EXPECT_NE(refusal("offence.fiscal has true"), "");
    EXPECT_NE(refusal("person.role shares request.languages"), "");
    EXPECT_NE(refusal("request.languages shares person.role"), "");
    EXPECT_NE(refusal("count person.role > 1"), "");
    EXPECT_NE(refusal("some request.languages (true)"), "");
}

TEST(expression_faults, sides_of_different_kinds_do_not_compare) {
    constexpr const char* different = "the two sides of the comparison are of different kinds";
    EXPECT_EQ(refusal("offence.max_penalty >= 2010-01-01"), different);
    EXPECT_EQ(refusal("offence.committed >= 1 year"), different);
    EXPECT_EQ(refusal("judgment.days > 1 year"), different);
    EXPECT_EQ(refusal("offence.committed"),
              "a comparison should stand here (say what the fact is: is, has, shares, =, <, >, >=, <=)");
}

TEST(expression_faults, what_is_missing_or_left_over) {
    EXPECT_NE(refusal("(offence.fiscal"), "");
    EXPECT_NE(refusal("offence.fiscal)"), "");
    EXPECT_NE(refusal("offence.fiscal and"), "");
    EXPECT_NE(refusal("and offence.fiscal"), "");
    EXPECT_NE(refusal("not"), "");
    EXPECT_NE(refusal("offence.fiscal offence.political"), "");
    EXPECT_NE(refusal("person.role is one of {accused"), "");
    EXPECT_NE(refusal("person.role is one of {}"), "");
    EXPECT_NE(refusal("holds on decision.date"), "");
    EXPECT_NE(refusal("some person.nationalities state is XA"), "");
    EXPECT_NE(refusal("requested_state"), "");
}

TEST(expression_faults, a_name_defined_by_itself) {
    EXPECT_NE(refusal("a", "  let a = not a\n"), "");
    EXPECT_NE(refusal("a", "  let a = b or false\n  let b = a or false\n"), "");
    EXPECT_EQ(refusal("a and a", "  let a = offence.fiscal\n"), "");
}

std::string nested(int levels, std::string_view open, std::string_view inside, std::string_view close) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += open;
    text += inside;
    for (int i = 0; i < levels; ++i) text += close;
    return text;
}

TEST(expression_limits, depth) {
    // A name takes a level of its own, and so does the expression outside all brackets.
    EXPECT_EQ(refusal(nested(max_expression_depth - 2, "(", "true", ")")), "");
    const std::string too_deep = "the expression is nested deeper than 64 levels (split it into several rules)";
    EXPECT_EQ(refusal(nested(max_expression_depth, "(", "true", ")")), too_deep);
    EXPECT_EQ(refusal(nested(100'000, "(", "true", ")")), too_deep);
    EXPECT_EQ(refusal(nested(100'000, "not ", "true", "")), too_deep);
    EXPECT_EQ(refusal(nested(100'000, "count ", "person.nationalities", "") + " > 1"), too_deep);
    EXPECT_EQ(refusal(nested(100'000, "declared 1 by ", "requested_state", "") + " > 1"), too_deep);
}

TEST(expression_limits, size) {
    const auto chain = [](int parts) { return "true" + nested(parts - 1, " and true", "", ""); };
    EXPECT_EQ(refusal(chain(max_expression_nodes / 2)), "");
    const std::string too_long = "the expression has more than 4096 parts (split it into several rules)";
    EXPECT_EQ(refusal(chain(max_expression_nodes / 2 + 1)), too_long);
    EXPECT_EQ(refusal(chain(100'000)), too_long);
    EXPECT_NE(refusal("person.role is one of {accused" + nested(5000, ", accused", "", "") + "}"), "");
}

TEST(expression_limits, names_that_double_each_time_do_not_grow_without_end) {
    std::string lets = "  let n0 = offence.fiscal or false\n";
    for (int i = 1; i <= 40; ++i) {
        lets +=
            "  let n" + std::to_string(i) + " = n" + std::to_string(i - 1) + " and n" + std::to_string(i - 1) + "\n";
    }
    EXPECT_NE(refusal("n40", lets), "");
    EXPECT_EQ(refusal("n5", lets), "");
}

}  // namespace
}  // namespace comity::law
