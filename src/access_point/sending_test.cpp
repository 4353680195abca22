// SPDX-License-Identifier: EUPL-1.2
// What becomes of a message under every kind of answer: a scripted peer, behind which an access point receives.
#include <gtest/gtest.h>

#include "access_point/scripted_peer.h"
#include "access_point/test_scene.h"
#include "channel/message/signals.h"

namespace comity::access_point {
namespace {

using channel::Profile;

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    if (begin == std::string::npos) return {};
    return text.substr(begin + from.size(), text.find(to, begin) - begin - from.size());
}

class Sending : public ::testing::Test {
   protected:
    void SetUp() override {
        xb_.start();
        auto pmode = test_pmode(Profile::as4_2_0);
        pmode.address = peer_.url();
        xa_.set_pmodes({pmode});
        xa_.start();
    }

    void send(const std::string& id) {
        ASSERT_EQ(xa_.send(xa_.order(id)), 202);
        xa_->settle();
    }
    void move(std::chrono::milliseconds by) {
        clock_.move(by);
        xa_->time_moved();
        xa_->settle();
    }
    /// What the access point behind answers.
    std::string forward(const SeenRequest& request) {
        return must(net::fetch({.method = "POST",
                                .url = xb_->url(),
                                .headers = {{"Content-Type", between(request.head, "Content-Type: ", "\r\n")}},
                                .body = request.body},
                               {.answer_bytes = 2 << 20}))
            .body;
    }
    ScriptedPeer::Answer good(int status = 200, std::string more = {}) {
        return [this, status, more](const SeenRequest& request) { return http_answer(status, forward(request), more); };
    }
    static ScriptedPeer::Answer close() {
        return [](const SeenRequest&) { return std::string(); };
    }
    ScriptedPeer::Answer error(channel::EbmsCode code, const std::string& who = "xb") {
        return [this, code, who](const SeenRequest& request) {
            return http_answer(200, error_signal(request, code, who));
        };
    }
    std::string error_signal(const SeenRequest& request, channel::EbmsCode code, const std::string& who) {
        const Keys keys = vector_keys(who);
        const auto signer = keys.signer(Profile::as4_2_0, channel::SignatureAlgorithm::eddsa_ed25519,
                                        channel::SigningToken::x509v3, clock_.now());
        const std::string id = between(request.body, "<eb:MessageId>", "</eb:MessageId>");
        channel::SignalMessage signal;
        signal.info = {clock_.now(), "e-" + std::to_string(++errors_) + "@gw.xb.example", id};
        signal.errors.push_back(channel::signal_error(code, id));
        return must(channel::make_signal(signal, std::nullopt, *signer, crypto::system_random()));
    }
    void same_octets(std::size_t requests) {
        const auto seen = peer_.seen();
        ASSERT_EQ(seen.size(), requests);
        for (const auto& request : seen) EXPECT_EQ(request.body, seen.front().body);
    }

    TestFederation federation_;
    TestClock clock_;
    ScriptedPeer peer_;
    Station xb_{federation_, clock_, "xb", {test_pmode(Profile::as4_2_0)}};
    Station xa_{federation_, clock_, "xa", {}};
    std::atomic<int> errors_ = 0;
};

// t04.
TEST_F(Sending, ALostAnswerIsFetchedByTheSameOctets) {
    peer_.then(close());
    peer_.then(good());
    send("d-1");
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-answer)");
    move(std::chrono::seconds(2));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-answer) receipted");
    same_octets(2);
}

TEST_F(Sending, AReceiptThatIsLostOnTheWayIsGivenAgain) {
    peer_.then([this](const SeenRequest& request) { return forward(request).substr(0, 0); });
    peer_.then([this](const SeenRequest& request) { return http_answer(200, forward(request)).substr(0, 300); });
    peer_.then(good());
    send("d-1");
    EXPECT_EQ(xb_.node.kept().size(), 1u);
    move(std::chrono::seconds(2));
    move(std::chrono::seconds(3));
    EXPECT_EQ(xa_.state("d-1"), "receipted");
    EXPECT_EQ(xb_.node.offered(), 1);
    same_octets(3);
}

// t05.
TEST_F(Sending, WithoutAnyAnswerItEndsUnprovenAndCanBeSentAgain) {
    send("d-1");
    for (const int wait : {2, 3, 5}) move(std::chrono::seconds(wait));
    EXPECT_EQ(xa_.story("d-1"),
              "spooled waiting_retry(no-answer) waiting_retry(no-answer) waiting_retry(no-answer) "
              "unproven(retries-used-up)");
    EXPECT_EQ(xa_.events().back().code, "EBMS:0301");
    same_octets(4);
    move(std::chrono::hours(48));
    same_octets(4);
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/cancel").status, 409);
    ASSERT_TRUE(xa_->fetch_directory());
    ASSERT_TRUE(xb_->fetch_directory());
    peer_.then(good());
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/again").status, 202);
    xa_->settle();
    EXPECT_EQ(xa_.state("d-1"), "receipted") << xa_.logged() << xb_.logged();
    same_octets(5);
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/again").status, 409);
}

// t06.
TEST_F(Sending, AValidReceiptDecidesWhateverTheStatusIs) {
    peer_.then(good(500));
    send("d-1");
    EXPECT_EQ(xa_.story("d-1"), "spooled receipted");
}

// t07.
TEST_F(Sending, AnErrorWithoutASignatureOrByAnotherIsNoAnswer) {
    peer_.then([this](const SeenRequest& request) {
        std::string signal = error_signal(request, channel::EbmsCode::policy_noncompliance, "xb");
        const std::size_t begin = signal.find("<wsse:Security");
        const std::string end = "</wsse:Security>";
        signal.erase(begin, signal.find(end) + end.size() - begin);
        return http_answer(200, signal);
    });
    peer_.then(error(channel::EbmsCode::policy_noncompliance, "xa"));
    send("d-1");
    move(std::chrono::seconds(2));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-receipt) waiting_retry(no-receipt)") << xa_.logged();
}

// t08.
TEST_F(Sending, ASignedErrorIsFinal) {
    peer_.then(error(channel::EbmsCode::policy_noncompliance));
    send("d-1");
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(peer-refused)") << xa_.logged();
    EXPECT_EQ(xa_.events().back().code, "EBMS:0103");
    move(std::chrono::hours(1));
    same_octets(1);
    EXPECT_EQ(xa_.ask("GET", "/outgoing/d-1/receipt").status, 404);
}

// t09; the third raises an alarm.
TEST_F(Sending, AReceiptOfAnotherMessageProvesNothing) {
    std::string other;
    peer_.then([&](const SeenRequest& request) { return other = http_answer(200, forward(request)); });
    send("d-0");
    for (int i = 0; i < 3; ++i) peer_.then([&](const SeenRequest&) { return other; });
    send("d-1");
    EXPECT_EQ(xa_.events().back().code, "EBMS:0302");
    move(std::chrono::seconds(2));
    EXPECT_EQ(xa_.alarms("receipt-invalid"), 0u);
    move(std::chrono::seconds(3));
    EXPECT_EQ(xa_.alarms("receipt-invalid"), 1u);
    peer_.then(good());
    move(std::chrono::seconds(5));
    EXPECT_EQ(xa_.state("d-1"), "receipted");
}

TEST_F(Sending, ABusyPeerIsAskedAgain) {
    peer_.then(error(channel::EbmsCode::delivery_failure));
    send("d-1");
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(peer-busy)");
}

// t16: between two tries.
TEST_F(Sending, WhenTheRecipientsKeyWasRolledOverTheOctetsAreNotSentAgain) {
    send("d-1");
    std::erase_if(federation_.authority("xb-moj").certificates,
                  [](const auto& one) { return one.use == channel::CertificateUse::encrypt; });
    federation_.publish_next();
    ASSERT_TRUE(xa_->fetch_directory()) << xa_.logged();
    move(std::chrono::seconds(2));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-answer) unproven(certificate-changed)");
    same_octets(1);
}

// 11.2 D: the directory is looked up before the error is believed.
TEST_F(Sending, FailedAuthenticationAfterARolloverAsksForANewOrder) {
    peer_.then([this](const SeenRequest& request) {
        std::erase_if(federation_.authority("xb-moj").certificates,
                      [](const auto& one) { return one.use == channel::CertificateUse::encrypt; });
        federation_.publish_next();
        return http_answer(200, error_signal(request, channel::EbmsCode::failed_decryption, "xb"));
    });
    send("d-1");
    EXPECT_EQ(xa_.story("d-1"), "spooled refused(certificate-rollover)") << xa_.logged();
    EXPECT_EQ(xa_.alarms("failed-authentication"), 0u);
}

TEST_F(Sending, FailedAuthenticationWithoutARolloverIsAnAlarm) {
    peer_.then(error(channel::EbmsCode::failed_authentication));
    send("d-1");
    EXPECT_EQ(xa_.state("d-1"), "refused");
    EXPECT_EQ(xa_.alarms("failed-authentication"), 1u);
}

// A certificate that changed between a try and its retry counts as unsigned: nobody signs for the authority by it now.
TEST_F(Sending, AReceiptUnderACertificateThatIsNoLongerListedIsNone) {
    peer_.then(close());
    send("d-1");
    std::erase_if(federation_.authority("xb-moj").certificates,
                  [](const auto& one) { return one.use == channel::CertificateUse::sign; });
    federation_.publish_next();
    ASSERT_TRUE(xa_->fetch_directory());
    peer_.then(good());
    move(std::chrono::seconds(2));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-answer) waiting_retry(receipt-invalid)") << xa_.logged();
}

// t25.
TEST_F(Sending, RedirectsLongAnswersAndEncodedOnesAreNoReceipts) {
    peer_.then([this](const SeenRequest&) { return http_answer(307, "", "Location: " + xb_->url() + "\r\n"); });
    send("d-1");
    EXPECT_EQ(xb_.node.offered(), 0);
    peer_.then([](const SeenRequest&) { return http_answer(200, std::string((2 << 20) + 1, 'x')); });
    move(std::chrono::seconds(2));
    peer_.then(good(200, "Content-Encoding: gzip\r\n"));
    move(std::chrono::seconds(3));
    EXPECT_EQ(xa_.story("d-1"), "spooled waiting_retry(no-receipt) waiting_retry(no-answer) waiting_retry(no-receipt)");
    same_octets(3);
}

TEST_F(Sending, AConnectionCutAtAnyKindOfOctetLosesAndDoublesNothing) {
    xa_.stop();
    auto pmode = test_pmode(Profile::as4_2_0);
    pmode.address = peer_.url();
    pmode.retry.assign(20, std::chrono::seconds(1));
    xa_.set_pmodes({pmode});
    xa_.start();
    peer_.then(close());
    send("d-1");
    const auto whole = peer_.seen().front();
    const std::size_t head = whole.head.size() + 4;
    const std::size_t payload = whole.body.find("\r\n\r\n", whole.body.find("</S12:Envelope>"));
    ASSERT_NE(payload, std::string::npos);
    int cuts = 0;
    for (const std::size_t at :
         {std::size_t{1}, whole.head.size() / 2, head - 1, head, head + 2, head + whole.body.find("<S12:Envelope"),
          head + whole.body.find("</S12:Envelope>"), head + payload, head + payload + 10, head + whole.body.size() - 5,
          head + whole.body.size() - 1}) {
        peer_.then_cut_after(at);
        move(std::chrono::milliseconds(1200));
        ++cuts;
        ASSERT_EQ(xa_.state("d-1"), "waiting_retry") << at;
    }
    peer_.then(good());
    move(std::chrono::milliseconds(1200));
    EXPECT_EQ(xa_.state("d-1"), "receipted");
    EXPECT_EQ(peer_.seen().size(), static_cast<std::size_t>(cuts) + 2);
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_F(Sending, OneMessageAtATimeInAConversation) {
    std::mutex mutex;
    std::condition_variable changed;
    bool go = false;
    for (int i = 0; i < 3; ++i) {
        peer_.then([&](const SeenRequest& request) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return go; });
            return http_answer(200, forward(request));
        });
    }
    auto first = xa_.order("d-1");
    auto second = xa_.order("d-2");
    second.conversation = first.conversation;
    EXPECT_EQ(xa_.send(first), 202);
    EXPECT_EQ(xa_.send(second), 202);
    // Whichever is made first is sent; until it is answered, the other waits.
    using States = std::set<std::string>;
    for (States states; states != States{"spooled", "in_flight"};) states = {xa_.state("d-1"), xa_.state("d-2")};
    EXPECT_EQ((States{xa_.state("d-1"), xa_.state("d-2")}), (States{"spooled", "in_flight"}));
    {
        const std::lock_guard lock(mutex);
        go = true;
    }
    changed.notify_all();
    xa_->settle();
    EXPECT_EQ(xa_.state("d-1"), "receipted");
    EXPECT_EQ(xa_.state("d-2"), "receipted");
}

TEST_F(Sending, ARestartInTheMiddleSendsTheSameOctetsAgain) {
    peer_.then(close());
    send("d-1");
    xa_.stop();
    peer_.then(good());
    clock_.move(std::chrono::seconds(2));
    xa_.start();
    xa_->settle();
    EXPECT_EQ(xa_.state("d-1"), "receipted");
    same_octets(2);
}

TEST_F(Sending, AShortMessageLiesInTheStoreAndALongOneInTheSpool) {
    peer_.then(close());
    send("short");
    EXPECT_EQ(xa_.files("spool"), 0u);
    peer_.then(close());
    ASSERT_EQ(xa_.send(xa_.order("long", {"<request/>", std::string(100'000, 'z')})), 202);
    xa_->settle();
    EXPECT_EQ(xa_.files("spool"), 1u);
    xa_.stop();
    peer_.then(good());
    peer_.then(good());
    clock_.move(std::chrono::seconds(2));
    xa_.start();
    xa_->settle();
    EXPECT_EQ(xa_.state("short"), "receipted");
    EXPECT_EQ(xa_.state("long"), "receipted");
    EXPECT_EQ(xb_.node.kept().size(), 2u);
}

// As when a process died between the store and the folder.
TEST_F(Sending, FilesHandedOverThatWereLeftAreRemovedAtTheNextOccasion) {
    const auto left = xa_.configuration.exchange / "out/d-1-0";
    peer_.then(close());
    const auto order = xa_.order("d-1");
    ASSERT_EQ(xa_.send(order), 202);
    xa_->settle();
    ASSERT_FALSE(std::filesystem::exists(left));
    const auto leave = [&] { std::ofstream(left) << "left"; };
    leave();
    xa_.stop();
    xa_.start();
    EXPECT_FALSE(std::filesystem::exists(left));
    leave();
    EXPECT_EQ(xa_.send(order), 200);
    EXPECT_FALSE(std::filesystem::exists(left));
    peer_.then(good());
    move(std::chrono::seconds(2));
    ASSERT_EQ(xa_.state("d-1"), "receipted");
    leave();
    EXPECT_EQ(xa_.ask("DELETE", "/outgoing/d-1").status, 204);
    EXPECT_FALSE(std::filesystem::exists(left));
}

TEST_F(Sending, WhatIsCancelledInTimeIsNeverSent) {
    xa_.clock_is_good = false;  // so it stays prepared
    EXPECT_EQ(xa_.send(xa_.order("d-1")), 202);
    xa_->settle();
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/cancel").status, 202);
    EXPECT_EQ(xa_.ask("POST", "/outgoing/d-1/cancel").status, 200);
    xa_.clock_is_good = true;
    move(std::chrono::minutes(1));
    EXPECT_EQ(xa_.story("d-1"), "cancelled");
    EXPECT_EQ(xa_.files("exchange"), 0u);
    same_octets(0);
}

}  // namespace
}  // namespace comity::access_point
