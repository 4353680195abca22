// SPDX-License-Identifier: EUPL-1.2
// What an access point answers to messages that are wrong, cut, repeated, too large, or signals of their own.
#include <gtest/gtest.h>

#include "access_point/test_scene.h"
#include "channel/message/memory_spool.h"
#include "channel/message/preparation.h"
#include "channel/message/signals.h"
#include "channel/message/vectors.h"
#include "channel/mime/multipart_writer.h"
#include "net/test_client.h"

namespace comity::access_point {
namespace {

using channel::Profile;

struct Posted {
    std::string content_type;
    std::string body;
};

class Receiving : public ::testing::Test {
   protected:
    void SetUp() override { xb_.start(); }

    std::optional<channel::Signer> signer(const Keys& keys) {
        return keys.signer(Profile::as4_2_0, channel::SignatureAlgorithm::eddsa_ed25519, channel::SigningToken::x509v3,
                           clock_.now());
    }
    /// A good message of xa-moj under the id given.
    Posted message(const std::string& id, const std::vector<std::string>& contents) {
        const Keys keys = vector_keys("xa");
        const auto pmode = test_pmode(Profile::as4_2_0);
        const auto by = signer(keys);
        channel::Preparation preparation{.header = {},
                                         .parts = {},
                                         .anchor = std::nullopt,
                                         .signer = *by,
                                         .recipient = channel::Recipient{*pmode.encrypt, pmode.key_reference,
                                                                         crypto::vector_certificate("xb-enc-x25519")},
                                         .host = "gw.xa.example"};
        preparation.header.info = {clock_.now(), id, ""};
        preparation.header.from = {{"xa-moj", std::string(channel::unregistered_party)}, pmode.initiator.role};
        preparation.header.to = {{"xb-moj", std::string(channel::unregistered_party)}, pmode.responder.role};
        preparation.header.agreement = pmode.agreement;
        preparation.header.service = pmode.service;
        preparation.header.action = "SubmitRequest";
        preparation.header.conversation_id = "thread";
        preparation.header.properties = {{"originalSender", "xa-moj", ""}, {"finalRecipient", "xb-moj", ""}};
        for (const auto& content : contents) {
            channel::PartToSend& part = preparation.parts.emplace_back();
            part.description.content_id = channel::random_content_id("part", "gw.xa.example", random_);
            part.description.mime_type = "application/octet-stream";
            part.description.compressed = true;
            part.document = {.media_type = "text/plain",
                             .read = [content](const crypto::OctetSink& sink) { return sink(octets(content)); },
                             .sha256 = {},
                             .size = {}};
            part.document.media_type = part.description.mime_type;
        }
        channel::MemorySpool spool;
        const auto prepared = must(channel::prepare(preparation, spool, random_));
        return {prepared.content_type, spool.files().at(prepared.file->path())};
    }
    net::Fetched post(const Posted& posted) {
        return must(net::fetch({.method = "POST",
                                .url = xb_->url(),
                                .headers = {{"Content-Type", posted.content_type}},
                                .body = posted.body},
                               {.answer_bytes = 2 << 20}));
    }
    static std::string code_of(const net::Fetched& answer) {
        const std::size_t at = answer.body.find("errorCode=\"");
        return at == std::string::npos ? std::to_string(answer.status) : answer.body.substr(at + 11, 9);
    }
    static bool is_receipt(const net::Fetched& answer) {
        return answer.status == 200 && answer.body.find("NonRepudiationInformation") != std::string::npos;
    }
    std::string head(const Posted& posted) {
        return "POST /msh HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + posted.content_type +
               "\r\nContent-Length: " + std::to_string(posted.body.size()) + "\r\n\r\n";
    }

    crypto::RandomBytes random_ = crypto::system_random();
    TestFederation federation_;
    TestClock clock_;
    Station xb_{federation_, clock_, "xb", {test_pmode(Profile::as4_2_0)}};
};

// t02.
TEST_F(Receiving, AKnownIdWithOtherContentIsRefusedWithAnAlarm) {
    ASSERT_TRUE(is_receipt(post(message("1@gw.xa.example", {"first"}))));
    EXPECT_EQ(code_of(post(message("1@gw.xa.example", {"second"}))), "EBMS:0004");
    EXPECT_EQ(xb_.alarms("same-id-other-content"), 1u);
    ASSERT_EQ(xb_.node.kept().size(), 1u);
    EXPECT_EQ(xb_.node.kept()[0].contents[0], "first");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Receiving, WhatWasRefusedMayComeAgainRepaired) {
    const auto good = message("1@gw.xa.example", {"content"});
    auto damaged = good;
    damaged.body[damaged.body.size() - 150] ^= 1;
    EXPECT_NE(code_of(post(damaged)), "200");
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_TRUE(is_receipt(post(good)));
}

TEST_F(Receiving, AConnectionCutAtAnyKindOfOctetLeavesNothing) {
    const auto good = message("1@gw.xa.example", {std::string(200'000, 'a'), "b"});
    const std::string whole = head(good) + good.body;
    const std::size_t begin = head(good).size();
    for (const std::size_t at : {std::size_t{3}, begin / 2, begin, begin + 5, begin + good.body.find("<S12:Header"),
                                 begin + good.body.find("</S12:Envelope>"), begin + good.body.size() / 2,
                                 begin + good.body.size() - 60, whole.size() - 1}) {
        net::TestClient client(xb_->port());
        ASSERT_TRUE(client.send(whole.substr(0, at)));
    }
    // The server takes connections in their order, so those above were seen.
    EXPECT_TRUE(is_receipt(post(good)));
    EXPECT_EQ(xb_.node.offered(), 1);
    xb_.stop();
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

// t11: a part that grows over what its peer may use, in the middle.
TEST_F(Receiving, APartThatFindsNoRoomIsPutOffAndLeavesNothing) {
    xb_.stop();
    xb_.configuration.peer_quota = 9 << 20;
    xb_.start();
    // A hundredth of it on the wire: over what may lie in memory, under the ratio that is refused.
    std::string block(16 << 10, '\0');
    random_({reinterpret_cast<unsigned char*>(block.data()), block.size()});
    std::string large;
    while (large.size() < std::size_t{15} << 20) large += block;
    const auto refused = code_of(post(message("1@gw.xa.example", {large, large})));
    EXPECT_TRUE(refused == "EBMS:0202" || refused == "503") << refused << xb_.logged();
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_TRUE(is_receipt(post(message("2@gw.xa.example", {"small"}))));
}

TEST_F(Receiving, ALengthThatCannotFitIsRefusedBeforeItIsRead) {
    xb_.stop();
    xb_.configuration.peer_quota = 1 << 20;
    xb_.start();
    net::TestClient client(xb_->port());
    ASSERT_TRUE(
        client.send("POST /msh HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/related; boundary=x\r\n"
                    "Content-Length: 2000000\r\n\r\n"));
    const std::string answer = client.read_all();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 503")) << answer;
    EXPECT_NE(answer.find("Retry-After"), std::string::npos);
}

TEST_F(Receiving, WithTheDiskDownToItsReserveNothingIsBegun) {
    xb_.stop();
    xb_.configuration.reserve = std::uint64_t{1} << 62;
    xb_.start();
    EXPECT_EQ(post(message("1@gw.xa.example", {"content"})).status, 503);
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(xb_.ask("GET", "/health").status, 503);
}

// t13.
TEST_F(Receiving, TenThousandPartsEndAtTheFirstThatWasNotAnnounced) {
    auto flood = message("1@gw.xa.example", {"content"});
    const std::size_t at = flood.content_type.find("boundary=\"") + 10;
    const std::string boundary = flood.content_type.substr(at, flood.content_type.find('"', at) - at);
    const std::size_t end = flood.body.rfind("\r\n--" + boundary + "--");
    ASSERT_NE(end, std::string::npos);
    std::string parts;
    for (int i = 0; i < 10'000; ++i)
        parts += "\r\n--" + boundary + "\r\nContent-Type: application/octet-stream\r\nContent-ID: <p" +
                 std::to_string(i) + "@x>\r\n\r\nx";
    flood.body.insert(end, parts);
    EXPECT_EQ(code_of(post(flood)), "EBMS:0007");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

// t14 with 64 MiB; part_intake_test.cpp has it with 64 GiB.
TEST_F(Receiving, ACompressionBombEndsAtItsLimit) {
    EXPECT_EQ(code_of(post(message("1@gw.xa.example", {std::string(64 << 20, '\0')}))), "EBMS:0303");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

// t23.
TEST_F(Receiving, ACallbackForAnUnknownMessageIsTakenAndLogged) {
    const auto answer =
        post({"application/soap+xml; charset=UTF-8", channel::vector_text("as4-20-push-gzip.receipt.xml")});
    EXPECT_EQ(answer.status, 204) << xb_.logged();
    EXPECT_NE(xb_.logged().find("a message we do not know"), std::string::npos);
    EXPECT_TRUE(xb_.events().empty());
}

TEST_F(Receiving, OnlyPostIsTaken) {
    const auto answer = must(net::fetch({.method = "GET", .url = xb_->url(), .headers = {}, .body = {}}));
    EXPECT_EQ(answer.status, 405);
}

TEST_F(Receiving, WithoutADirectoryNothingIsTaken) {
    federation_.document().valid_until = must(parse_instant("2026-03-02T00:00:00Z"));
    federation_.publish_next();
    ASSERT_TRUE(xb_->fetch_directory()) << xb_.logged();
    clock_.move(std::chrono::days(20));
    EXPECT_EQ(post(message("1@gw.xa.example", {"content"})).status, 503);
}

// t17, as the access point holds it.
TEST_F(Receiving, AnOlderDirectoryIsRefusedAndASecondOfOneNumberIsAnAlarm) {
    federation_.publish_next();
    ASSERT_TRUE(xb_->fetch_directory());
    federation_.document().authorities[0].languages = {"fr"};
    federation_.publish();
    EXPECT_FALSE(xb_->fetch_directory());
    EXPECT_EQ(xb_.alarms("directory-clash"), 1u);
    --federation_.document().sequence;
    federation_.publish();
    EXPECT_FALSE(xb_->fetch_directory());
    EXPECT_EQ(xb_.alarms("directory-refused"), 1u);
    EXPECT_TRUE(is_receipt(post(message("1@gw.xa.example", {"content"}))));
}

// xa-moj keeps messages that xb-moj, which nobody can reach, pulls.
class Pulling : public Receiving {
   protected:
    void SetUp() override {
        federation_.authority("xb-moj").endpoints = {
            {"https://none.example/", {Profile::as4_2_0}, "urn:x-comity:mpc:xb-moj", {}, {}}};
        federation_.publish();
        auto pmode = test_pmode(Profile::as4_2_0);
        pmode.binding = channel::Binding::pull;
        pmode.mpc = "urn:x-comity:mpc:xb-moj";
        std::swap(pmode.initiator, pmode.responder);
        xa_.set_pmodes({pmode});
        xa_.start();
        xb_.set_pmodes({pmode});
        xb_.start();
    }
    net::Fetched pull(const std::string& who, const std::string& mpc = "urn:x-comity:mpc:xb-moj") {
        const Keys keys = vector_keys(who);
        channel::SignalMessage signal;
        signal.info = {clock_.now(), "p-" + std::to_string(++pulls_) + "@gw.xb.example", ""};
        signal.pull = channel::PullRequest{mpc};
        return post_to_xa(must(channel::make_signal(signal, std::nullopt, *signer(keys), random_)));
    }
    net::Fetched post_to_xa(const std::string& envelope) {
        return must(net::fetch({.method = "POST",
                                .url = xa_->url(),
                                .headers = {{"Content-Type", "application/soap+xml; charset=UTF-8"}},
                                .body = envelope},
                               {.answer_bytes = 2 << 20}));
    }
    /// The type that the stored message says of itself: its boundary is its first line.
    static Posted pulled(const net::Fetched& answer) {
        const std::string boundary = answer.body.substr(2, answer.body.find("\r\n") - 2);
        return {"multipart/related; type=\"application/soap+xml\"; boundary=\"" + boundary + "\"", answer.body};
    }
    void move(std::chrono::milliseconds by) {
        clock_.move(by);
        xa_->time_moved();
        xa_->settle();
    }

    Station xa_{federation_, clock_, "xa", {}};
    int pulls_ = 0;
};

// t22.
TEST_F(Pulling, AQueueGivesTheSameOctetsUntilTheReceiptComes) {
    EXPECT_EQ(code_of(pull("xb")), "EBMS:0006");
    EXPECT_EQ(xa_.send(xa_.order("d-1")), 202);
    xa_->settle();
    EXPECT_EQ(xa_.state("d-1"), "spooled") << xa_.logged();
    EXPECT_EQ(code_of(pull("xa")), "EBMS:0101");
    EXPECT_EQ(code_of(pull("xb", "urn:x-comity:mpc:xz-moj")), "EBMS:0101");
    EXPECT_EQ(xa_.state("d-1"), "spooled");

    const auto first = pull("xb");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(xa_.state("d-1"), "in_flight");
    EXPECT_EQ(code_of(pull("xb")), "EBMS:0006");
    move(std::chrono::minutes(5));
    EXPECT_EQ(xa_.state("d-1"), "waiting_retry");
    const auto second = pull("xb");
    EXPECT_EQ(first.body, second.body);

    const auto receipt = post(pulled(second));
    ASSERT_TRUE(is_receipt(receipt)) << xb_.logged();
    EXPECT_EQ(post_to_xa(receipt.body).status, 204);
    EXPECT_EQ(xa_.state("d-1"), "receipted") << xa_.logged();
    EXPECT_EQ(code_of(pull("xb")), "EBMS:0006");
    EXPECT_EQ(post_to_xa(receipt.body).status, 204);
    EXPECT_EQ(xa_.alarms("receipt-differs"), 0u);
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_F(Pulling, TwoPullsGetTwoMessages) {
    EXPECT_EQ(xa_.send(xa_.order("d-1")), 202);
    EXPECT_EQ(xa_.send(xa_.order("d-2")), 202);
    xa_->settle();
    const auto first = pull("xb");
    const auto second = pull("xb");
    EXPECT_NE(first.body, second.body);
    EXPECT_EQ(xa_.state("d-1"), "in_flight");
    EXPECT_EQ(xa_.state("d-2"), "in_flight");
}

TEST_F(Pulling, WithoutAnyReceiptItEndsUnproven) {
    EXPECT_EQ(xa_.send(xa_.order("d-1")), 202);
    xa_->settle();
    for (int i = 0; i < 4; ++i) {
        ASSERT_EQ(pull("xb").status, 200) << i;
        move(std::chrono::minutes(5));
    }
    EXPECT_EQ(xa_.state("d-1"), "unproven");
    EXPECT_EQ(xa_.events().back().code, "EBMS:0301");
}

// t24, and what else TLS is for.
class UnderTls : public Receiving {
   protected:
    void SetUp() override {
        const auto list = [&](const std::string& who, channel::CertificateUse use, const auto& made) {
            federation_.authority(who).certificates.push_back(channel::listed_certificate(
                use, std::nullopt, made.der, federation_.document().valid_from, federation_.document().valid_until));
        };
        list("xb-moj", channel::CertificateUse::tls_server, server_);
        list("xa-moj", channel::CertificateUse::tls_client, client_);
        list("xb-moj", channel::CertificateUse::tls_client, others_);
        federation_.publish();
        xb_.configuration.tls_certificate = server_.certificate;
        xb_.configuration.tls_key = server_.key;
        xb_.configuration.client_certificate_required = true;
        xb_.start();
        // The pins are those of the endpoint that the message goes to.
        federation_.authority("xb-moj").endpoints = {{xb_->url(), {Profile::as4_2_0}, "", {}, {}}};
        federation_.publish_next();
    }
    void send_as(const net::testing::TestCertificate* certificate) {
        xa_.set_pmodes({test_pmode(Profile::as4_2_0)});
        if (certificate) {
            xa_.configuration.client_certificate = certificate->certificate;
            xa_.configuration.client_key = certificate->key;
        }
        xa_.start();
        ASSERT_EQ(xa_.send(xa_.order("d-1")), 202);
        xa_->settle();
    }

    net::testing::CertificateFolder folder_;
    net::testing::TestCertificate server_ = net::testing::make_certificate(folder_.path(), "server");
    net::testing::TestCertificate client_ = net::testing::make_certificate(folder_.path(), "client");
    net::testing::TestCertificate others_ = net::testing::make_certificate(folder_.path(), "others");
    net::testing::TestCertificate unknown_ = net::testing::make_certificate(folder_.path(), "unknown");
    Station xa_{federation_, clock_, "xa", {}};
};

TEST_F(UnderTls, BothSidesAreWhoTheDirectorySays) {
    send_as(&client_);
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted") << xa_.logged() << xb_.logged();
}

TEST_F(UnderTls, WithoutACertificateOrWithOneOfNobodyItIsForbidden) {
    send_as(nullptr);
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-receipt)") << xa_.logged();
    EXPECT_NE(xb_.logged().find("without a TLS certificate"), std::string::npos);
    xa_.stop();
    xa_.configuration.client_certificate = unknown_.certificate;
    xa_.configuration.client_key = unknown_.key;
    clock_.move(std::chrono::seconds(2));
    xa_.start();
    xa_->settle();
    EXPECT_NE(xb_.logged().find("nobody's in the directory"), std::string::npos);
    EXPECT_EQ(xb_.node.offered(), 0);
}

TEST_F(UnderTls, TheCertificateOfAnotherAuthorityThanTheSignersIsRefused) {
    send_as(&others_);
    EXPECT_EQ(xa_.events().back().code, "EBMS:0101") << xa_.logged() << xb_.logged();
    EXPECT_EQ(xb_.node.offered(), 0);
}

TEST_F(UnderTls, AServerThatIsNotTheListedOneGetsNothing) {
    std::erase_if(federation_.authority("xb-moj").certificates,
                  [](const auto& one) { return one.use == channel::CertificateUse::tls_server; });
    federation_.authority("xb-moj").endpoints[0].tls_pins = {unknown_.sha256};
    federation_.publish_next();
    send_as(&client_);
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-answer)") << xa_.logged();
    EXPECT_EQ(xb_.node.offered(), 0);
}

}  // namespace
}  // namespace comity::access_point
