// SPDX-License-Identifier: EUPL-1.2
#include "net/router.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace comity::net {
namespace {

Handler answering(std::string text) {
    return [text = std::move(text)](const Request&) { return json_response(text); };
}

std::string answer_of(const Match& match) {
    const auto* found = std::get_if<Found>(&match);
    return found ? std::string(found->route->handler({}).body.view()) : "none";
}

Router instruments() {
    Router router;
    router.add(Method::get, "/api/v1/instruments/{id}", answering("one"));
    router.add(Method::get, "/api/v1/instruments", answering("all"));
    router.add(Method::get, "/api/v1/instruments/recent", answering("recent"));
    router.add(Method::post, "/api/v1/instruments", answering("new"));
    router.add(Method::delete_, "/api/v1/{kind}/{id}/parties", answering("parties"));
    return router;
}

TEST(Router, FindsByMethodAndPath) {
    const Router router = instruments();
    EXPECT_EQ(answer_of(router.find(Method::get, "/api/v1/instruments")), "all");
    EXPECT_EQ(answer_of(router.find(Method::post, "/api/v1/instruments")), "new");
    const auto match = router.find(Method::get, "/api/v1/instruments/coe-024:6.1");
    EXPECT_EQ(answer_of(match), "one");
    EXPECT_EQ(std::get<Found>(match).path_parameters.at(0),
              std::make_pair(std::string("id"), std::string("coe-024:6.1")));
}

TEST(Router, PrefersTheLiteralSegment) {
    EXPECT_EQ(answer_of(instruments().find(Method::get, "/api/v1/instruments/recent")), "recent");
}

TEST(Router, FillsEveryPlaceholder) {
    const Router router = instruments();
    const auto match = router.find(Method::delete_, "/api/v1/treaties/7/parties");
    ASSERT_TRUE(std::holds_alternative<Found>(match));
    EXPECT_EQ(std::get<Found>(match).path_parameters.size(), 2u);
}

TEST(Router, AnswersHeadWhereItAnswersGet) {
    EXPECT_EQ(answer_of(instruments().find(Method::head, "/api/v1/instruments")), "all");
    EXPECT_TRUE(std::holds_alternative<OtherMethods>(instruments().find(Method::head, "/api/v1/x/y/parties")));
}

TEST(Router, SaysWhichMethodsThereAre) {
    const auto match = instruments().find(Method::put, "/api/v1/instruments");
    ASSERT_TRUE(std::holds_alternative<OtherMethods>(match));
    EXPECT_EQ(std::get<OtherMethods>(match).allow, "GET, HEAD, POST");
}

TEST(Router, PlaceholderTakesExactlyOneSegment) {
    const Router router = instruments();
    for (const auto* path :
         {"/api/v1/instruments/", "/api/v1/instruments/a/b", "/api/v1", "/", "//api/v1/instruments"}) {
        EXPECT_TRUE(std::holds_alternative<NoRoute>(router.find(Method::get, path))) << path;
    }
}

TEST(Router, FallbackAnswersWhatNoPatternMatchesButNotBelowReservedPaths) {
    Router router = instruments();
    router.set_fallback(answering("page"), {"/api"});
    EXPECT_EQ(answer_of(router.find(Method::get, "/cases/7")), "page");
    EXPECT_EQ(answer_of(router.find(Method::head, "/")), "page");
    EXPECT_EQ(answer_of(router.find(Method::get, "/apix")), "page");
    EXPECT_TRUE(std::holds_alternative<NoRoute>(router.find(Method::get, "/api")));
    EXPECT_TRUE(std::holds_alternative<NoRoute>(router.find(Method::get, "/api/v1/unknown")));
    EXPECT_EQ(std::get<OtherMethods>(router.find(Method::post, "/cases/7")).allow, "GET, HEAD");
}

TEST(Router, RefusesPatternsThatCannotBeMeant) {
    Router router = instruments();
    EXPECT_THROW(router.add(Method::get, "no-slash", answering("")), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "/a{b}", answering("")), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "/{}", answering("")), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "/{a}{b}", answering("")), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "/api/v1/instruments/{other}", answering("")), std::logic_error);
}

}  // namespace
}  // namespace comity::net
