// SPDX-License-Identifier: EUPL-1.2
// xb-moj cannot be reached and fetches its messages from xa-moj.
#include <gtest/gtest.h>

#include "access_point/signal_desk.h"
#include "access_point/test_scene.h"
#include "channel/message/signals.h"
#include "channel/message/test_reception.h"
#include "net/client/message_post.h"

namespace comity::access_point {
namespace {

constexpr std::string_view soap = "application/soap+xml; charset=UTF-8";
constexpr std::string_view channel_of_xb = "urn:x-comity:mpc:xb-moj";

class Pull : public ::testing::Test {
   protected:
    void SetUp() override {
        auto& endpoints = federation_.authority("xb-moj").endpoints;
        endpoints.push_back(
            {"https://gw.xb.example/", {channel::Profile::as4_2_0}, std::string(channel_of_xb), {}, {}});
        federation_.publish_next();
        xa_.start();
    }
    static channel::PMode pulled() {
        channel::PMode pmode = test_pmode(channel::Profile::as4_2_0);
        pmode.id = "pm-pull";
        pmode.binding = channel::Binding::pull;
        pmode.mpc = channel_of_xb;
        std::swap(pmode.initiator.authority, pmode.responder.authority);
        return pmode;
    }
    net::PostAnswer post(const channel::SignalMessage& signal, const std::string& who = "xb") {
        const channel::TestSigner signer(channel::test_20, who);
        const auto file = folder_.path() / "signal.xml";
        std::ofstream(file, std::ios::binary)
            << must(channel::make_signal(signal, std::nullopt, signer.signer, crypto::system_random()));
        net::MessagePoster poster;
        net::MessageRoute route;
        route.url = xa_->url();
        net::MessageToPost posted;
        posted.file = file;
        posted.content_type = soap;
        return must(poster.post(route, posted));
    }
    channel::SignalMessage request(std::string mpc = std::string(channel_of_xb)) {
        channel::SignalMessage signal;
        signal.info = {clock_.now(), fmt::format("p{}@gw.xb.example", ++requests_), ""};
        signal.pull = channel::PullRequest{std::move(mpc)};
        return signal;
    }
    /// The code of the error that an answer holds, or how it is none.
    std::string outcome(const net::PostAnswer& answer) {
        if (answer.status != 200) return std::to_string(answer.status);
        const auto trust = channel::test_trust();
        const auto read =
            channel::read_signal(answer.content_type, answer.body,
                                 {channel::test_party("xa-moj"), channel::Profile::as4_2_0, channel::test_20.algorithm},
                                 *trust, clock_.now());
        if (!read) return "a message";
        if (!read->signer) return "unsigned";
        return read->header.errors.empty() ? "no error" : read->header.errors[0].code;
    }
    void order(const std::string& id) {
        ASSERT_EQ(xa_.send(xa_.order(id)), 202);
        xa_->settle();
    }

    TestFederation federation_;
    TestClock clock_;
    store::testing::TestFolder folder_;
    Station xa_{federation_, clock_, "xa", {pulled()}};
    int requests_ = 0;
};

TEST_F(Pull, GivesAMessageAndTakesItsReceipt) {
    EXPECT_EQ(outcome(post(request())), "EBMS:0006") << "nothing yet";
    order("one");
    EXPECT_EQ(xa_.state("one"), "spooled");
    const auto answer = post(request());
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(xa_.state("one"), "in_flight");

    channel::TestReception xb(std::vector{pulled()});
    const auto received = xb.receive(answer.content_type, answer.body);
    ASSERT_TRUE(received) << received.error().detail;
    const auto& message = std::get<channel::IncomingMessage>(*received);
    EXPECT_EQ(message.header.mpc, channel_of_xb);
    EXPECT_EQ(outcome(post(request())), "EBMS:0006") << "it is waited for";

    EXPECT_EQ(post(channel::receipt_for(message, "r@gw.xb.example", clock_.now())).status, 204);
    xa_->settle();
    EXPECT_EQ(xa_.state("one"), "receipted");
}

TEST_F(Pull, GivesALongMessageFromTheSpool) {
    ASSERT_EQ(xa_.send(xa_.order("one", {"<request/>", std::string(100'000, 'z')})), 202);
    xa_->settle();
    EXPECT_EQ(xa_.files("spool"), 1u);
    EXPECT_EQ(outcome(post(request())), "a message");
}

TEST_F(Pull, GivesNoMessageThatWasCancelledAndLeavesNothingOfIt) {
    for (const auto& [id, content] :
         {std::pair("short", std::string("s")), std::pair("long", std::string(100'000, 'l'))}) {
        ASSERT_EQ(xa_.send(xa_.order(id, {"<request/>", content})), 202);
        xa_->settle();
        ASSERT_EQ(xa_.state(id), "spooled");
        EXPECT_EQ(xa_.ask("POST", std::string("/outgoing/") + id + "/cancel").status, 202);
        EXPECT_EQ(xa_.files("spool"), 0u);
        EXPECT_TRUE(std::filesystem::exists(xa_.configuration.spool));
        EXPECT_EQ(outcome(post(request())), "EBMS:0006");
    }
}

TEST_F(Pull, GivesTheSameOctetsAgainWhereNoReceiptCame) {
    order("one");
    const auto first = post(request());
    clock_.move(std::chrono::minutes(5) + std::chrono::seconds(1));
    xa_->time_moved();
    xa_->settle();
    const auto second = post(request());
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(second.content_type, first.content_type);
    EXPECT_EQ(second.body, first.body);
}

TEST_F(Pull, GivesDifferentMessagesToRequestsAtOnce) {
    order("one");
    order("two");
    const auto first = post(request());
    const auto second = post(request());
    EXPECT_EQ(outcome(first), "a message");
    EXPECT_EQ(outcome(second), "a message");
    EXPECT_NE(second.body, first.body);
}

TEST_F(Pull, IsForTheOwnerOfTheChannelOnly) {
    order("one");
    EXPECT_EQ(outcome(post(request(), "xa")), "EBMS:0101");
    EXPECT_EQ(outcome(post(request("urn:x-comity:mpc:nobody"))), "EBMS:0101");
    EXPECT_EQ(outcome(post(request(std::string(channel::default_mpc)))), "EBMS:0101");
    EXPECT_EQ(xa_.state("one"), "spooled");
}

TEST_F(Pull, TakesNoRequestThatSomebodyRecorded) {
    order("one");
    const auto recorded = request();
    clock_.move(SignalDesk::pull_window + std::chrono::seconds(1));
    EXPECT_EQ(outcome(post(recorded)), "EBMS:0009");
    EXPECT_EQ(xa_.state("one"), "spooled");
    EXPECT_EQ(outcome(post(request())), "a message");
}

}  // namespace
}  // namespace comity::access_point
