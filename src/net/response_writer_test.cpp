// SPDX-License-Identifier: EUPL-1.2
#include "net/response_writer.h"

#include <stdexcept>

#include <gtest/gtest.h>
#include <zlib.h>

#include "net/limits.h"
#include "net/problem.h"

namespace comity::net {
namespace {

using namespace std::chrono;

std::string unzip(std::string_view packed) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
    std::string text(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

Request taking(std::string coding) {
    Request request;
    request.headers.add("Accept-Encoding", std::move(coding));
    return request;
}

TEST(ResponseWriter, WritesStatusHeadersDateAndLength) {
    const auto moment = sys_days(2026y / November / 21) + 20h + 4min + 5s;
    EXPECT_EQ(write_head(json_response("{}", 404), true, moment),
              "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nDate: Sat, 21 Nov 2026 20:04:05 GMT\r\n"
              "Content-Length: 2\r\n\r\n");
    EXPECT_NE(write_head({}, false, moment).find("Connection: close\r\n"), std::string::npos);
}

TEST(ResponseWriter, GivesNoLengthWhereThereIsNoBody) {
    for (const int status : {204, 304}) {
        Response response;
        response.status = status;
        EXPECT_EQ(write_head(response, true, {}).find("Content-Length"), std::string::npos) << status;
    }
}

TEST(ResponseWriter, DatesAreRightAroundLeapDays) {
    EXPECT_EQ(http_date(sys_days(2024y / February / 29)), "Thu, 29 Feb 2024 00:00:00 GMT");
    EXPECT_EQ(http_date(sys_days(1994y / November / 6) + 8h + 49min + 37s), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ResponseWriter, HeadersThatWouldBreakTheResponseAreRefused) {
    const auto with = [](std::string name, std::string value) {
        Headers headers;
        headers.add(std::move(name), std::move(value));
        return headers;
    };
    EXPECT_NO_THROW(check_headers(with("Location", "/a")));
    EXPECT_THROW(check_headers(with("Location", "/a\r\nSet-Cookie: b")), std::logic_error);
    EXPECT_THROW(check_headers(with("X\n", "a")), std::logic_error);
    EXPECT_THROW(check_headers(with("", "a")), std::logic_error);
    EXPECT_THROW(check_headers(with("content-length", "7")), std::logic_error);
}

TEST(ResponseWriter, SecurityHeadersYieldToTheHandlers) {
    Headers headers;
    headers.set("Content-Security-Policy", "default-src 'self'");
    add_security_headers(headers);
    EXPECT_EQ(headers.find("Content-Security-Policy"), "default-src 'self'");
    EXPECT_EQ(headers.count("Content-Security-Policy"), 1u);
    EXPECT_EQ(headers.find("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(headers.find("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(headers.find("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(headers.find("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_TRUE(headers.has("Permissions-Policy"));
}

TEST(Compression, PacksFromItsLimitOn) {
    const std::string text(min_compressed_bytes, 'a');
    Response packed = json_response(text);
    compress(taking("gzip"), packed);
    EXPECT_EQ(packed.headers.find("Content-Encoding"), "gzip");
    EXPECT_EQ(packed.headers.find("Vary"), "Accept-Encoding");
    EXPECT_EQ(unzip(packed.body.view()), text);

    Response small = json_response(text.substr(1));
    compress(taking("gzip"), small);
    EXPECT_FALSE(small.headers.has("Content-Encoding"));
}

TEST(Compression, LeavesWhatIsNotWantedNotTextOrPackedAlready) {
    Response unwanted = json_response(std::string(5000, 'a'));
    compress(taking("br"), unwanted);
    EXPECT_FALSE(unwanted.headers.has("Content-Encoding"));
    EXPECT_EQ(unwanted.headers.find("Vary"), "Accept-Encoding");

    Response picture = json_response(std::string(5000, 'a'));
    picture.headers.set("Content-Type", "image/png");
    compress(taking("gzip"), picture);
    EXPECT_EQ(picture.body.size(), 5000u);

    Response packed = json_response(std::string(5000, 'a'));
    packed.headers.set("Content-Encoding", "br");
    compress(taking("gzip"), packed);
    EXPECT_EQ(packed.body.size(), 5000u);
}

TEST(Compression, WeakensTheTag) {
    Response response = json_response(std::string(5000, 'a'));
    response.headers.set("ETag", "\"1\"");
    compress(taking("gzip"), response);
    EXPECT_EQ(response.headers.find("ETag"), "W/\"1\"");
}

TEST(Problem, IsProblemJson) {
    const auto response = problem(422, "", "Two facts are wrong",
                                  {{"person.dob", "Not a \"date\"\n", "Write 1990-01-31"}, {"x", "y", ""}});
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
    EXPECT_EQ(
        response.body.view(),
        "{\"type\":\"/problems/invalid\",\"title\":\"Unprocessable Content\",\"status\":422,"
        "\"detail\":\"Two facts are wrong\",\"errors\":[{\"place\":\"person.dob\",\"message\":\"Not a "
        "\\\"date\\\"\\u000a\",\"hint\":\"Write 1990-01-31\"},{\"place\":\"x\",\"message\":\"y\",\"hint\":\"\"}]}\n");
}

TEST(Problem, TakesItsStatusFromTheKindOfError) {
    EXPECT_EQ(problem(Error{ErrorKind::invalid, "m", {"f", 3, 7}, "h"}).status, 422);
    EXPECT_EQ(problem(Error{ErrorKind::not_found, "m", {}, ""}).status, 404);
    EXPECT_EQ(problem(Error{ErrorKind::unavailable, "m", {}, ""}).status, 503);
    EXPECT_EQ(problem(Error{ErrorKind::limit, "m", {}, ""}).status, 413);
    EXPECT_NE(problem(Error{ErrorKind::invalid, "m", {"f", 3, 7}, "h"}).body.view().find("\"place\":\"f:3:7\""),
              std::string_view::npos);
}

}  // namespace
}  // namespace comity::net
