// SPDX-License-Identifier: EUPL-1.2
// The whole server over loopback, with raw bytes.
#include "net/server.h"

#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "net/malformed_requests.h"
#include "net/test_client.h"

namespace comity::net {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

// Lets a handler wait until the test has seen what it wants.
class Gate {
   public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void await_arrival(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_ >= count; });
    }

   private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int waiting_ = 0;
};

class LoopbackServer : public testing::Test {
   protected:
    static ServerOptions loopback() {
        ServerOptions options;
        options.port = 0;
        options.dispatch.rate.per_second = 0;
        return options;
    }

    Router router() {
        Router router;
        router.add(Method::get, "/hello", [](const Request&) { return json_response("\"hello\""); });
        router.add(Method::get, "/quick", [](const Request&) { return json_response("\"quick\""); },
                   {.immediate = true});
        router.add(Method::post, "/echo", [](const Request& request) { return json_response(request.body); });
        router.add(Method::post, "/small", [](const Request& request) { return json_response(request.body); },
                   {.body_bytes = 10});
        router.add(Method::get, "/large", [](const Request&) { return json_response(std::string(3 << 20, 'x')); });
        router.add(Method::get, "/gate", [this](const Request&) {
            gate_.pass();
            return json_response("\"through\"");
        });
        return router;
    }

    Server start(ServerOptions options = loopback()) {
        auto server = Server::start(std::move(options), router());
        if (!server) throw std::runtime_error(to_string(server.error()));
        return *std::move(server);
    }

    static std::string get(std::string path, std::string headers = "") {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    Gate gate_;
};

bool has_status(std::string_view response, int status) {
    return response.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

TEST_F(LoopbackServer, AnswersOnTheFreePortItFound) {
    Server server = start();
    EXPECT_NE(server.port(), 0);
    EXPECT_EQ(server.url(), "http://127.0.0.1:" + std::to_string(server.port()) + "/");
    TestClient client(server.port());
    client.send(get("/hello"));
    const std::string response = client.read_response();
    EXPECT_TRUE(has_status(response, 200)) << response;
    EXPECT_TRUE(response.ends_with("\r\n\r\n\"hello\"")) << response;
    EXPECT_NE(response.find("\r\nX-Content-Type-Options: nosniff\r\n"), std::string::npos);
}

TEST_F(LoopbackServer, RefusesEveryMalformedRequestAndCloses) {
    Server server = start();
    for (const MalformedRequest& request : malformed_requests) {
        TestClient client(server.port());
        client.send(request.bytes);
        const std::string response = client.read_all();
        EXPECT_TRUE(has_status(response, request.status)) << request.name << "\n" << response;
        EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos) << request.name;
        EXPECT_NE(response.find("\r\nContent-Type: application/problem+json\r\n"), std::string::npos) << request.name;
        EXPECT_NE(response.find("\r\nContent-Security-Policy: "), std::string::npos) << request.name;
        EXPECT_EQ(response.find("}\nHTTP/"), std::string::npos) << request.name << ": answered more than once";
    }
}

TEST_F(LoopbackServer, AnswersPipelinedRequestsInTheirOrder) {
    Server server = start();
    TestClient client(server.port());
    std::string requests;
    for (int i = 0; i < 200; ++i) {
        const std::string body = std::to_string(i);
        requests += i % 2 ? get("/quick")
                          : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                                "\r\n\r\n" + body;
    }
    client.send(requests);
    for (int i = 0; i < 200; ++i) {
        const std::string response = client.read_response();
        ASSERT_TRUE(response.ends_with(i % 2 ? "\r\n\"quick\"" : "\r\n" + std::to_string(i))) << i << response;
    }
}

TEST_F(LoopbackServer, ClosesWhenTheClientAsks) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/hello", "Connection: close\r\n") + get("/hello"));
    const std::string responses = client.read_all();
    EXPECT_TRUE(has_status(responses, 200));
    EXPECT_EQ(responses.find("HTTP/1.1", 1), std::string::npos);
}

TEST_F(LoopbackServer, HeadHasTheHeadersOfGetAndNoBody) {
    Server server = start();
    TestClient client(server.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + get("/hello"));
    const std::string head = client.read_response(false);
    EXPECT_TRUE(has_status(head, 200));
    EXPECT_NE(head.find("Content-Length: 7\r\n"), std::string::npos);
    EXPECT_TRUE(client.read_response().ends_with("\"hello\""));
}

TEST_F(LoopbackServer, UnknownPathsAndMethodsLeaveTheConnectionOpen) {
    Server server = start();
    TestClient client(server.port());
    client.send(get("/unknown"));
    EXPECT_TRUE(has_status(client.read_response(), 404));
    client.send("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string refused = client.read_response();
    EXPECT_TRUE(has_status(refused, 405));
    EXPECT_NE(refused.find("\r\nAllow: GET, HEAD\r\n"), std::string::npos);
    client.send(get("/hello"));
    EXPECT_TRUE(has_status(client.read_response(), 200));
}

TEST_F(LoopbackServer, BodyLimitIsTheRoutes) {
    Server server = start();
    TestClient client(server.port());
    client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789");
    EXPECT_TRUE(client.read_response().ends_with("0123456789"));
    client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n01234567890");
    EXPECT_TRUE(has_status(client.read_all(), 413));
}

TEST_F(LoopbackServer, RefusalOfALargeBodyArrivesThoughTheClientIsStillSending) {
    Server server = start();
    TestClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'x'));
    client.end_sending();
    EXPECT_TRUE(has_status(client.read_all(), 413));
}

TEST_F(LoopbackServer, CarriesLargeBodiesBothWays) {
    Server server = start();
    TestClient client(server.port());
    const std::string body(default_body_bytes, 'b');
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    EXPECT_TRUE(client.read_response().ends_with("\r\n\r\n" + body));
    client.send(get("/large"));
    EXPECT_GT(client.read_response().size(), 3u << 20);
}

TEST_F(LoopbackServer, SaysContinueToAClientThatWaits) {
    Server server = start();
    TestClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.read_response(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ab");
    EXPECT_TRUE(client.read_response().ends_with("\r\nab"));
    client.send("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    EXPECT_TRUE(has_status(client.read_response(), 413));
}

TEST_F(LoopbackServer, SlowHeadersAreCutOffHoweverTheyDrip) {
    ServerOptions options = loopback();
    options.timeouts.head = 60ms;
    Server server = start(std::move(options));
    TestClient client(server.port());
    client.send("GET /hello HTTP/1.1\r\n");
    while (client.hears_nothing_for(10ms)) client.send("X: y\r\n");
    const std::string response = client.read_response();
    EXPECT_TRUE(has_status(response, 408)) << response;
}

TEST_F(LoopbackServer, UnfinishedHeadIsAnswered408AndIdleConnectionsCloseSilently) {
    ServerOptions options = loopback();
    options.timeouts.head = 30ms;
    options.timeouts.idle = 30ms;
    options.timeouts.transfer = 30ms;
    Server server = start(std::move(options));
    TestClient idle(server.port());
    TestClient head(server.port());
    TestClient body(server.port());
    head.send("GET /hel");
    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_TRUE(has_status(head.read_all(), 408));
    EXPECT_TRUE(has_status(body.read_all(), 408));
    EXPECT_EQ(idle.read_all(), "");
}

TEST_F(LoopbackServer, ConnectionsBeyondTheLimitAreTurnedAway) {
    ServerOptions options = loopback();
    options.connections = 3;
    options.connections_per_peer = 2;
    Server server = start(std::move(options));
    TestClient first(server.port());
    TestClient second(server.port());
    for (TestClient* client : {&first, &second}) {
        client->send(get("/hello"));
        EXPECT_TRUE(has_status(client->read_response(), 200));
    }
    TestClient third(server.port());
    EXPECT_TRUE(has_status(third.read_all(), 503));
    first.send(get("/hello", "Connection: close\r\n"));
    EXPECT_TRUE(has_status(first.read_all(), 200));
    second.send(get("/hello"));
    EXPECT_TRUE(has_status(second.read_response(), 200));
}

TEST_F(LoopbackServer, FullQueueIsAnswered503WhileImmediateRoutesGoOn) {
    ServerOptions options = loopback();
    options.workers = 1;
    options.queued_requests = 1;
    Server server = start(std::move(options));
    TestClient working(server.port());
    working.send(get("/gate"));
    gate_.await_arrival(1);
    TestClient queued(server.port());
    queued.send(get("/gate"));
    TestClient quick(server.port());
    quick.send(get("/quick"));
    EXPECT_TRUE(has_status(quick.read_response(), 200));
    // What was sent before this answer has been read: the one place in the queue is taken.
    TestClient late(server.port());
    late.send(get("/hello"));
    const std::string refused = late.read_response();
    EXPECT_TRUE(has_status(refused, 503)) << refused;
    EXPECT_NE(refused.find("Retry-After: 1\r\n"), std::string::npos);
    gate_.open();
    EXPECT_TRUE(has_status(working.read_response(), 200));
    EXPECT_TRUE(has_status(queued.read_response(), 200));
}

TEST_F(LoopbackServer, StopLetsRequestsUnderWayFinish) {
    Server server = start();
    TestClient idle(server.port());
    TestClient busy(server.port());
    busy.send(get("/gate"));
    gate_.await_arrival(1);
    server.stop();
    EXPECT_EQ(idle.read_all(), "");
    gate_.open();
    const std::string response = busy.read_all();
    EXPECT_TRUE(has_status(response, 200)) << response;
    EXPECT_NE(response.find("Connection: close\r\n"), std::string::npos);
    server.wait();
    EXPECT_THROW(TestClient(server.port()), std::runtime_error);
}

TEST_F(LoopbackServer, StopEndsAfterItsGraceThoughAClientNeverFinishes) {
    ServerOptions options = loopback();
    options.timeouts.stop = 30ms;
    Server server = start(std::move(options));
    TestClient stuck(server.port());
    stuck.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");
    stuck.read_response();  // now the server is reading the body
    server.stop();
    server.wait();
    SUCCEED();
}

TEST_F(LoopbackServer, TakenPortIsAClearError) {
    Server server = start();
    ServerOptions options = loopback();
    options.port = server.port();
    const auto second = Server::start(std::move(options), router());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::unavailable);
    EXPECT_NE(second.error().message.find(std::to_string(server.port())), std::string::npos);

    ServerOptions named = loopback();
    named.address = "localhost";
    EXPECT_EQ(Server::start(std::move(named), router()).error().kind, ErrorKind::invalid);
}

TEST_F(LoopbackServer, TellsOfEveryExchange) {
    std::vector<Exchange> exchanges;
    ServerOptions options = loopback();
    options.on_exchange = [&](const Exchange& exchange) { exchanges.push_back(exchange); };
    {
        Server server = start(std::move(options));
        TestClient client(server.port());
        client.send(get("/hello") + "GET / HTTP/1.1\r\n\r\n");
        client.read_all();
    }
    ASSERT_EQ(exchanges.size(), 2u);
    EXPECT_EQ(exchanges[0].path, "/hello");
    EXPECT_EQ(exchanges[0].status, 200);
    EXPECT_EQ(exchanges[0].remote_address, "127.0.0.1");
    EXPECT_EQ(exchanges[1].path, "");
    EXPECT_EQ(exchanges[1].status, 400);
}

}  // namespace
}  // namespace comity::net
