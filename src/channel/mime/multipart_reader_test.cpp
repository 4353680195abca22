// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/multipart_reader.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/mime/reading.h"

namespace comity::channel {
namespace {

using Kind = MimeFault::Kind;
using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view outer = R"(multipart/related; type="application/soap+xml"; boundary=b; start="<root@x>")";
constexpr std::string_view root =
    "--b\r\nContent-Type: application/soap+xml; charset=UTF-8\r\nContent-ID: <root@x>\r\n\r\n<S/>\r\n";

std::string part(std::string_view id, std::string_view content, std::string_view fields = "") {
    return "--b\r\nContent-Type: application/octet-stream\r\nContent-ID: <" + std::string(id) + ">\r\n" +
           std::string(fields) + "\r\n" + std::string(content) + "\r\n";
}

Reading read(std::string_view body, std::string_view type = outer) {
    return read_in_pieces(type, body, body.size() + 1);
}

std::vector<std::string> contents(const Reading& reading) {
    EXPECT_EQ(reading.fault, std::nullopt) << reading.fault->detail;
    std::vector<std::string> result;
    for (const auto& part : reading.parts) result.push_back(part.content);
    return result;
}

TEST(MultipartReading, gives_parts_in_their_order_and_knows_the_root) {
    const auto reading = read(std::string(root) + part("a@x", "one") + part("b@x", "two") + "--b--\r\n");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>", "one", "two"));
    EXPECT_TRUE(reading.parts[0].head.root);
    EXPECT_FALSE(reading.parts[1].head.root);
    EXPECT_EQ(reading.parts[1].head.content_id, "a@x");
    EXPECT_EQ(reading.parts[1].head.type.type, "application/octet-stream");
}

TEST(MultipartReading, takes_the_first_part_for_the_root_where_start_is_missing) {
    const auto reading = read(std::string(root) + part("a@x", "one") + "--b--", "multipart/related; boundary=b");
    EXPECT_THAT(contents(reading), SizeIs(2));
    EXPECT_TRUE(reading.parts[0].head.root);
}

TEST(MultipartReading, finds_a_root_that_is_not_first) {
    const auto reading = read(part("a@x", "one") + std::string(root) + "--b--");
    EXPECT_THAT(contents(reading), ElementsAre("one", "<S/>"));
    EXPECT_TRUE(reading.parts[1].head.root);
}

TEST(MultipartReading, ignores_what_stands_before_the_first_and_behind_the_last_delimiter) {
    const auto reading = read("ignore --b this\r\n -- b\r\n" + std::string(root) + "--b--\r\nand this\r\n--b\r\n");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>"));
}

TEST(MultipartReading, ends_content_before_the_line_end_that_belongs_to_the_delimiter) {
    const std::string almost = "\r\r\n\r\n--\r\n--a--b\r\n-\r\n--";
    const auto reading =
        read(std::string(root) + part("a@x", almost) + part("b@x", "") + part("c@x", "\r\n") + "--b--");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>", almost, "", "\r\n"));
}

TEST(MultipartReading, takes_a_delimiter_right_behind_the_header_for_an_empty_part) {
    const auto reading = read(std::string(root) + "--b\r\nContent-ID: <a@x>\r\n\r\n--b--");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>", ""));
    EXPECT_EQ(reading.parts[1].head.type.type, "text/plain");
}

TEST(MultipartReading, accepts_blanks_behind_delimiters) {
    const std::string body =
        "--b \t\r\nContent-Type: application/soap+xml\r\nContent-ID: <root@x>\r\n\r\n<S/>\r\n--b--  ";
    EXPECT_THAT(contents(read(body)), ElementsAre("<S/>"));
    EXPECT_TRUE(read("--b" + std::string(max_transport_padding + 1, ' ') + body.substr(3)).fault);
    EXPECT_FALSE(read("--b" + std::string(max_transport_padding, ' ') + body.substr(5)).fault);
}

TEST(MultipartReading, decodes_base64_and_leaves_the_other_encodings_alone) {
    const auto reading =
        read(std::string(root) + part("a@x", "Zm9v\r\n YmE=\r\n", "Content-Transfer-Encoding: base64\r\n") +
             part("b@x", "Zm9v", "Content-Transfer-Encoding: 8bit\r\n") + "--b--");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>", "fooba", "Zm9v"));
}

TEST(MultipartReading, refuses_base64_with_two_readings) {
    for (const char* text : {"Zm9", "Zm9vYg==Yg==", "Zm9v*", "Zh==", "Z===", "=", "Zm=v"}) {
        const auto fault =
            read(std::string(root) + part("a@x", text, "Content-Transfer-Encoding: base64\r\n") + "--b--").fault;
        ASSERT_TRUE(fault) << text;
        EXPECT_EQ(fault->kind, Kind::malformed) << text;
    }
}

TEST(MultipartReading, gives_what_stands_before_a_fault_however_the_body_is_cut) {
    for (const char* text : {"Zm9vYmFy*", "Zm9vYmFyZh==", "Zm9vYmFyZg==Zg==", "Zm9vYmFyZ*"}) {
        const std::string body =
            std::string(root) + part("a@x", text, "Content-Transfer-Encoding: base64\r\n") + "--b--";
        for (const std::size_t piece : {1U, 3U, 1000U}) {
            const auto reading = read_in_pieces(outer, body, piece);
            EXPECT_TRUE(reading.fault) << text;
            EXPECT_TRUE(reading.parts.at(1).content.starts_with("foobar")) << text << " by " << piece;
        }
    }
}

TEST(MultipartReading, takes_a_bare_envelope_for_a_message_without_parts) {
    const auto reading = read("<S/>", "application/soap+xml; charset=UTF-8");
    EXPECT_THAT(contents(reading), ElementsAre("<S/>"));
    EXPECT_TRUE(reading.parts[0].head.root);
    EXPECT_EQ(*reading.parts[0].head.type.parameter("charset"), "UTF-8");
}

TEST(MultipartReading, needs_no_content_id_of_a_root_that_nothing_names) {
    const std::string body = "--b\r\nContent-Type: application/soap+xml\r\n\r\n<S/>\r\n" + part("a@x", "1") + "--b--";
    const auto reading = read(body, "multipart/related; type=\"application/soap+xml\"; boundary=b");
    EXPECT_FALSE(reading.fault);
    EXPECT_THAT(contents(reading), ElementsAre("<S/>", "1"));
    EXPECT_TRUE(reading.parts[0].head.root);
    EXPECT_TRUE(read(body, "multipart/related; type=\"application/soap+xml\"; boundary=b; start=\"<root@x>\"").fault);
}

struct Wrong {
    const char* what;
    Kind kind;
    std::string body;
    std::string_view type = outer;
};

TEST(MultipartReading, says_what_is_wrong) {
    const std::string good(root);
    const Wrong wrongs[] = {
        {"no Content-ID", Kind::inconsistent, good + "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--"},
        {"Content-ID twice", Kind::inconsistent, good + part("a@x", "1") + part("a@x", "1") + "--b--"},
        {"root twice", Kind::inconsistent, good + good + "--b--"},
        {"quoted-printable", Kind::inconsistent,
         good + part("a@x", "=41", "Content-Transfer-Encoding: quoted-printable\r\n") + "--b--"},
        {"multipart in multipart", Kind::inconsistent,
         "--b\r\nContent-Type: multipart/mixed; boundary=c\r\nContent-ID: <root@x>\r\n\r\n--c--\r\n--b--"},
        {"SOAP 1.1 root", Kind::wrong_root,
         "--b\r\nContent-Type: text/xml\r\nContent-ID: <root@x>\r\n\r\n<S/>\r\n--b--"},
        {"SOAP 1.1 body", Kind::wrong_root, "<S/>", "text/xml"},
        {"SOAP 1.1 type", Kind::wrong_root, good + "--b--", "multipart/related; type=\"text/xml\"; boundary=b"},
        {"no root", Kind::malformed, part("a@x", "1") + "--b--"},
        {"no delimiter", Kind::malformed, "just text"},
        {"empty", Kind::malformed, ""},
        {"cut in the preamble's delimiter", Kind::malformed, "--b"},
        {"cut in a header", Kind::malformed, "--b\r\nContent-Type: appl"},
        {"cut in content", Kind::malformed, good + "--b\r\nContent-ID: <a@x>\r\n\r\nabc"},
        {"cut before the last dash", Kind::malformed, good + "--b-"},
        {"text behind a boundary", Kind::malformed, good + "--bc\r\n"},
        {"text behind the last delimiter", Kind::malformed, good + "--b--c"},
        {"lone line feed", Kind::malformed, "--b\nContent-ID: <root@x>\r\n\r\n"},
        {"lone line feed in a header", Kind::malformed, "--b\r\nContent-ID: <root@x>\n\r\n"},
        {"no boundary", Kind::malformed, good, "multipart/related"},
        {"empty boundary", Kind::malformed, good, "multipart/related; boundary=\"\""},
        {"boundary with a semicolon", Kind::malformed, good, "multipart/related; boundary=\"a;b\""},
    };
    for (const auto& wrong : wrongs) {
        const auto fault = read(wrong.body, wrong.type).fault;
        ASSERT_TRUE(fault) << wrong.what;
        EXPECT_EQ(fault->kind, wrong.kind) << wrong.what << ": " << fault->detail;
    }
}

TEST(MultipartReading, holds_its_limits_at_and_over_the_edge) {
    std::string body(root);
    body += part("1@x", "1") + part("2@x", "2");
    EXPECT_FALSE(read_in_pieces(outer, body + "--b--", 7, 2).fault);
    const auto over = read_in_pieces(outer, body + part("3@x", "3") + "--b--", 7, 2).fault;
    ASSERT_TRUE(over);
    EXPECT_EQ(over->kind, Kind::inconsistent);

    const std::string fields = "Content-Type: application/octet-stream\r\nContent-ID: <a@x>\r\nX: \r\n\r\n";
    const std::string filling(max_header_block - fields.size(), 'x');
    EXPECT_FALSE(read(std::string(root) + part("a@x", "", "X: " + filling + "\r\n") + "--b--").fault);
    const auto long_header = read(std::string(root) + part("a@x", "", "X: x" + filling + "\r\n") + "--b--").fault;
    ASSERT_TRUE(long_header);
    EXPECT_EQ(long_header->kind, Kind::inconsistent);
    // One that never ends is refused before it fills memory.
    EXPECT_EQ(read("--b\r\n" + std::string(max_header_block + 1, 'x')).fault->kind, Kind::inconsistent);

    const std::string boundary(max_boundary, 'b');
    const std::string long_body = "--" + boundary + root.substr(3).data();
    EXPECT_FALSE(read(long_body + "--" + boundary + "--", "multipart/related; boundary=" + boundary).fault);
    EXPECT_TRUE(read(long_body, "multipart/related; boundary=b" + boundary).fault);
}

// How much of a part's content comes out before a fault within it depends on the pieces; all else does not.
bool same(const Reading& a, const Reading& b) {
    if (a.fault != b.fault || a.parts.size() != b.parts.size()) return false;
    for (std::size_t i = 0; i < a.parts.size(); ++i) {
        const bool cut_short = a.fault && i + 1 == a.parts.size();
        const auto& [shorter, longer] = std::minmax(a.parts[i].content, b.parts[i].content);
        if (cut_short ? !longer.starts_with(shorter) : shorter != longer) return false;
        if (a.parts[i].head.content_id != b.parts[i].head.content_id ||
            a.parts[i].head.type.type != b.parts[i].head.type.type || a.parts[i].head.root != b.parts[i].head.root) {
            return false;
        }
    }
    return true;
}

// Octets of which delimiters are made, so that almost every body holds beginnings of one.
rc::Gen<std::string> almost_delimiters() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("\r", "\n", "-", "b", "--b", "\r\n", "\r\n--b", "\r\n--b--",
                                                          "x", ": ", "Content-ID: <a@x>\r\n\r\n", " ", "=", "Zm9v")),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& piece : pieces) text += piece;
                            return text;
                        });
}

RC_GTEST_PROP(MultipartReading, does_not_depend_on_how_the_body_was_cut, ()) {
    const bool base64 = *rc::gen::arbitrary<bool>();
    std::string body = *almost_delimiters() + "\r\n" + std::string(root) +
                       part("a@x", *almost_delimiters(), base64 ? "Content-Transfer-Encoding: base64\r\n" : "") +
                       part("b@x", *almost_delimiters()) + "--b--" + *almost_delimiters();
    const auto whole = read(body);
    const auto cut = read_in_pieces(outer, body, *rc::gen::inRange<std::size_t>(1, 40));
    RC_ASSERT(same(whole, cut));
}

TEST(MultipartReading, does_not_depend_on_how_the_stored_messages_were_cut) {
    for (const char* name : {"as4-115-sign-only.mime", "as4-20-push-gzip.mime", "variants/p05-no-start.mime",
                             "variants/p06-preamble.mime"}) {
        std::ifstream file(std::filesystem::path("tests/vectors/channel") / name, std::ios::binary);
        ASSERT_TRUE(file) << name;
        std::stringstream text;
        text << file.rdbuf();
        const std::string message = text.str();
        const std::string type = message.substr(14, message.find("\r\n") - 14);
        const std::string body = message.substr(message.find("\r\n\r\n") + 4);
        const auto whole = read(body, type);
        EXPECT_THAT(contents(whole), SizeIs(4)) << name;
        for (const std::size_t piece : {1U, 2U, 3U, 17U, 1000U}) {
            EXPECT_TRUE(same(whole, read_in_pieces(type, body, piece))) << name << " in pieces of " << piece;
        }
    }
}

}  // namespace
}  // namespace comity::channel
