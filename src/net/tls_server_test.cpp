// SPDX-License-Identifier: EUPL-1.2
// TLS on the server, over loopback with clients of OpenSSL.
#include <sys/stat.h>

#include <gtest/gtest.h>

#include "net/server.h"
#include "net/test_client.h"
#include "net/testing/tls_client.h"

namespace comity::net {
namespace {

using testing::make_certificate;
using testing::TlsClient;

class TlsServer : public ::testing::Test {
   protected:
    Server start(ClientCertificates wanted, TlsVersion oldest = TlsVersion::v1_2) {
        Router router;
        router.add(Method::get, "/who", [](const Request& request) {
            return json_response(std::to_string(request.client_certificate.size()));
        });
        router.add_stream(Method::post, "/who",
                          [](const Request& head) -> std::variant<Response, std::unique_ptr<BodySink>> {
                              return json_response(std::to_string(head.client_certificate.size()));
                          });
        ServerOptions options;
        options.port = 0;
        options.tls = TlsOptions{ours_.certificate, ours_.key, wanted, oldest};
        auto server = Server::start(std::move(options), std::move(router));
        if (!server) throw std::runtime_error(to_string(server.error()));
        return *std::move(server);
    }

    static std::string ask(TlsClient& client) {
        if (!client.send("GET /who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) return "not sent";
        const std::string answer = client.read_all();
        const std::size_t body = answer.find("\r\n\r\n");
        return body == std::string::npos ? "no answer" : answer.substr(body + 4);
    }

    testing::CertificateFolder folder_;
    testing::TestCertificate ours_ = make_certificate(folder_.path(), "server");
    testing::TestCertificate theirs_ = make_certificate(folder_.path(), "client");
};

TEST_F(TlsServer, SpeaksTheTwoVersionsAndNoOlder) {
    const Server server = start(ClientCertificates::none);
    EXPECT_TRUE(server.url().starts_with("https://"));
    TlsClient newest(server.port(), {});
    EXPECT_EQ(newest.version(), "TLSv1.3");
    EXPECT_EQ(newest.server_certificate(), ours_.der);
    TlsClient older(server.port(), {.newest = "1.2"});
    EXPECT_EQ(older.version(), "TLSv1.2");
    EXPECT_EQ(ask(older), "0");
    TlsClient oldest(server.port(), {.newest = "1.1"});  // t24
    EXPECT_FALSE(oldest.connected());
}

TEST_F(TlsServer, CanBeToldToSpeakTheNewestOnly) {
    const Server server = start(ClientCertificates::none, TlsVersion::v1_3);
    EXPECT_FALSE(TlsClient(server.port(), {.newest = "1.2"}).connected());
    EXPECT_TRUE(TlsClient(server.port(), {}).connected());
}

TEST_F(TlsServer, TakesOnlySuitesWithForwardSecrecyAndGcm) {
    const Server server = start(ClientCertificates::none);
    for (const auto* suite : {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384"}) {
        const TlsClient client(server.port(), {.newest = "1.2", .suites = suite});
        EXPECT_TRUE(client.connected());
        EXPECT_EQ(client.suite(), suite);
    }
    for (const auto* suite : {"ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES128-SHA", "AES128-GCM-SHA256",
                              "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-CCM"})
        EXPECT_FALSE(TlsClient(server.port(), {.newest = "1.2", .suites = suite}).connected()) << suite;
}

TEST_F(TlsServer, DoesNotNegotiateAnew) {
    const Server server = start(ClientCertificates::none);
    TlsClient client(server.port(), {.newest = "1.2"});
    ASSERT_TRUE(client.connected());
    EXPECT_FALSE(client.renegotiate());
}

TEST_F(TlsServer, HandsTheClientsCertificateToTheHandler) {
    const std::string size = std::to_string(theirs_.der.size());
    for (const auto* version : {"1.2", "1.3"}) {
        const Server server = start(ClientCertificates::optional);
        TlsClient with(server.port(), {.certificate = &theirs_, .newest = version});
        EXPECT_EQ(ask(with), size);
        TlsClient without(server.port(), {.newest = version});
        EXPECT_EQ(ask(without), "0");
        TlsClient stream(server.port(), {.certificate = &theirs_, .newest = version});
        ASSERT_TRUE(stream.send("POST /who HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"));
        EXPECT_TRUE(stream.read_all().ends_with(size));
    }
}

TEST_F(TlsServer, CanRefuseWhoShowsNoCertificate) {
    const Server server = start(ClientCertificates::required);
    EXPECT_FALSE(TlsClient(server.port(), {.newest = "1.2"}).connected());
    TlsClient newest(server.port(), {});  // in 1.3 the client learns it after its handshake
    EXPECT_EQ(ask(newest), "no answer");
    TlsClient with(server.port(), {.certificate = &theirs_});
    EXPECT_EQ(ask(with), std::to_string(theirs_.der.size()));
}

TEST_F(TlsServer, IsNotDisturbedByWhatIsNoTls) {
    const Server server = start(ClientCertificates::none);
    TestClient plain(server.port());
    ASSERT_TRUE(plain.send("GET /who HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    EXPECT_EQ(plain.read_all().find("HTTP/1.1"), std::string::npos);
    TlsClient client(server.port(), {});
    EXPECT_EQ(ask(client), "0");
}

TEST_F(TlsServer, DoesNotStartWithKeysThatDoNotFitOrThatOthersMayRead) {
    const auto fault = [](const TlsOptions& tls) {
        ServerOptions options;
        options.port = 0;
        options.tls = tls;
        const auto server = Server::start(std::move(options), {});
        return server ? std::string("started") : to_string(server.error());
    };
    EXPECT_NE(fault({ours_.certificate, theirs_.key}).find("not the private key"), std::string::npos);
    EXPECT_NE(fault({ours_.key, ours_.key}).find("not a certificate chain"), std::string::npos);
    EXPECT_NE(fault({folder_.path() / "none", ours_.key}).find("Cannot read"), std::string::npos);
    ASSERT_EQ(::chmod(ours_.key.c_str(), 0640), 0);
    EXPECT_NE(fault({ours_.certificate, ours_.key}).find("chmod 600"), std::string::npos);
}

}  // namespace
}  // namespace comity::net
