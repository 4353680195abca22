// SPDX-License-Identifier: EUPL-1.2
// Two access points over loopback, each with a node in memory.
#include <thread>

#include <gtest/gtest.h>

#include "access_point/test_scene.h"
#include "channel/message/vectors.h"

namespace comity::access_point {
namespace {

using channel::Profile;

class TwoAccessPoints : public ::testing::TestWithParam<Profile> {
   protected:
    void SetUp() override {
        xb_.start();
        auto pmode = test_pmode(GetParam());
        pmode.address = xb_->url();
        xa_.set_pmodes({pmode});
        xa_.start();
    }
    void send_and_settle(const channel::OutgoingOrder& order) {
        ASSERT_EQ(xa_.send(order), 202);
        xa_->settle();
    }
    net::Fetched post_vector(const std::string& name) {
        const auto request = channel::vector_request(name);
        return must(net::fetch({.method = "POST",
                                .url = xb_->url(),
                                .headers = {{"Content-Type", request.content_type}},
                                .body = request.body},
                               {.answer_bytes = 2 << 20}));
    }

    TestFederation federation_;
    TestClock clock_;
    Station xb_{federation_, clock_, "xb", {test_pmode(GetParam())}};
    Station xa_{federation_, clock_, "xa", {}};
};

INSTANTIATE_TEST_SUITE_P(Profiles, TwoAccessPoints, ::testing::Values(Profile::as4_1_15, Profile::as4_2_0),
                         [](const auto& p) { return p.param == Profile::as4_2_0 ? "as4_2_0" : "as4_1_15"; });

TEST_P(TwoAccessPoints, AMessageIsDeliveredOnceAndReceipted) {
    const std::vector<std::string> contents{"<request a='1'/>", std::string(3'000'000, 'z')};
    const auto order = xa_.order("d-1", contents);
    send_and_settle(order);
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted") << xa_.logged() << xb_.logged();
    const auto kept = xb_.node.kept();
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].contents, contents);
    const auto& delivery = kept[0].delivery;
    EXPECT_EQ(delivery.signer, "xa-moj");
    EXPECT_EQ(delivery.action, "SubmitRequest");
    EXPECT_EQ(delivery.service, "coop-1");
    EXPECT_EQ(delivery.conversation, "thread-d-1");
    EXPECT_EQ(delivery.properties, order.properties);
    EXPECT_EQ(delivery.parts[0].name, "part0");
    EXPECT_EQ(delivery.parts[0].mime, "application/xml");
    EXPECT_EQ(delivery.directory, 7);

    const auto events = xa_.events();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].message_id, delivery.message_id);
    EXPECT_EQ(events[0].references, delivery.references);
    EXPECT_EQ(events[1].references, delivery.references);
    const auto receipt = xa_.ask("GET", "/outgoing/d-1/receipt");
    EXPECT_EQ(receipt.status, 200);
    EXPECT_EQ(events[1].receipt, crypto::sha256(octets(receipt.body)));
    EXPECT_EQ(xa_.ask("GET", "/outgoing/d-1/header").body, kept[0].header);
    EXPECT_EQ(events[1].stated_time, clock_.now());

    // Nothing lies about: the parts handed over, and those given to the node.
    EXPECT_EQ(xa_.files("exchange"), 0u);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_EQ(xa_.files("spool"), 1u);
    EXPECT_EQ(xa_.ask("DELETE", "/outgoing/d-1").status, 204);
    EXPECT_EQ(xa_.files("spool"), 0u);
    EXPECT_EQ(xa_.state("d-1"), "404");
}

TEST_P(TwoAccessPoints, AnOrderIsTheSameByItsIdAndRefusedWithOtherContent) {
    const auto order = xa_.order("d-1");
    EXPECT_EQ(xa_.send(order), 202);
    xa_->settle();
    EXPECT_EQ(xa_.send(order), 200);
    auto other = order;
    other.conversation = "another";
    EXPECT_EQ(xa_.send(other), 409);
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_P(TwoAccessPoints, AnOrderThatCannotBeSentIsRefusedAtOnce) {
    auto order = xa_.order("d-1");
    order.recipient = "xz-moj";
    EXPECT_EQ(xa_.send(order), 422);
    order = xa_.order("d-1");
    order.action = "Unagreed";
    EXPECT_EQ(xa_.send(order), 422);
    order = xa_.order("d-1");
    order.parts[0].file = "out/missing";
    EXPECT_EQ(xa_.send(order), 422);
    EXPECT_EQ(xa_.ask("POST", "/outgoing", "{}").status, 422);
    EXPECT_EQ(xa_.ask("GET", "/health", "", "another").status, 401);
    EXPECT_EQ(xa_.ask("GET", "/health").status, 200);
    EXPECT_EQ(xa_.events().size(), 0u);
}

TEST_P(TwoAccessPoints, AnOrderThatThePeerWouldRefuseIsRefusedAtOnce) {
    auto pmode = test_pmode(GetParam());
    pmode.address = xb_->url();
    pmode.properties.push_back({"trackingIdentifier", "", true});
    pmode.payload.profile = {{"transmittal", "", {"application/xml"}, 1, 1}};
    xa_.stop();
    xa_.set_pmodes({pmode});
    xa_.start();
    auto order = xa_.order("d-1");
    EXPECT_EQ(xa_.send(order), 422) << "a property is missing";
    order.properties.push_back({"trackingIdentifier", "", "t"});
    order.parts[0].mime = "application/pdf";
    EXPECT_EQ(xa_.send(order), 422) << "a part is not what was agreed";
    order.parts[0].mime = "application/xml";
    EXPECT_EQ(xa_.send(order), 202);
}

TEST_P(TwoAccessPoints, APartThatIsNotWhatWasAnnouncedEndsTheOrder) {
    auto order = xa_.order("d-1");
    order.parts[0].sha256 = crypto::sha256(std::string_view("something else"));
    send_and_settle(order);
    EXPECT_EQ(xa_.story("d-1"), "refused(order-refused)");
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(xa_.files("spool"), 0u);
}

TEST_P(TwoAccessPoints, WhileTheNodeIsDownThePeerIsToldToTryAgain) {
    xb_.node.be_down(true);
    send_and_settle(xa_.order("d-1"));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(peer-busy)");
    EXPECT_EQ(xa_.events()[1].code, "EBMS:0202");
    EXPECT_EQ(xb_.files("exchange"), 0u);
    xb_.node.be_down(false);
    clock_.move(std::chrono::seconds(2));
    xa_->time_moved();
    xa_->settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(peer-busy) receipted");
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_P(TwoAccessPoints, WhatTheNodeCannotFileIsRefusedForGood) {
    xb_.node.refuse_with("EBMS:0003");
    send_and_settle(xa_.order("d-1"));
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(peer-refused)");
    EXPECT_EQ(xa_.events()[1].code, "EBMS:0003");
}

// t01: octet for octet, and one delivery.
TEST_P(TwoAccessPoints, ACopyGetsTheStoredReceiptAndIsNotDeliveredAgain) {
    const std::string name = GetParam() == Profile::as4_2_0 ? "as4-20-push-gzip.mime" : "as4-115-push-gzip.mime";
    const auto first = post_vector(name);
    const auto second = post_vector(name);
    EXPECT_EQ(first.status, 200);
    EXPECT_NE(first.body.find("NonRepudiationInformation"), std::string::npos) << first.body << xb_.logged();
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(xb_.node.offered(), 1);
}

// t03: the first is held in the node until the copy waits for it.
TEST_P(TwoAccessPoints, OfTwoCopiesAtOnceOneIsDeliveredAndBothGetItsReceipt) {
    const std::string name = GetParam() == Profile::as4_2_0 ? "as4-20-push-gzip.mime" : "as4-115-push-gzip.mime";
    xb_.node.hold();
    net::Fetched first;
    net::Fetched second;
    {
        std::jthread one([&] { first = post_vector(name); });
        xb_.node.await_offer(1);
        std::jthread two([&] { second = post_vector(name); });
        xb_.node.let_go();
    }
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(xb_.node.offered(), 1);
}

TEST_P(TwoAccessPoints, AReceiptOutlivesARestart) {
    const std::string name = GetParam() == Profile::as4_2_0 ? "as4-20-push-gzip.mime" : "as4-115-push-gzip.mime";
    const auto first = post_vector(name);
    xb_.stop();
    xb_.start();
    EXPECT_EQ(post_vector(name).body, first.body);
    EXPECT_EQ(xb_.node.offered(), 1);
}

// t12.
TEST_P(TwoAccessPoints, AReplayAfterAYearIsOutsideTheWindow) {
    const std::string name = GetParam() == Profile::as4_2_0 ? "as4-20-push-gzip.mime" : "as4-115-push-gzip.mime";
    post_vector(name);
    clock_.move(std::chrono::days(31));
    EXPECT_NE(post_vector(name).body.find("EBMS:0009"), std::string::npos);
    EXPECT_EQ(xb_.node.offered(), 1);
}

// t12 with the window open: as long as its certificates last, which is less than the 400 days.
TEST_P(TwoAccessPoints, AReplayInAWindowThatIsOpenHasTheStoredReceipt) {
    xb_.stop();
    auto pmode = test_pmode(GetParam());
    pmode.max_age = std::chrono::days(500);
    xb_.set_pmodes({pmode});
    xb_.start();
    const std::string name = GetParam() == Profile::as4_2_0 ? "as4-20-push-gzip.mime" : "as4-115-push-gzip.mime";
    const std::string receipt = post_vector(name).body;
    EXPECT_NE(receipt.find("NonRepudiationInformation"), std::string::npos);
    federation_.document().valid_until = must(parse_instant("2027-01-01T00:00:00Z"));
    federation_.publish_next();
    clock_.move(std::chrono::days(290));
    ASSERT_TRUE(xb_->fetch_directory());
    EXPECT_TRUE(post_vector(name).body == receipt);
    EXPECT_EQ(xb_.node.offered(), 1);
}

// t19.
TEST_P(TwoAccessPoints, WithAClockNobodyKeepsNothingIsReceiptedOrMade) {
    xb_.clock_is_good = false;
    send_and_settle(xa_.order("d-1"));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(peer-busy)");
    EXPECT_EQ(xb_.node.offered(), 0);
    xa_.clock_is_good = false;
    send_and_settle(xa_.order("d-2"));
    EXPECT_EQ(xa_.state("d-2"), "prepared");
    EXPECT_EQ(xa_.ask("GET", "/health").status, 503);
}

// t21.
TEST_P(TwoAccessPoints, APingIsReceiptedAndNotDelivered) {
    xa_.stop();
    xb_.stop();
    auto ping = test_pmode(GetParam());
    ping.service = {std::string(channel::test_service), ""};
    ping.actions = {std::string(channel::test_action)};
    xb_.set_pmodes({ping});
    xb_.start();
    ping.address = xb_->url();
    xa_.set_pmodes({ping});
    xa_.start();
    auto order = xa_.order("d-1", {"ping"});
    order.service = ping.service.value;
    order.action = ping.actions[0];
    send_and_settle(order);
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted") << xb_.logged();
    EXPECT_EQ(xb_.node.offered(), 0);
}

TEST_P(TwoAccessPoints, AnchorsTravelBothWays) {
    xa_.stop();
    xb_.stop();
    auto pmode = test_pmode(GetParam());
    pmode.anchor = true;
    xb_.set_pmodes({pmode});
    xb_.start();
    pmode.address = xb_->url();
    xa_.set_pmodes({pmode});
    xa_.start();
    const channel::HandedAnchor ours{"old 0\n\ncheckpoint of xa\n", std::nullopt};
    const channel::HandedAnchor theirs{"old 0\n\ncheckpoint of xb\n", channel::WitnessAnswer{200, "a line\n"}};
    xa_.node.give_anchor(ours);
    xb_.node.give_anchor(theirs);
    send_and_settle(xa_.order("d-1"));
    ASSERT_EQ(xb_.node.kept().size(), 1u) << xb_.logged() << xa_.logged();
    EXPECT_EQ(xb_.node.kept()[0].delivery.anchor, ours);
    ASSERT_EQ(xa_.events().size(), 2u);
    EXPECT_EQ(xa_.events()[1].anchor, theirs);
}

TEST_P(TwoAccessPoints, AFileThatNoRowNamesIsGoneAfterAStart) {
    xa_.stop();
    std::ofstream(xa_.configuration.spool / "orphan") << "half a message";
    std::filesystem::create_directories(xa_.configuration.exchange / "in/parts");
    std::ofstream(xa_.configuration.exchange / "in/parts/left") << "a part nobody believed";
    xa_.start();
    EXPECT_EQ(xa_.files("spool"), 0u);
    EXPECT_EQ(xa_.files("exchange"), 0u);
}

TEST_P(TwoAccessPoints, LogsHoldNoPayloadNameOrSecret) {
    auto order = xa_.order("d-1", {"<request>Ivan Horvat</request>"});
    order.properties[0].value = "unit-of-xa";
    send_and_settle(order);
    for (const std::string& log : {xa_.logged(), xb_.logged()}) {
        for (const auto* word : {"Horvat", "secret", "Ministry", "unit-of-xa"})
            EXPECT_EQ(log.find(word), std::string::npos) << word << " in " << log;
    }
}

}  // namespace
}  // namespace comity::access_point
