// SPDX-License-Identifier: EUPL-1.2
#include "net/request_parser.h"

#include <gtest/gtest.h>

#include "net/malformed_requests.h"

namespace comity::net {
namespace {

using Progress = RequestParser::Progress;

// Reads one request, in pieces of the given size (0: at once).
Accepted<Request> parse(std::string_view bytes, std::size_t piece = 0, std::size_t body_limit = default_body_bytes) {
    RequestParser parser;
    while (true) {
        const auto progress = parser.advance();
        if (!progress) return tl::unexpected(progress.error());
        if (*progress == Progress::complete) return parser.take();
        if (*progress == Progress::head) {
            parser.set_body_limit(body_limit);
            continue;
        }
        if (bytes.empty()) return refuse(0, "incomplete");
        const std::size_t taken = piece == 0 ? bytes.size() : std::min(piece, bytes.size());
        parser.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
    }
}

std::string head_of(std::size_t bytes) {
    const std::string begin = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    return begin + std::string(bytes - begin.size() - 4, 'x') + "\r\n\r\n";
}

std::string with_fields(std::size_t count) {
    std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t i = 1; i < count; ++i) text += "X: y\r\n";
    return text + "\r\n";
}

std::string chunked(std::string_view body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(body);
}

class Malformed : public testing::TestWithParam<MalformedRequest> {};

TEST_P(Malformed, IsRefusedWithItsStatusAndReason) {
    const auto request = parse(GetParam().bytes);
    ASSERT_FALSE(request) << "accepted";
    EXPECT_EQ(request.error().status, GetParam().status) << request.error().detail;
    EXPECT_NE(request.error().detail.find(GetParam().detail), std::string::npos) << request.error().detail;
}

TEST_P(Malformed, IsRefusedTheSameWayByteByByte) {
    const auto request = parse(GetParam().bytes, 1);
    ASSERT_FALSE(request) << "accepted";
    EXPECT_EQ(request.error().status, GetParam().status) << request.error().detail;
}

INSTANTIATE_TEST_SUITE_P(Requests, Malformed, testing::ValuesIn(malformed_requests));

TEST(RequestParser, ReadsARequestHoweverItIsCut) {
    const std::string bytes =
        "POST /api/v1/determine?lang=fr&on=2026-11-21 HTTP/1.1\r\nHost: example.org:8080\r\n"
        "Content-Type: application/json\r\nX-Empty:\r\nContent-Length: 5\r\n\r\nhello";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        const auto request = parse(bytes, piece);
        ASSERT_TRUE(request) << piece << ": " << request.error().detail;
        EXPECT_EQ(request->method, Method::post);
        EXPECT_EQ(request->target.path, "/api/v1/determine");
        EXPECT_EQ(request->query("lang"), "fr");
        EXPECT_EQ(request->query("on"), "2026-11-21");
        EXPECT_FALSE(request->query("kind"));
        EXPECT_EQ(request->headers.find("content-type"), "application/json");
        EXPECT_EQ(request->headers.find("x-empty"), "");
        EXPECT_EQ(request->body, "hello");
    }
}

TEST(RequestParser, JoinsChunksAndDropsExtensionsAndTrailer) {
    const std::string bytes = chunked("3\r\nhel\r\n2;a=\"b\"\r\nlo\r\n0\r\nHost: evil\r\nX-Trailer: t\r\n\r\n");
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        const auto request = parse(bytes, piece);
        ASSERT_TRUE(request) << piece << ": " << request.error().detail;
        EXPECT_EQ(request->body, "hello");
        EXPECT_EQ(request->headers.find("Host"), "a");
        EXPECT_FALSE(request->headers.has("X-Trailer"));
    }
}

TEST(RequestParser, ReadsAbsoluteFormForTheSameHost) {
    const auto request = parse("GET HTTP://A:80/x?y=1 HTTP/1.1\r\nHost: a:80\r\n\r\n");
    ASSERT_TRUE(request) << request.error().detail;
    EXPECT_EQ(request->target.path, "/x");
    EXPECT_EQ(request->query("y"), "1");
}

TEST(RequestParser, ReadsOneRequestAfterTheOther) {
    RequestParser parser;
    parser.append("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nabGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3");
    EXPECT_EQ(*parser.advance(), Progress::head);
    EXPECT_EQ(*parser.advance(), Progress::complete);
    EXPECT_EQ(parser.take().body, "ab");
    EXPECT_EQ(*parser.advance(), Progress::head);
    EXPECT_EQ(*parser.advance(), Progress::complete);
    EXPECT_EQ(parser.take().target.path, "/2");
    EXPECT_EQ(*parser.advance(), Progress::need_more);
    EXPECT_FALSE(parser.between());
    parser.append(" HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(*parser.advance(), Progress::head);
    EXPECT_EQ(*parser.advance(), Progress::complete);
    EXPECT_EQ(parser.take().target.path, "/3");
    EXPECT_TRUE(parser.between());
}

TEST(RequestParser, KnowsWhetherTheConnectionGoesOn) {
    const auto keep_alive = [](std::string_view head) {
        RequestParser parser;
        parser.append(head);
        EXPECT_EQ(*parser.advance(), Progress::head);
        return parser.keep_alive();
    };
    EXPECT_TRUE(keep_alive("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    EXPECT_FALSE(keep_alive("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    EXPECT_FALSE(keep_alive("GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade, Close\r\n\r\n"));
    EXPECT_FALSE(keep_alive("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(RequestParser, HeadIsReadUpToItsLimit) {
    EXPECT_TRUE(parse(head_of(max_head_bytes)));
    const auto over = parse(head_of(max_head_bytes + 1));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().status, 431);
}

TEST(RequestParser, UnendingHeadIsRefusedBeforeItEnds) {
    const auto headers = parse("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(max_head_bytes, 'x'), 100);
    EXPECT_EQ(headers.error().status, 431);
    const auto line = parse("GET /" + std::string(max_head_bytes, 'x'), 100);
    EXPECT_EQ(line.error().status, 414);
}

TEST(RequestParser, HeadersAreReadUpToTheirNumber) {
    EXPECT_TRUE(parse(with_fields(max_header_fields)));
    const auto over = parse(with_fields(max_header_fields + 1));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().status, 431);
}

TEST(RequestParser, TargetIsReadUpToItsLimit) {
    const auto with_target = [](std::size_t bytes) {
        return parse("GET /" + std::string(bytes - 1, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    };
    EXPECT_TRUE(with_target(max_target_bytes));
    const auto over = with_target(max_target_bytes + 1);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().status, 414);
}

TEST(RequestParser, BodyIsReadUpToItsLimit) {
    const auto of_length = [](std::size_t bytes) {
        return parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" +
                         std::string(bytes, 'b'),
                     7, 100);
    };
    EXPECT_EQ(of_length(100)->body.size(), 100u);
    EXPECT_EQ(of_length(101).error().status, 413);
    EXPECT_EQ(
        parse(chunked("32\r\n" + std::string(50, 'b') + "\r\n32\r\n" + std::string(50, 'b') + "\r\n0\r\n\r\n"), 7, 100)
            ->body.size(),
        100u);
    EXPECT_EQ(
        parse(chunked("32\r\n" + std::string(50, 'b') + "\r\n33\r\n" + std::string(51, 'b') + "\r\n0\r\n\r\n"), 7, 100)
            .error()
            .status,
        413);
}

TEST(RequestParser, AnnouncedLengthOverTheLimitIsRefusedBeforeTheBodyArrives) {
    const auto refused = parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n", 0, 100);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 413);
}

TEST(RequestParser, ChunkLineIsReadUpToItsLimit) {
    const auto with_extension = [](std::size_t bytes) {
        return parse(chunked("1;" + std::string(bytes, 'e') + "\r\nx\r\n0\r\n\r\n"), 100);
    };
    EXPECT_TRUE(with_extension(max_chunk_line_bytes - 200));
    EXPECT_EQ(with_extension(max_chunk_line_bytes + 200).error().status, 400);
}

TEST(RequestParser, ChunksThatAreMostlySizesAreRefused) {
    std::string chunks;
    for (int i = 0; i < 10'000; ++i) chunks += "1;pad=pad\r\nx\r\n";
    const auto refused = parse(chunked(chunks + "0\r\n\r\n"), 1000, 10'000);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 413);
}

TEST(RequestParser, ExpectsContinueOnlyWhileTheBodyIsAwaited) {
    RequestParser parser;
    parser.append("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    ASSERT_EQ(*parser.advance(), Progress::head);
    EXPECT_TRUE(parser.expects_continue());

    RequestParser eager;
    eager.append("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab");
    ASSERT_EQ(*eager.advance(), Progress::head);
    EXPECT_FALSE(eager.expects_continue());
}

}  // namespace
}  // namespace comity::net
