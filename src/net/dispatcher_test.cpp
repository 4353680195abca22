// SPDX-License-Identifier: EUPL-1.2
#include "net/dispatcher.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace comity::net {
namespace {

constexpr RateLimiter::Moment now{};

Router echo_router() {
    Router router;
    router.add(Method::get, "/who", [](const Request& request) { return json_response(request.remote_address); });
    router.add(Method::get, "/where/{id}", [](const Request& request) {
        return json_response(request.target.path + " " + std::string(request.path_parameter("id")));
    });
    router.add(Method::get, "/fails", [](const Request&) -> Response { throw std::runtime_error("secret detail"); });
    router.add(Method::get, "/splits", [](const Request&) {
        Response response = json_response("");
        response.headers.set("Location", "a\r\nSet-Cookie: b");
        return response;
    });
    return router;
}

Request get(std::string path, std::string forwarded = "") {
    Request request;
    request.target.path = std::move(path);
    request.headers.add("Host", "comity.example:8080");
    if (!forwarded.empty()) request.headers.add("X-Forwarded-For", std::move(forwarded));
    return request;
}

Response answer(Dispatcher& dispatcher, const Request& request, std::string_view peer = "192.0.2.1") {
    Plan plan = dispatcher.plan(request, peer, now);
    if (plan.refused) return *plan.refused;
    return dispatcher.answer(std::move(plan), request);
}

TEST(Dispatcher, CallsTheHandlerAndCompletesItsResponse) {
    Dispatcher dispatcher({}, echo_router());
    const auto response = answer(dispatcher, get("/where/7"));
    EXPECT_EQ(response.body.view(), "/where/7 7");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
    EXPECT_TRUE(response.headers.has("Content-Security-Policy"));
}

TEST(Dispatcher, EverythingMovesBelowTheBasePath) {
    Dispatcher dispatcher({.base_path = "/comity"}, echo_router());
    EXPECT_EQ(answer(dispatcher, get("/comity/where/7")).body.view(), "/where/7 7");
    EXPECT_EQ(answer(dispatcher, get("/where/7")).status, 404);
    EXPECT_EQ(answer(dispatcher, get("/comityx/where/7")).status, 404);
    const auto moved = answer(dispatcher, get("/comity"));
    EXPECT_EQ(moved.status, 308);
    EXPECT_EQ(moved.headers.find("Location"), "/comity/");
}

TEST(BasePath, IsNormalOrRefused) {
    EXPECT_EQ(normal_base_path(""), "");
    EXPECT_EQ(normal_base_path("/"), "");
    EXPECT_EQ(normal_base_path("/a/b.c/"), "/a/b.c");
    for (const auto* path : {"a", "/a//b", "/a?b", "/a\"b", "/a/../b", "//", "/a b"})
        EXPECT_FALSE(normal_base_path(path)) << path;
}

TEST(Dispatcher, SaysWhatIsAllowed) {
    Dispatcher dispatcher({}, echo_router());
    Request request = get("/who");
    request.method = Method::delete_;
    const auto response = answer(dispatcher, request);
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers.find("Allow"), "GET, HEAD");
}

TEST(Dispatcher, FaultsOfHandlersReachTheOperatorNotTheClient) {
    std::vector<std::string> faults;
    Dispatcher dispatcher({.on_fault = [&](std::string_view fault) { faults.emplace_back(fault); }}, echo_router());
    const auto response = answer(dispatcher, get("/fails"));
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.view().find("secret"), std::string_view::npos);
    EXPECT_EQ(answer(dispatcher, get("/splits")).status, 500);
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0], "GET /fails: secret detail");
}

TEST(Dispatcher, BelievesForwardedAddressesOnlyFromTrustedProxies) {
    Dispatcher dispatcher({.trusted_proxies = {"127.0.0.1", "10.0.0.1"}}, echo_router());
    const auto who = [&](std::string forwarded, std::string_view peer) {
        return std::string(answer(dispatcher, get("/who", std::move(forwarded)), peer).body.view());
    };
    EXPECT_EQ(who("198.51.100.7", "192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(who("198.51.100.7", "127.0.0.1"), "198.51.100.7");
    EXPECT_EQ(who("1.2.3.4, 198.51.100.7, 10.0.0.1", "127.0.0.1"), "198.51.100.7");
    EXPECT_EQ(who("2001:db8::1", "127.0.0.1"), "2001:db8::1");
    EXPECT_EQ(who("", "127.0.0.1"), "127.0.0.1");
    EXPECT_EQ(who("1.2.3.4, nonsense", "127.0.0.1"), "127.0.0.1");
}

TEST(Dispatcher, LimitsTheRateOfEachClient) {
    Dispatcher dispatcher({.trusted_proxies = {"127.0.0.1"}, .rate = {.per_second = 0.5, .burst = 1}}, echo_router());
    EXPECT_EQ(answer(dispatcher, get("/who", "192.0.2.7"), "127.0.0.1").status, 200);
    const auto limited = answer(dispatcher, get("/who", "192.0.2.7"), "127.0.0.1");
    EXPECT_EQ(limited.status, 429);
    EXPECT_EQ(limited.headers.find("Retry-After"), "2");
    EXPECT_EQ(answer(dispatcher, get("/who", "192.0.2.8"), "127.0.0.1").status, 200);
}

TEST(Dispatcher, AnswersOnlyToItsNames) {
    Dispatcher any({}, echo_router());
    EXPECT_EQ(answer(any, get("/who")).status, 200);
    Dispatcher ours({.hosts = {"Comity.example", "[::1]"}}, echo_router());
    EXPECT_EQ(answer(ours, get("/who")).status, 200);
    Request v6 = get("/who");
    for (const auto* host : {"[::1]", "[::1]:80"}) {
        v6.headers.set("Host", host);
        EXPECT_EQ(answer(ours, v6).status, 200) << host;
    }
    Dispatcher other({.hosts = {"other.example"}}, echo_router());
    EXPECT_EQ(answer(other, get("/who")).status, 421);
}

}  // namespace
}  // namespace comity::net
