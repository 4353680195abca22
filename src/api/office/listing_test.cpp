// SPDX-License-Identifier: EUPL-1.2
#include "api/office/listing.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace comity::api
