// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/header_fields.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/mime/limits.h"

namespace comity::channel {
namespace {

using Kind = MimeFault::Kind;

TEST(ContentTypes, are_read_with_letter_case_blanks_quotes_comments_and_folds) {
    const auto type = parse_content_type(
        " Multipart (really) / Related ;\r\n\tTYPE=\"application/soap+xml\" ;(a (nested) \\) one) boundary = "
        "\"a\\\"b\";start=<x@y>");
    // An unquoted start with brackets is no token, which is why peers quote it.
    EXPECT_FALSE(type);
    const auto quoted = parse_content_type(
        " Multipart (really) / Related ;\r\n\tTYPE=\"application/soap+xml\" ;(a (nested) \\) one) boundary = "
        "\"a\\\"b\";");
    ASSERT_TRUE(quoted) << quoted.error().detail;
    EXPECT_EQ(quoted->type, "multipart/related");
    EXPECT_EQ(*quoted->parameter("type"), "application/soap+xml");
    EXPECT_EQ(*quoted->parameter("boundary"), "a\"b");
    EXPECT_EQ(quoted->parameter("start"), nullptr);
}

TEST(ContentTypes, that_two_readers_could_read_differently_are_malformed) {
    for (const char* value : {"", "text", "text/", "/plain", "text/plain x", "text/plain; a", "text/plain; a=",
                              "text/plain; a=1; A=2", "text/plain; a=\"open", "text/plain (open", "text/plain; =1"}) {
        const auto type = parse_content_type(value);
        ASSERT_FALSE(type) << value;
        EXPECT_EQ(type.error().kind, Kind::malformed) << value;
    }
}

TEST(ContentTypes, have_at_most_so_many_parameters) {
    std::string value = "text/plain";
    for (std::size_t i = 0; i < max_content_type_parameters; ++i) value += ";p" + std::to_string(i) + "=1";
    EXPECT_TRUE(parse_content_type(value));
    EXPECT_FALSE(parse_content_type(value + ";one-more=1"));
}

TEST(ContentIds, stand_in_brackets_which_only_start_may_lack) {
    EXPECT_EQ(parse_content_id(" <a@b> (the root)", Brackets::required).value(), "a@b");
    EXPECT_EQ(parse_content_id("\r\n\t<a@b>", Brackets::required).value(), "a@b");
    EXPECT_EQ(parse_content_id("a@b", Brackets::optional).value(), "a@b");
    EXPECT_EQ(parse_content_id("<a@b>", Brackets::optional).value(), "a@b");
    for (const char* value : {"a@b", "", "<>", "<a b>", "<a@b", "<a@b> c", "<a@b><c@d>", "<<a>", "<a\x80>"}) {
        EXPECT_FALSE(parse_content_id(value, Brackets::required)) << value;
    }
}

TEST(ContentIds, have_at_most_so_many_octets) {
    const std::string id(max_content_id, 'x');
    EXPECT_EQ(parse_content_id("<" + id + ">", Brackets::required).value(), id);
    EXPECT_FALSE(parse_content_id("<x" + id + ">", Brackets::required));
}

TEST(TransferEncodings, are_those_that_leave_octets_alone_and_base64) {
    for (const char* value : {"binary", " 8BIT ", "7bit (plain)"}) {
        EXPECT_EQ(parse_transfer_encoding(value).value(), TransferEncoding::identity) << value;
    }
    EXPECT_EQ(parse_transfer_encoding(" Base64").value(), TransferEncoding::base64);
    EXPECT_EQ(parse_transfer_encoding("quoted-printable").error().kind, Kind::inconsistent);
    EXPECT_EQ(parse_transfer_encoding("x-uuencode").error().kind, Kind::inconsistent);
    EXPECT_EQ(parse_transfer_encoding("").error().kind, Kind::malformed);
}

TEST(PartFieldsTest, are_found_whatever_their_case_and_folding) {
    const auto fields = parse_part_fields(
        "X-Other: any\r\nCONTENT-TYPE:\r\n application/pdf\r\ncontent-id: "
        "<a@b>\r\nContent-Transfer-Encoding:binary\r\n");
    ASSERT_TRUE(fields) << fields.error().detail;
    EXPECT_EQ(*fields->content_type, "\r\n application/pdf");
    EXPECT_EQ(*fields->content_id, " <a@b>");
    EXPECT_EQ(*fields->transfer_encoding, "binary");
    EXPECT_TRUE(parse_part_fields(""));
}

TEST(PartFieldsTest, that_another_reader_could_split_elsewhere_are_malformed) {
    using namespace std::string_literals;
    for (const std::string& block :
         {"no colon\r\n"s, ": nameless\r\n"s, "Content-ID : <a@b>\r\n"s, "Content-ID: <a@b>\r\nContent-Id: <c@d>\r\n"s,
          "X: a\nContent-ID: <a@b>\r\n"s, "X: a\rb\r\n"s, "X: a\0b\r\n"s, "X: a"s, " folded from nothing\r\n"s}) {
        const auto fields = parse_part_fields(block);
        ASSERT_FALSE(fields) << block;
        EXPECT_EQ(fields.error().kind, Kind::malformed) << block;
    }
}

}  // namespace
}  // namespace comity::channel
