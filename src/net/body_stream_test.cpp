// SPDX-License-Identifier: EUPL-1.2
// Bodies that come in pieces, over loopback.
#include <condition_variable>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "net/server.h"
#include "net/test_client.h"

namespace comity::net {
namespace {

// Gives its pieces one after the other; nothing in place of a piece fails.
class Pieces final : public BodyStream {
   public:
    explicit Pieces(std::vector<std::optional<std::string>> pieces) : pieces_(std::move(pieces)) {}
    void next(Give give) override { give(at_ < pieces_.size() ? pieces_[at_++] : std::string()); }

   private:
    std::vector<std::optional<std::string>> pieces_;
    std::size_t at_ = 0;
};

// Gives what the test says, when the test says it.
class News final : public BodyStream {
   public:
    void next(Give give) override {
        const std::lock_guard lock(mutex_);
        give_ = std::move(give);
        asked_.notify_all();
    }
    void tell(std::string piece) {
        std::unique_lock lock(mutex_);
        asked_.wait(lock, [this] { return give_ != nullptr; });
        std::exchange(give_, nullptr)(std::move(piece));
    }

    void await_question() {
        std::unique_lock lock(mutex_);
        asked_.wait(lock, [this] { return give_ != nullptr; });
    }

   private:
    std::mutex mutex_;
    std::condition_variable asked_;
    Give give_;
};

class StreamingServer : public testing::Test {
   protected:
    Server start() {
        Router router;
        const auto add = [&](std::string_view path, std::vector<std::optional<std::string>> pieces,
                             std::optional<std::uint64_t> length) {
            router.add(Method::get, path, [pieces, length](const Request&) {
                Response response;
                response.stream = std::make_shared<Pieces>(pieces);
                response.stream_bytes = length;
                response.headers.set("Content-Type", "text/plain");
                return response;
            });
        };
        add("/chunks", {"one ", "two"}, std::nullopt);
        add("/length", {"one ", "two"}, 7);
        add("/broken", {"one ", std::nullopt}, 7);
        add("/short", {"one "}, 7);
        add("/long", {"one ", "two three"}, 7);
        router.add(Method::get, "/news", [this](const Request&) {
            Response response;
            response.stream = news_;
            return response;
        });
        ServerOptions options;
        options.port = 0;
        options.dispatch.rate.per_second = 0;
        return *Server::start(std::move(options), std::move(router));
    }
    static std::string get(std::string_view path, std::string_view version = "1.1") {
        return "GET " + std::string(path) + " HTTP/" + std::string(version) + "\r\nHost: localhost\r\n\r\n";
    }
    static std::string body(const std::string& response) { return response.substr(response.find("\r\n\r\n") + 4); }

    std::shared_ptr<News> news_ = std::make_shared<News>();
};

TEST_F(StreamingServer, WithoutLengthTheyAreChunks) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/chunks") + "GET /length HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const std::string all = client.read_all();
    EXPECT_NE(all.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_NE(all.find("\r\n\r\n4\r\none \r\n3\r\ntwo\r\n0\r\n\r\nHTTP/1.1 200"), std::string::npos) << all;
    EXPECT_TRUE(all.ends_with("\r\n\r\none two")) << all;
}

TEST_F(StreamingServer, WithLengthTheyAreAsLong) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/length"));
    EXPECT_EQ(body(client.read_response()), "one two");
}

TEST_F(StreamingServer, WhatIsNotWholeEndsTheConnectionInstead) {
    Server server = start();
    for (const std::string_view path : {"/broken", "/short", "/long"}) {
        TestClient client(server.port());
        client.send(get(path));
        const std::string all = client.read_all();  // the server closes, though the connection was to be kept
        EXPECT_NE(all.find("Content-Length: 7\r\n"), std::string::npos) << path;
        EXPECT_LT(body(all).size(), 7U) << path;
    }
}

TEST_F(StreamingServer, AHeadHasNoPieces) {
    Server server = start();
    TestClient client(server.port());
    client.send("HEAD /length HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/length"));
    EXPECT_NE(client.read_response(false).find("Content-Length: 7"), std::string::npos);
    EXPECT_EQ(body(client.read_response()), "one two");
}

TEST_F(StreamingServer, OldClientsAreToldThatChunksAreNotForThem) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/chunks", "1.0"));
    EXPECT_TRUE(client.read_all().starts_with("HTTP/1.1 505 "));
}

TEST_F(StreamingServer, NewsComeWhenTheyHappenAndEndWithTheServer) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/news"));
    news_->tell("hello");
    news_->tell("again");
    std::thread stopping([&] {
        news_->await_question();
        server.stop();
    });
    const std::string all = client.read_all();
    stopping.join();
    server.wait();
    EXPECT_TRUE(body(all).starts_with("5\r\nhello\r\n5\r\nagain\r\n")) << all;
    EXPECT_EQ(all.find("0\r\n\r\n"), std::string::npos) << "an end that was none";
}

}  // namespace
}  // namespace comity::net
