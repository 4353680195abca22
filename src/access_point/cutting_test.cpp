// SPDX-License-Identifier: EUPL-1.2
// Large messages between two access points over loopback: cut by one, joined by the other.
#include <gtest/gtest.h>

#include "access_point/test_scene.h"

namespace comity::access_point {
namespace {

using channel::Profile;

struct Form {
    Profile profile;
    bool compress;
};

class CutMessages : public ::testing::TestWithParam<Form> {
   protected:
    void SetUp() override {
        // The ports are asked for once, so that each can name the other's.
        for (Station* one : {&xa_, &xb_}) {
            one->start();
            one->configuration.port = (*one)->port();
        }
        pmode_.address = xb_->url();
        pmode_.split = channel::Splitting{
            .fragment = 1 << 20, .compress = GetParam().compress, .join_interval = std::chrono::hours(1)};
        back_.id = "back";
        std::swap(back_.initiator.authority, back_.responder.authority);
        back_.address = xa_->url();
        for (Station* one : {&xa_, &xb_}) {
            one->stop();
            one->set_pmodes({pmode_, back_});
            one->start();
        }
        crypto::system_random()({reinterpret_cast<unsigned char*>(contents_[1].data()), contents_[1].size()});
    }
    void settle() {
        xa_->settle();
        xb_->settle();
        xa_->settle();
    }
    void move(std::chrono::milliseconds by) {
        clock_.move(by);
        xa_->time_moved();
        xb_->time_moved();
        settle();
    }

    TestFederation federation_;
    TestClock clock_;
    std::vector<std::string> contents_{"<request/>", std::string(3'500'000, 'z')};
    channel::PMode pmode_ = test_pmode(GetParam().profile);
    channel::PMode back_ = test_pmode(GetParam().profile);
    Station xb_{federation_, clock_, "xb", {pmode_}};
    Station xa_{federation_, clock_, "xa", {pmode_}};
};

INSTANTIATE_TEST_SUITE_P(Forms, CutMessages,
                         ::testing::Values(Form{Profile::as4_1_15, true}, Form{Profile::as4_2_0, false}),
                         [](const auto& p) { return p.param.compress ? "as4_1_15_compressed" : "as4_2_0_plain"; });

TEST_P(CutMessages, ArriveWholeAndAreReceiptedAsOne) {
    const auto order = xa_.order("d-1", contents_);
    ASSERT_EQ(xa_.send(order), 202);
    settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted") << xa_.logged() << xb_.logged();
    const auto kept = xb_.node.kept();
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].contents, contents_);
    EXPECT_EQ(kept[0].delivery.properties, order.properties);
    const auto events = xa_.events();
    ASSERT_EQ(events.size(), 2u) << "the node hears of the message it ordered alone";
    EXPECT_EQ(events[0].message_id, kept[0].delivery.message_id);
    EXPECT_EQ(events[1].references, kept[0].delivery.references);
    EXPECT_EQ(events[1].receipt, crypto::sha256(octets(xa_.ask("GET", "/outgoing/d-1/receipt").body)));
    EXPECT_EQ(xa_.files("exchange"), 0u);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_EQ(xa_.files("spool"), 4u) << "a file per fragment";
    EXPECT_EQ(xa_.ask("DELETE", "/outgoing/d-1").status, 204);
    EXPECT_EQ(xa_.files("spool"), 0u);
}

TEST_P(CutMessages, ThatFitIntoAFragmentAreNotCut) {
    ASSERT_EQ(xa_.send(xa_.order("d-1")), 202);
    settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted");
    EXPECT_EQ(xa_.files("spool"), 0u) << "it is short";
}

TEST_P(CutMessages, GoOnWhereTheyStoodAfterARestartOfBoth) {
    xb_.stop();
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    xa_->settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled");
    xa_.stop();
    xa_.start();
    xb_.start();
    for (int round = 0; round < 8 && xa_.state("d-1") != "receipted"; ++round) move(std::chrono::seconds(5));
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted") << xa_.logged();
    ASSERT_EQ(xb_.node.kept().size(), 1u);
    EXPECT_EQ(xb_.node.kept()[0].contents, contents_);
}

TEST_P(CutMessages, AreRefusedAsAWholeByTheSignedErrorOfTheirSource) {
    xb_.node.refuse_with("EBMS:0003");
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(peer-refused)");
    EXPECT_EQ(xa_.events().back().code, "EBMS:0003");
}

TEST_P(CutMessages, EndWithAFragmentThatIsRefused) {
    auto whole = pmode_;
    whole.split.reset();
    xb_.stop();
    xb_.set_pmodes({whole, back_});
    xb_.start();
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(peer-refused)") << xa_.logged();
    EXPECT_EQ(xa_.events().back().code, "EBMS:0103");
    move(std::chrono::minutes(10));
    EXPECT_EQ(xa_.files("spool"), 1u) << "what is left is not sent";
}

TEST_P(CutMessages, AreRefusedWhereTheOtherNodeStaysDown) {
    xb_.node.be_down(true);
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    settle();
    EXPECT_EQ(xa_.state("d-1"), "in_flight");
    move(std::chrono::minutes(97));
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(peer-refused)") << xb_.logged();
    EXPECT_EQ(xa_.events().back().code, "EBMS:0004");
}

TEST_P(CutMessages, AreUnprovenWhereTheAnswerIsLostAndAreAskedForByAFragment) {
    // The receipt of the whole goes where nobody listens.
    auto lost = back_;
    lost.address = "http://127.0.0.1:9/as4";
    xb_.stop();
    xb_.set_pmodes({pmode_, lost});
    xb_.start();
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    settle();
    EXPECT_EQ(xa_.state("d-1"), "in_flight");
    EXPECT_EQ(xb_.node.kept().size(), 1u);
    for (int hour = 0; hour < 3; ++hour) move(std::chrono::hours(1));
    EXPECT_EQ(xa_.story("d-1"), "spooled unproven(no-receipt)");
    xb_.stop();
    xb_.set_pmodes({pmode_, back_});
    xb_.start();
    settle();
    EXPECT_EQ(xa_.story("d-1"), "spooled unproven(no-receipt)") << "nobody tells by itself";
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/again").status, 202);
    settle();
    settle();
    EXPECT_EQ(xa_.state("d-1"), "receipted") << xa_.logged() << xb_.logged();
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_P(CutMessages, AreRefusedWhereTheyWouldHaveTooManyFragments) {
    xa_.stop();
    pmode_.split->fragment = 100;
    xa_.set_pmodes({pmode_, back_});
    xa_.start();
    ASSERT_EQ(xa_.send(xa_.order("d-1", contents_)), 202);
    settle();
    EXPECT_EQ(xa_.story("d-1"), "refused(order-refused)");
    EXPECT_EQ(xa_.files("spool"), 0u);
}

}  // namespace
}  // namespace comity::access_point
