// SPDX-License-Identifier: EUPL-1.2
#include "server/web_build.h"

#include <unistd.h>

#include <fstream>

#include <gtest/gtest.h>

#include "net/dispatcher.h"

namespace comity::server {
namespace {

namespace fs = std::filesystem;

class Site : public testing::Test {
   protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "comity-site-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        std::ofstream(folder_ / "index.html") << "<base href=\"/\">page";
    }
    void TearDown() override { fs::remove_all(folder_); }

    net::Response get(const std::string& path, std::string_view base_path) {
        net::Router router;
        router.add(net::Method::get, "/api/v1/health", [](const net::Request&) { return net::json_response("{}"); });
        EXPECT_TRUE(serve_web_build(router, folder_, base_path));
        net::Dispatcher dispatcher({.base_path = *net::normal_base_path(base_path)}, std::move(router));
        net::Request request;
        request.target.path = path;
        net::Plan plan = dispatcher.plan(request, "127.0.0.1", {});
        return plan.refused ? *plan.refused : dispatcher.answer(std::move(plan), request);
    }

    fs::path folder_;
};

TEST_F(Site, StandsBehindTheResources) {
    EXPECT_EQ(get("/", "").body.view(), "<base href=\"/\">page");
    EXPECT_EQ(get("/cases/7", "").status, 200);
    EXPECT_EQ(get("/api/v1/health", "").body.view(), "{}");
    EXPECT_EQ(get("/api/v1/unknown", "").status, 404);
}

TEST_F(Site, MovesBelowTheBasePathHoweverItIsWritten) {
    for (const auto* base_path : {"/comity", "/comity/"}) {
        EXPECT_EQ(get("/comity/", base_path).body.view(), "<base href=\"/comity/\">page");
        EXPECT_EQ(get("/", base_path).status, 404);
    }
}

TEST_F(Site, RefusesAFolderWithoutAPage) {
    net::Router router;
    fs::remove(folder_ / "index.html");
    EXPECT_FALSE(serve_web_build(router, folder_, ""));
    EXPECT_FALSE(serve_web_build(router, folder_, "no-slash"));
}

}  // namespace
}  // namespace comity::server
