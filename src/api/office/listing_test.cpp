// SPDX-License-Identifier: EUPL-1.2
#include "api/office/listing.h"

#include <gtest/gtest.h>

#include "api/office/answer_table.h"

namespace comity::api {
namespace {

using format::Value;

TEST(Listing, ATableHasItsColumnsInOrderAndEveryKindOfValue) {
    const Listing listing{
        .name = "things",
        .columns = {"b", "a", "c", "d", "e"},
        .rows = {
            Value::object({{"a", "x,y"}, {"b", 7}, {"c", true}, {"d", Value::list({"one", "two"})}, {"e", Value()}})}};
    EXPECT_EQ(csv_of(listing), "b,a,c,d,e\r\n7,\"x,y\",true,one two,\r\n");
}

TEST(Listing, WhatATableProgramWouldRunIsText) {
    for (const std::string_view text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"}) {
        const Listing listing{.name = "things", .columns = {"a"}, .rows = {Value::object({{"a", text}})}};
        EXPECT_NE(csv_of(listing).find("'" + std::string(text)), std::string::npos) << text;
    }
    const Listing number{.name = "things", .columns = {"a"}, .rows = {Value::object({{"a", -1}})}};
    EXPECT_EQ(csv_of(number), "a\r\n-1\r\n");
}

TEST(Listing, WhatAnAnswerListsIsATableOfItsMembers) {
    const auto table = table_of(Value::object(
        {{"facts", Value::list_of(std::vector{
                       Value::object({{"fact", "x"}, {"recorded", Value::object({{"by", "anna"}, {"event", 3}})}}),
                       Value::object({{"value", Value::list({"TR", "FI"})},
                                      {"ids", Value::list_of(std::vector{Value::object({{"a", 1}})})}})})},
         {"as_of", "2026-11-23"}}));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->name, "facts");
    EXPECT_EQ(table->csv,
              "fact,ids,recorded.by,recorded.event,value\r\n"
              "x,,anna,3,\r\n"
              ",\"[{\"\"a\"\":1}]\",,,TR FI\r\n");
    EXPECT_EQ(table_of(Value::object({{"a", Value::list({"x"})}, {"b", Value::list({"y"})}}))->csv,
              "list,value\r\na,x\r\nb,y\r\n");
    EXPECT_FALSE(table_of(Value("x")));
}

}  // namespace
}  // namespace comity::api
