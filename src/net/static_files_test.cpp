// SPDX-License-Identifier: EUPL-1.2
#include "net/static_files.h"

#include <unistd.h>

#include <fstream>

#include <gtest/gtest.h>

#include "net/limits.h"

namespace comity::net {
namespace {

namespace fs = std::filesystem;

// A web build in a folder of its own, gone afterwards.
class WebBuild : public testing::Test {
   protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "comity-web-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        write("index.html", "<head><base href=\"/\"></head><p>home");
        write("index.html.br", "brotli of home");
        write("assets/index-BX1k3f9a.js", "let a = 1");
        write("assets/index-BX1k3f9a.js.br", "brotli of a");
        write("assets/index-BX1k3f9a.js.gz", "gzip of a");
        write("robots.txt", "User-agent: *");
        write(".vite/manifest.json", "{}");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& path, std::string_view text) const {
        fs::create_directories((folder_ / path).parent_path());
        std::ofstream(folder_ / path) << text;
    }
    [[nodiscard]] StaticFiles load(std::string_view base_path = "") const {
        auto files = StaticFiles::load(folder_, base_path);
        if (!files) throw std::runtime_error(to_string(files.error()));
        return *std::move(files);
    }
    static Request get(std::string path, Headers headers = {}) {
        Request request;
        request.target.path = std::move(path);
        request.headers = std::move(headers);
        return request;
    }
    static Headers header(std::string name, std::string value) {
        Headers headers;
        headers.add(std::move(name), std::move(value));
        return headers;
    }

    fs::path folder_;
};

TEST_F(WebBuild, ServesFilesWithTheirType) {
    const auto response = load().answer(get("/robots.txt"));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body.view(), "User-agent: *");
    EXPECT_EQ(response.headers.find("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-cache");
}

TEST_F(WebBuild, SendsTheCompressedFormThatTheClientTakes) {
    const StaticFiles files = load();
    const auto coded = [&](std::string accepted) {
        return files.answer(get("/assets/index-BX1k3f9a.js", header("Accept-Encoding", std::move(accepted))));
    };
    EXPECT_EQ(coded("gzip, br").body.view(), "brotli of a");
    EXPECT_EQ(coded("gzip, br").headers.find("Content-Encoding"), "br");
    EXPECT_EQ(coded("gzip").body.view(), "gzip of a");
    EXPECT_EQ(coded("gzip").headers.find("Content-Encoding"), "gzip");
    EXPECT_EQ(coded("gzip").headers.find("Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(coded("br;q=0").body.view(), "let a = 1");
    EXPECT_FALSE(coded("br;q=0").headers.has("Content-Encoding"));
    EXPECT_EQ(coded("").headers.find("Vary"), "Accept-Encoding");
    EXPECT_NE(coded("br").headers.find("ETag"), coded("gzip").headers.find("ETag"));
}

TEST_F(WebBuild, AnswersNotModifiedForTheTagItGave) {
    const StaticFiles files = load();
    const std::string tag(*files.answer(get("/robots.txt")).headers.find("ETag"));
    const auto same = files.answer(get("/robots.txt", header("If-None-Match", tag)));
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body.size(), 0u);
    EXPECT_EQ(same.headers.find("ETag"), tag);
    write("robots.txt", "User-agent: x");
    EXPECT_EQ(load().answer(get("/robots.txt", header("If-None-Match", tag))).status, 200);
}

TEST_F(WebBuild, WhatLiesInDownloadsIsAFileToKeep) {
    write("downloads/comity-verify.html", "<script>1</script>");
    const auto files = load();
    EXPECT_EQ(files.answer(get("/downloads/comity-verify.html")).headers.find("Content-Disposition"),
              "attachment; filename=\"comity-verify.html\"");
    EXPECT_FALSE(files.answer(get("/")).headers.has("Content-Disposition"));
}

TEST_F(WebBuild, OnlyHashedNamesAreKeptForEver) {
    EXPECT_EQ(load().answer(get("/assets/index-BX1k3f9a.js")).headers.find("Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(load().answer(get("/")).headers.find("Cache-Control"), "no-cache");
}

TEST(HashedName, IsToldFromOrdinaryWords) {
    for (const auto* path : {"assets/index-BX1k3f9a.js", "assets/a.b-D-k3_9aX.css", "assets/x.5f2a81c0.woff2"}) {
        EXPECT_TRUE(has_hashed_name(path)) << path;
    }
    for (const auto* path : {"index-BX1k3f9a.js", "assets/some-licenses.txt", "assets/the-Timeline.js",
                             "assets/BX1k3f9a.js", "assets/index-BX1k3f9.js", "assets/world.json", "assets/"}) {
        EXPECT_FALSE(has_hashed_name(path)) << path;
    }
}

TEST_F(WebBuild, PathsWithoutADotShowTheApplication) {
    const StaticFiles files = load();
    for (const auto* path : {"/", "/cases/7", "/law/coe-024/", "/index.html", "/a.b/c"}) {
        EXPECT_EQ(files.answer(get(path)).body.view(), "<head><base href=\"/\"></head><p>home") << path;
    }
}

TEST_F(WebBuild, FilesThatAreNotThereAreNotFound) {
    const StaticFiles files = load();
    for (const auto* path : {"/missing.js", "/assets/missing.css", "/../index.html", "/assets/../index.html",
                             "//index.html", "/.vite/manifest.json", "/etc/passwd.txt", "/index.html.br"}) {
        EXPECT_EQ(files.answer(get(path)).status, 404) << path;
    }
}

TEST_F(WebBuild, BasePathIsWrittenIntoThePage) {
    const StaticFiles files = load("/comity");
    const auto plain = files.answer(get("/"));
    EXPECT_EQ(plain.body.view(), "<head><base href=\"/comity/\"></head><p>home");
    // The compressed form on disk is of the other text.
    const auto brotli = files.answer(get("/", header("Accept-Encoding", "br")));
    EXPECT_FALSE(brotli.headers.has("Content-Encoding"));
    EXPECT_EQ(brotli.body.view(), plain.body.view());
}

TEST_F(WebBuild, PageWithoutBaseCannotBeServedBelowABasePath) {
    write("index.html", "<head></head>");
    EXPECT_TRUE(StaticFiles::load(folder_, ""));
    const auto files = StaticFiles::load(folder_, "/comity");
    ASSERT_FALSE(files);
    EXPECT_NE(files.error().message.find("<base href=\"/\">"), std::string::npos);
}

TEST_F(WebBuild, FoldersThatAreNoWebBuildAreRefused) {
    EXPECT_EQ(StaticFiles::load(folder_ / "missing", "").error().kind, ErrorKind::unavailable);
    EXPECT_EQ(StaticFiles::load(folder_ / "assets", "").error().kind, ErrorKind::not_found);
    fs::create_symlink("/etc/passwd", folder_ / "link.txt");
    EXPECT_EQ(StaticFiles::load(folder_, "").error().kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::net
