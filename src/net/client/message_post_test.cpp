// SPDX-License-Identifier: EUPL-1.2
#include "net/client/message_post.h"

#include <atomic>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "net/server.h"
#include "net/testing/certificates.h"

namespace comity::net {
namespace {

using namespace std::chrono_literals;

class MessagePost : public ::testing::Test {
   protected:
    Server start(bool tls = true, std::uint16_t port = 0) {
        Router router;
        router.add(Method::post, "/echo",
                   [this](const Request& request) {
                       ++requests_;
                       certificate_ = request.client_certificate;
                       headers_ = request.headers;
                       Response response = json_response(request.body.substr(0, 4 << 20));
                       response.headers.set("Content-Type", "text/x-echo");
                       return response;
                   },
                   {.body_bytes = 16 << 20});
        router.add(Method::post, "/moved", [this](const Request&) {
            ++requests_;
            Response response;
            response.status = 307;
            response.headers.set("Location", "/echo");
            return response;
        });
        router.add(Method::post, "/coded", [](const Request&) {
            Response response = json_response("packed");
            response.headers.set("Content-Encoding", "gzip");
            return response;
        });
        ServerOptions options;
        options.port = port;
        if (tls) options.tls = TlsOptions{ours_.certificate, ours_.key, ClientCertificates::optional};
        return *Server::start(std::move(options), std::move(router));
    }
    MessageRoute route(const Server& server, const std::string& path = "echo") const {
        MessageRoute route;
        route.url = server.url() + path;
        route.pinned = {ours_.sha256};
        route.certificate = theirs_.certificate;
        route.key = theirs_.key;
        return route;
    }
    MessageToPost message(std::size_t size) const {
        const auto file = folder_.path() / "message";
        std::ofstream(file, std::ios::binary) << std::string(size, '\xa5');
        MessageToPost message;
        message.file = file;
        message.content_type = "multipart/related; boundary=x";
        return message;
    }

    testing::CertificateFolder folder_;
    testing::TestCertificate ours_ = testing::make_certificate(folder_.path(), "server");
    testing::TestCertificate theirs_ = testing::make_certificate(folder_.path(), "client");
    std::atomic<int> requests_ = 0;
    std::string certificate_;
    Headers headers_;
    MessagePoster poster_;
};

TEST_F(MessagePost, SendsTheFileWithOurCertificateAndReadsTheAnswer) {
    const Server server = start();
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{1'500'000}}) {
        const auto answer = poster_.post(route(server), message(size));
        ASSERT_TRUE(answer) << to_string(answer.error());
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->content_type, "text/x-echo");
        EXPECT_EQ(answer->body, std::string(size, '\xa5'));
        EXPECT_EQ(certificate_, theirs_.der);
        EXPECT_EQ(headers_.find("Content-Length"), std::to_string(size));
        EXPECT_EQ(headers_.find("Content-Type"), "multipart/related; boundary=x");
        EXPECT_EQ(headers_.find("User-Agent"), "Comity");
        for (const auto* name : {"Expect", "Transfer-Encoding", "SOAPAction", "Accept", "Content-Encoding"})
            EXPECT_FALSE(headers_.has(name)) << name;
    }
}

TEST_F(MessagePost, SendsWhatLiesInMemoryAsOftenAsItTakes) {
    std::optional<Server> server = start();
    MessageToPost posted;
    posted.content_type = "multipart/related; boundary=x";
    const std::uint16_t port = server->port();
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{60'000}}) {
        posted.body = std::string(size, '\0');
        const auto answer = poster_.post(route(*server), posted);
        ASSERT_TRUE(answer) << to_string(answer.error());
        EXPECT_EQ(answer->body, posted.body);
        // The connection that was kept is gone: the body is sent again from its beginning.
        server.reset();
        server.emplace(start(true, port));
    }
}

TEST_F(MessagePost, AServerWithAnotherCertificateGetsNothing) {
    const Server server = start();
    auto other = route(server);
    other.pinned = {theirs_.sha256};
    const auto answer = poster_.post(other, message(10));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::unavailable);
    other.pinned = {};  // self-signed, so no authority of the system knows it
    EXPECT_FALSE(poster_.post(other, message(10)));
    EXPECT_EQ(requests_, 0);
    other.pinned = {theirs_.sha256, ours_.sha256};
    EXPECT_TRUE(poster_.post(other, message(10)));
}

TEST_F(MessagePost, APinnedCertificateStillHasToBearTheName) {
    const Server server = start();
    auto other = route(server);
    other.url = "https://127.0.0.2:" + std::to_string(server.port()) + "/echo";
    EXPECT_FALSE(poster_.post(other, message(10)));
    EXPECT_EQ(requests_, 0);
}

TEST_F(MessagePost, AConnectionMadeUnderOnePinIsNotUsedUnderAnother) {
    const Server server = start();
    ASSERT_TRUE(poster_.post(route(server), message(10)));
    auto other = route(server);
    other.pinned = {theirs_.sha256};
    EXPECT_FALSE(poster_.post(other, message(10)));
    EXPECT_EQ(requests_, 1);
}

TEST_F(MessagePost, AConnectionIsUsedOnRoutesThatAreTheSameInEverything) {
    const Server server = start();
    auto other = route(server);
    other.oldest_is_1_3 = true;
    EXPECT_NE(other, route(server));
    EXPECT_TRUE(poster_.post(other, message(10)));
}

// t25.
TEST_F(MessagePost, FollowsNoRedirectAndUsesNoProxyOfTheEnvironment) {
    const Server server = start();
    ::setenv("https_proxy", "http://127.0.0.1:1", 1);
    ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    const auto answer = poster_.post(route(server, "moved"), message(10));
    ::unsetenv("https_proxy");
    ::unsetenv("ALL_PROXY");
    ASSERT_TRUE(answer) << to_string(answer.error());
    EXPECT_EQ(answer->status, 307);
    EXPECT_EQ(requests_, 1);
}

TEST_F(MessagePost, AnAnswerMayBeAsLongAsTheLimitAndNoLonger) {
    const Server server = start();
    auto posted = message(2 << 20);
    EXPECT_TRUE(poster_.post(route(server), posted));
    posted = message((2 << 20) + 1);
    const auto longer = poster_.post(route(server), posted);
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().kind, ErrorKind::limit);
}

TEST_F(MessagePost, AnAnswerThatNoMemoryHoldsIsTakenPieceByPiece) {
    const Server server = start();
    auto asked = message(3 << 20);
    asked.answer_bytes = 16;
    std::string taken;
    std::string type;
    asked.take = [&](std::string_view content_type, std::string_view piece) {
        type = content_type;
        taken += piece;
        return true;
    };
    const auto whole = poster_.post(route(server), asked);
    ASSERT_TRUE(whole) << to_string(whole.error());
    EXPECT_EQ(whole->body, "");
    EXPECT_EQ(type, "text/x-echo");
    EXPECT_EQ(taken, std::string(3 << 20, '\xa5'));

    taken.clear();
    asked.take = [&](std::string_view, std::string_view piece) {
        taken += piece;
        return false;
    };
    const auto enough = poster_.post(route(server), asked);
    ASSERT_TRUE(enough) << to_string(enough.error());
    EXPECT_EQ(enough->status, 200);
    EXPECT_LT(taken.size(), std::size_t{3} << 20);

    taken.clear();
    auto shorter = message(10);
    shorter.take = asked.take;
    EXPECT_EQ(poster_.post(route(server, "moved"), shorter).value().status, 307);
    EXPECT_EQ(poster_.post(route(server, "coded"), shorter).value().body, "packed");
    EXPECT_EQ(taken, "") << "only what is no error and not encoded";
}

TEST_F(MessagePost, AnEncodedAnswerIsToldFromAPlainOne) {
    const Server server = start();
    const auto answer = poster_.post(route(server, "coded"), message(10));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->content_encoding, "gzip");
}

TEST_F(MessagePost, PlainHttpIsForThisMachineOnly) {
    const Server server = start(false);
    EXPECT_TRUE(poster_.post(route(server), message(10)));
    for (const auto* url :
         {"http://192.0.2.1/", "http://127.0.0.1.example/", "ftp://127.0.0.1/", "file:///etc/passwd"}) {
        auto other = route(server);
        other.url = url;
        const auto answer = poster_.post(other, message(10));
        ASSERT_FALSE(answer) << url;
        EXPECT_EQ(answer.error().kind, ErrorKind::invalid) << url;
    }
}

TEST_F(MessagePost, NobodyThereAndAStopAreErrorsWithoutThePath) {
    MessageRoute nobody;
    nobody.url = "https://127.0.0.1:1/secret";
    const auto answer = poster_.post(nobody, message(10));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().message.find("secret"), std::string::npos);
    const Server server = start();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(poster_.post(route(server), message(10), stop.get_token()));
}

}  // namespace
}  // namespace comity::net
