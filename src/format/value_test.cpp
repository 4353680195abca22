// SPDX-License-Identifier: EUPL-1.2
#include "format/value.h"

#include <gtest/gtest.h>

namespace comity::format {
namespace {

TEST(value, is_built_from_plain_values) {
    const std::optional<std::string> absent;
    const Value value = Value::object({{"fact", "custody.arrest_date"},
                                       {"page", 3},
                                       {"verified", true},
                                       {"reason", absent},
                                       {"seen", std::optional(std::string("yes"))},
                                       {"subjects", Value::list_of(std::vector<std::string>{"s1", "s2"})}});
    EXPECT_EQ(*value.find("fact")->as_string(), "custody.arrest_date");
    EXPECT_EQ(value.find("page")->as_integer(), 3);
    EXPECT_EQ(value.find("verified")->as_boolean(), true);
    EXPECT_TRUE(value.find("reason")->is_null());
    EXPECT_EQ(*value.find("seen")->as_string(), "yes");
    EXPECT_EQ(*value.find("subjects")->as_list(), (Value::List{"s1", "s2"}));
    EXPECT_EQ(value.find("other"), nullptr);
    EXPECT_EQ(Value("text").find("other"), nullptr);
}

TEST(value, keeps_kinds_apart) {
    EXPECT_EQ(Value(true).as_integer(), std::nullopt);
    EXPECT_EQ(Value(1).as_boolean(), std::nullopt);
    EXPECT_EQ(Value("1").as_integer(), std::nullopt);
    EXPECT_EQ(Value().as_string(), nullptr);
    EXPECT_NE(Value::list(), Value::object());
    static_assert(!std::is_constructible_v<Value, double>);
    static_assert(!std::is_constructible_v<Value, const int*>);
    static_assert(!std::is_constructible_v<Value, char>);
}

TEST(value, set_replaces_and_append_adds) {
    Value value;
    value.set("b", 1).set("a", 2).set("b", 3);
    EXPECT_EQ(value, Value::object({{"a", 2}, {"b", 3}}));
    Value list;
    list.append(1).append("x");
    EXPECT_EQ(list, Value::list({1, "x"}));
}

TEST(value, names_the_key_whose_value_is_missing_or_of_another_kind) {
    const Value value = Value::object({{"fact", "a.b"}, {"page", 3}, {"held", false}});
    EXPECT_EQ(value.string_at("fact").value(), "a.b");
    EXPECT_EQ(value.integer_at("page").value(), 3);
    EXPECT_EQ(value.boolean_at("held").value(), false);
    EXPECT_EQ(to_string(value.string_at("page").error()), "'page' is not a string (write a string)");
    EXPECT_EQ(to_string(value.integer_at("count").error()), "'count' is missing (give it as an integer)");
    EXPECT_EQ(to_string(value.boolean_at("fact").error()), "'fact' is not true or false (write true or false)");
    EXPECT_EQ(value.string_at("page").error().kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::format
