// SPDX-License-Identifier: EUPL-1.2
#include "net/target.h"

#include <gtest/gtest.h>

#include "net/limits.h"

namespace comity::net {
namespace {

TEST(Target, DecodesPathAndQueryOnce) {
    const auto target = parse_target("/names/%D0%A9%D1%83%D0%BA%D0%B8%D0%BD/a%2541?q=a+b%2Bc&empty=&flag");
    ASSERT_TRUE(target) << target.error().detail;
    EXPECT_EQ(target->path, "/names/Щукин/a%41");
    EXPECT_EQ(target->query_value("q"), "a b+c");
    EXPECT_EQ(target->query_value("empty"), "");
    EXPECT_EQ(target->query_value("flag"), "");
    EXPECT_EQ(target->query_value("none"), std::nullopt);
}

TEST(Target, PlusIsItselfInThePath) {
    EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
}

TEST(Target, KeepsDotsThatAreNotSegments) {
    for (const auto* path : {"/a..b", "/...", "/.well-known/x", "/coe-024:6.1.a"})
        EXPECT_EQ(parse_target(path)->path, path);
}

TEST(Target, RefusesDotSegmentsWhereverTheyStand) {
    for (const auto* path : {"/..", "/.", "/../a", "/a/./b", "/a/..", "/%2e", "/a/%2E./b"}) {
        EXPECT_FALSE(parse_target(path)) << path;
    }
}

TEST(Target, AbsoluteFormMayLackAPath) {
    const auto target = parse_target("http://example.org?a=1");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/");
    EXPECT_EQ(target->authority, "example.org");
    EXPECT_EQ(target->query_value("a"), "1");
}

TEST(Target, QueryIsReadUpToItsNumberOfParameters) {
    std::string query = "/?";
    for (std::size_t i = 0; i < max_query_parameters; ++i) query += "p" + std::to_string(i) + "=1&";
    EXPECT_EQ(parse_target(query)->query.size(), max_query_parameters);
    EXPECT_FALSE(parse_target(query + "more=1"));
}

TEST(Target, RefusesTextThatIsNotUtf8) {
    for (const auto* path :
         {"/%80", "/%C3", "/%E2%82", "/%F5%80%80%80", "/%F4%90%80%80", "/%E0%80%80", "/%F0%80%80%80"}) {
        EXPECT_FALSE(parse_target(path)) << path;
    }
    EXPECT_TRUE(parse_target("/%F0%9F%8C%8D"));
    EXPECT_TRUE(parse_target("/%F4%8F%BF%BF"));
}

}  // namespace
}  // namespace comity::net
