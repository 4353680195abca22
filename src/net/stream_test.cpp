// SPDX-License-Identifier: EUPL-1.2
// Bodies that are taken as they arrive, over loopback, bare.
#include <atomic>
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "net/server.h"
#include "net/test_client.h"

namespace comity::net {
namespace {

using namespace std::chrono_literals;

// What the sinks of a server saw. await() ends when it is so, or when ctest ends the test.
struct Seen {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t largest_piece = 0;
    std::uint64_t octets = 0;
    int opened = 0;
    int ended = 0;
    int gone = 0;

    template <class Change>
    void note(Change change) {
        const std::lock_guard lock(mutex);
        change();
        changed.notify_all();
    }
    template <class Condition>
    void await(Condition condition) {
        std::unique_lock lock(mutex);
        changed.wait(lock, condition);
    }
};

class CountingSink final : public BodySink {
   public:
    CountingSink(Seen& seen, std::uint64_t refuse_after) : seen_(seen), refuse_after_(refuse_after) {
        seen_.note([&] { ++seen_.opened; });
    }
    ~CountingSink() override {
        seen_.note([&] { ++seen_.gone; });
    }

    std::optional<Response> take(std::string_view piece) override {
        octets_ += piece.size();
        seen_.note([&] {
            seen_.octets += piece.size();
            seen_.largest_piece = std::max(seen_.largest_piece, piece.size());
        });
        if (octets_ <= refuse_after_) return std::nullopt;
        return json_response("\"enough\"", 413);
    }
    Response end() override {
        seen_.note([&] { ++seen_.ended; });
        return json_response(std::to_string(octets_));
    }

   private:
    Seen& seen_;
    std::uint64_t refuse_after_;
    std::uint64_t octets_ = 0;
};

class Streams : public testing::Test {
   protected:
    Server start(Timeouts timeouts = {}) {
        Router router;
        router.add_stream(Method::post, "/in",
                          [this](const Request& head) -> std::variant<Response, std::unique_ptr<BodySink>> {
                              if (head.headers.has("X-Refuse")) return json_response("\"no\"", 403);
                              if (head.headers.has("X-Fail")) throw std::runtime_error("seen by nobody");
                              return std::make_unique<CountingSink>(seen_, refuse_after_);
                          },
                          {.body_bytes = std::uint64_t{1} << 40});
        ServerOptions options;
        options.port = 0;
        options.dispatch.rate.per_second = 0;
        options.timeouts = timeouts;
        options.connections = options.connections_per_peer = 2000;
        return *Server::start(std::move(options), std::move(router));
    }
    static std::string head(std::string_view more) {
        return "POST /in HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) + "\r\n";
    }

    Seen seen_;
    std::uint64_t refuse_after_ = UINT64_MAX;
};

TEST_F(Streams, ABodyComesInPiecesOfBoundedSizeAndTheConnectionGoesOn) {
    const Server server = start();
    TestClient client(server.port());
    const std::string body(5'000'000, 'x');
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(client.send(head("Content-Length: 5000000\r\n") + body));
        EXPECT_NE(client.read_response().find("\r\n\r\n5000000"), std::string::npos);
    }
    EXPECT_EQ(seen_.octets, 10'000'000u);
    EXPECT_LT(seen_.largest_piece, 2 * min_streamed_piece);
}

TEST_F(Streams, ChunksAndAnEmptyBodyAreBodiesToo) {
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));
    EXPECT_NE(client.read_response().find("\r\n\r\n11"), std::string::npos);
    ASSERT_TRUE(client.send(head("Content-Length: 0\r\n")));
    EXPECT_NE(client.read_response().find("\r\n\r\n0"), std::string::npos);
}

TEST_F(Streams, AHeadThatIsRefusedHasItsBodyUnread) {
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("X-Refuse: 1\r\nExpect: 100-continue\r\nContent-Length: 100000000000\r\n")));
    const std::string answer = client.read_all();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 403")) << answer;
    EXPECT_EQ(answer.find("100 Continue"), std::string::npos);
    EXPECT_EQ(seen_.opened, 0);
}

TEST_F(Streams, WhoIsToldToGoOnWasSeenFirst) {
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("Expect: 100-continue\r\nContent-Length: 5\r\n")));
    EXPECT_TRUE(client.read_response().starts_with("HTTP/1.1 100"));
    EXPECT_EQ(seen_.opened, 1);
    ASSERT_TRUE(client.send("hello"));
    EXPECT_NE(client.read_response().find("\r\n\r\n5"), std::string::npos);
}

TEST_F(Streams, ARefusalInTheMiddleArrivesAlthoughTheClientStillWrites) {
    refuse_after_ = 200'000;
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("Content-Length: 1000000\r\n") + std::string(1'000'000, 'x')));
    const std::string answer = client.read_all();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 413")) << answer;
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
    EXPECT_LE(seen_.octets, refuse_after_ + 2 * min_streamed_piece);
}

TEST_F(Streams, OverTheLimitOfTheRouteIs413BeforeAnythingIsRead) {
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("Content-Length: 1099511627777\r\n")));
    EXPECT_TRUE(client.read_all().starts_with("HTTP/1.1 413"));
    EXPECT_EQ(seen_.octets, 0u);
}

TEST_F(Streams, AClientThatGoesAwayLeavesNoEnd) {
    const Server server = start();
    {
        TestClient client(server.port());
        ASSERT_TRUE(client.send(head("Content-Length: 1000000\r\n") + std::string(300'000, 'x')));
        seen_.await([&] { return seen_.octets > 0; });
    }
    seen_.await([&] { return seen_.gone == 1; });
    EXPECT_EQ(seen_.ended, 0);
}

TEST_F(Streams, AFaultInsideIs500WithoutItsReason) {
    const Server server = start();
    TestClient client(server.port());
    ASSERT_TRUE(client.send(head("X-Fail: 1\r\nContent-Length: 5\r\n") + "hello"));
    const std::string answer = client.read_all();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 500")) << answer;
    EXPECT_EQ(answer.find("seen by nobody"), std::string::npos);
}

// t15: the windows are short here; that each needs 8 KiB/s is the rule of the server itself.
TEST_F(Streams, AThousandSendersOfAnOctetAreEndedAndHoldUpNobody) {
    Timeouts timeouts;
    timeouts.stream_window = 1000ms;
    const Server server = start(timeouts);
    std::vector<TestClient> slow;
    for (int i = 0; i < 1000; ++i) {
        slow.emplace_back(server.port());
        ASSERT_TRUE(slow.back().send(head("Content-Length: 1000000\r\n") + "x"));
    }
    TestClient other(server.port());
    ASSERT_TRUE(other.send(head("Content-Length: 5\r\n") + "hello"));
    EXPECT_NE(other.read_response().find("\r\n\r\n5"), std::string::npos);
    for (auto& client : slow) {
        const std::string answer = client.read_all();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 408") || answer.starts_with("HTTP/1.1 503")) << answer;
        EXPECT_NE(answer.find("Connection: close"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << answer;
    }
    EXPECT_EQ(seen_.ended, 1);
}

}  // namespace
}  // namespace comity::net
