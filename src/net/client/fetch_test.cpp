// SPDX-License-Identifier: EUPL-1.2
#include "net/client/fetch.h"

#include <cstdint>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "net/server.h"

namespace comity::net {
namespace {

Server start() {
    Router router;
    router.add(Method::get, "/plain", [](const Request& request) {
        return json_response(std::string(request.headers.find("X-Word").value_or("")));
    });
    router.add(Method::post, "/echo", [](const Request& request) { return json_response(request.body, 201); });
    router.add(Method::get, "/moved", [](const Request&) {
        Response response;
        response.status = 302;
        response.headers.set("Location", "/plain");
        return response;
    });
    ServerOptions options;
    options.port = 0;
    return *Server::start(std::move(options), std::move(router));
}

TEST(Fetch, SendsWhatItIsGivenAndReadsTheAnswer) {
    const Server server = start();
    const auto plain = fetch({.url = server.url() + "plain", .headers = {{"X-Word", "hello"}}, .body = ""});
    ASSERT_TRUE(plain) << to_string(plain.error());
    EXPECT_EQ(plain->status, 200);
    EXPECT_EQ(plain->body, "hello");
    const std::string octets("a\0b", 3);
    const auto echo = fetch({.method = "POST", .url = server.url() + "echo", .headers = {}, .body = octets});
    ASSERT_TRUE(echo);
    EXPECT_EQ(echo->status, 201);
    EXPECT_EQ(echo->body, octets);
}

TEST(Fetch, FollowsNoRedirect) {
    const Server server = start();
    const auto moved = fetch({.url = server.url() + "moved", .headers = {}, .body = ""});
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->status, 302);
}

TEST(Fetch, AnAnswerMayBeAsLongAsTheLimitAndNoLonger) {
    const Server server = start();
    const FetchRequest request{.method = "POST", .url = server.url() + "echo", .headers = {}, .body = "0123456789"};
    EXPECT_TRUE(fetch(request, {.answer_bytes = 10}));
    const auto longer = fetch(request, {.answer_bytes = 9});
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().kind, ErrorKind::limit);
}

TEST(Fetch, AFetcherKeepsItsConnectionUntilTheServerGoes) {
    std::set<std::string> callers;
    const auto serve = [&](std::uint16_t port) {
        Router router;
        router.add(Method::post, "/echo", [&](const Request& request) {
            callers.insert(request.body);
            return json_response(request.body);
        });
        ServerOptions options;
        options.port = port;
        return std::make_unique<Server>(*Server::start(std::move(options), std::move(router)));
    };
    auto server = serve(0);
    const std::uint16_t port = server->port();
    const std::string url = server->url() + "echo";
    Fetcher fetcher;
    for (const char* word : {"one", "two"}) {
        const auto echo = fetcher.fetch({.method = "POST", .url = url, .headers = {}, .body = word});
        ASSERT_TRUE(echo) << to_string(echo.error());
        EXPECT_EQ(echo->body, word);
    }
    server.reset();
    EXPECT_FALSE(fetcher.fetch({.method = "POST", .url = url, .headers = {}, .body = "three"}));
    server = serve(port);
    EXPECT_TRUE(fetcher.fetch({.method = "POST", .url = url, .headers = {}, .body = "four"}));
    EXPECT_EQ(callers, (std::set<std::string>{"one", "two", "four"}));
}

TEST(Fetch, NobodyThereAndOtherSchemesAreErrors) {
    const auto nobody = fetch({.url = "http://127.0.0.1:1/secret?x=y", .headers = {}, .body = ""});
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(nobody.error().message.find("secret"), std::string::npos);
    EXPECT_FALSE(fetch({.url = "file:///etc/passwd", .headers = {}, .body = ""}));
}

}  // namespace
}  // namespace comity::net
