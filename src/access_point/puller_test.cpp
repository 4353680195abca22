// SPDX-License-Identifier: EUPL-1.2
// xb-moj, which nobody can reach, fetches its messages from xa-moj by itself.
#include <gtest/gtest.h>

#include "access_point/puller.h"
#include "access_point/scripted_peer.h"
#include "access_point/test_scene.h"

namespace comity::access_point {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view mpc_of_xb = "urn:x-comity:mpc:xb-moj";

class PullingByItself : public ::testing::TestWithParam<channel::Profile> {
   protected:
    void SetUp() override {
        auto& endpoints = federation_.authority("xb-moj").endpoints;
        endpoints.push_back({"https://gw.xb.example/", {GetParam()}, std::string(mpc_of_xb), {}, {}});
        federation_.publish_next();
        xa_.start();
    }
    channel::PMode pulled(const std::string& address = {}) const {
        channel::PMode pmode = test_pmode(GetParam());
        pmode.id = "pm-pull";
        pmode.binding = channel::Binding::pull;
        pmode.mpc = mpc_of_xb;
        pmode.address = address;
        std::swap(pmode.initiator.authority, pmode.responder.authority);
        return pmode;
    }
    void start_xb(const std::string& address) {
        xb_.set_pmodes({pulled(address)});
        xb_.start();
        xb_->settle();
    }
    void order(const std::string& id, const std::vector<std::string>& contents = {"<request/>"}) {
        ASSERT_EQ(xa_.send(xa_.order(id, contents)), 202);
        xa_->settle();
    }
    void move(std::chrono::milliseconds by) {
        clock_.move(by);
        xa_->time_moved();
        xa_->settle();
        xb_->time_moved();
        xb_->settle();
        xa_->settle();
    }
    static int times(const std::string& text, std::string_view what) {
        int count = 0;
        for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
        return count;
    }

    TestFederation federation_;
    TestClock clock_;
    Station xa_{federation_, clock_, "xa", {pulled()}};
    Station xb_{federation_, clock_, "xb", {}};
};

INSTANTIATE_TEST_SUITE_P(Profiles, PullingByItself,
                         ::testing::Values(channel::Profile::as4_1_15, channel::Profile::as4_2_0),
                         [](const auto& p) { return p.param == channel::Profile::as4_2_0 ? "as4_2_0" : "as4_1_15"; });

TEST_P(PullingByItself, FetchesAllThatIsThereAndPostsTheReceipts) {
    const std::vector<std::string> contents{"<request/>", std::string(5'000'000, 'z')};  // more than a signal may have
    order("one", contents);
    order("two");
    order("three");
    start_xb(xa_->url());
    xa_->settle();
    for (const auto* id : {"one", "two", "three"}) EXPECT_EQ(xa_.state(id), "receipted") << id << "\n" << xb_.logged();
    const auto kept = xb_.node.kept();
    ASSERT_EQ(kept.size(), 3u);
    EXPECT_EQ(std::ranges::count_if(kept, [&](const auto& one) { return one.contents == contents; }), 1);
    EXPECT_EQ(xb_.node.offered(), 3);
    EXPECT_EQ(xb_.files("spool"), 0u) << "signals that were posted";
}

TEST_P(PullingByItself, WaitsLongerWhereNothingComesAndNotWhereSomethingDoes) {
    start_xb(xa_->url());
    const auto asked = [&] { return times(xa_.logged(), "EBMS:0006"); };
    EXPECT_EQ(asked(), 1);
    move(9s);
    EXPECT_EQ(asked(), 1);
    move(1s);
    EXPECT_EQ(asked(), 2);
    move(19s);
    EXPECT_EQ(asked(), 2);
    order("one");
    move(1s);
    EXPECT_EQ(xa_.state("one"), "receipted");
    EXPECT_EQ(asked(), 3) << "once more at once, for the next";
    move(10s);
    EXPECT_EQ(asked(), 4) << "and then as at the beginning";
}

TEST_P(PullingByItself, WhatTheNodeCannotTakeIsToldAndFetchedAgain) {
    order("one");
    xb_.node.be_down(true);
    start_xb(xa_->url());
    xa_->settle();
    EXPECT_EQ(xa_.state("one"), "in_flight") << "EBMS:0202 ends nothing: it is pulled again when the interval is over";
    EXPECT_EQ(xb_.node.kept().size(), 0u);
    xb_.node.be_down(false);
    move(10s);
    EXPECT_EQ(xa_.state("one"), "in_flight");
    move(5min);
    EXPECT_EQ(xa_.state("one"), "receipted");
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_P(PullingByItself, ARefusalIsToldToTheOperatorOnce) {
    federation_.authority("xb-moj").status = channel::AuthorityStatus::suspended;
    federation_.publish_next();
    ASSERT_TRUE(xa_->fetch_directory());
    start_xb(xa_->url());
    move(10s);
    EXPECT_EQ(times(xa_.logged(), "EBMS:0101"), 2);
    EXPECT_EQ(xb_.alarms("pull-refused"), 1u) << xb_.logged();
}

TEST_P(PullingByItself, APeerThatIsNotThereIsAskedLater) {
    const std::string url = xa_->url();
    const auto port = xa_->port();
    xa_.stop();
    start_xb(url);
    EXPECT_EQ(times(xb_.logged(), "pulling"), 1) << xb_.logged();
    xa_.configuration.port = port;
    xa_.start();
    order("one");
    move(10s);
    EXPECT_EQ(xa_.state("one"), "receipted");
}

TEST_P(PullingByItself, WithoutAGoodClockNothingIsAskedFor) {
    xb_.clock_is_good = false;
    start_xb(xa_->url());
    EXPECT_EQ(times(xa_.logged(), "pull"), 0);
    xb_.clock_is_good = true;
    move(10s);
    EXPECT_EQ(times(xa_.logged(), "EBMS:0006"), 1);
}

TEST_P(PullingByItself, WhatIsNoAnswerToAPullDoesNothing) {
    ScriptedPeer peer;
    peer.then([](const SeenRequest& request) { return http_answer(200, request.body); });  // our own request
    peer.then([](const SeenRequest&) {
        return "HTTP/1.1 200 OK\r\nContent-Type: multipart/related; boundary=b; type=\"application/soap+xml\"\r\n"
               "Content-Length: 100000\r\n\r\n--b\r\nContent-ID: <a@b>\r\n\r\n<half";
    });
    peer.then([](const SeenRequest&) { return http_answer(500, "no"); });
    start_xb(peer.url());
    move(10s);
    move(20s);
    EXPECT_EQ(peer.seen().size(), 3u) << "nothing is posted back";
    EXPECT_EQ(times(xb_.logged(), "pulling"), 3) << xb_.logged();
    EXPECT_EQ(xb_.files("spool"), 0u);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_EQ(xb_.node.offered(), 0);
}

}  // namespace
}  // namespace comity::access_point
