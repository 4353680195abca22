// SPDX-License-Identifier: EUPL-1.2
// Fragments of a split message as they come over a socket: in any order, repeated, contradicting, too late.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "access_point/joiner.h"
#include "access_point/scripted_peer.h"
#include "access_point/test_scene.h"
#include "channel/message/memory_spool.h"
#include "channel/message/preparation.h"
#include "channel/mime/multipart_writer.h"
#include "channel/splitting/splitting.h"

namespace comity::access_point {
namespace {

using channel::Profile;

struct Fragment {
    std::string content_type;
    std::string body;
};

class Joining : public ::testing::Test {
   protected:
    void SetUp() override {
        pmode_.split = channel::Splitting{.fragment = 2000, .compress = false, .join_interval = std::chrono::hours(1)};
        auto back = test_pmode(Profile::as4_2_0);
        back.id = "back";
        std::swap(back.initiator.authority, back.responder.authority);
        back.address = peer_.url();
        xb_.set_pmodes({pmode_, back});
        xb_.start();
    }

    /// A source message of some 4,700 octets, so of three fragments.
    channel::PackedSource pack(const std::string& id) {
        channel::UserMessage header;
        header.info = {clock_.now(), id, ""};
        header.from = {{sender_ + "-moj", std::string(channel::unregistered_party)}, pmode_.initiator.role};
        header.to = {{"xb-moj", std::string(channel::unregistered_party)}, pmode_.responder.role};
        header.agreement = pmode_.agreement;
        header.service = pmode_.service;
        header.action = "SubmitRequest";
        header.conversation_id = "thread";
        header.properties = {{"originalSender", "xa-moj", ""}, {"finalRecipient", "xb-moj", ""}};
        std::vector<channel::PartToSend> parts(1);
        parts[0].description.content_id = channel::random_content_id("part", "gw.xa.example", random_);
        parts[0].description.mime_type = "application/octet-stream";
        parts[0].document.media_type = "application/octet-stream";
        parts[0].document.read = [this](const crypto::OctetSink& sink) { return sink(octets(content_)); };
        auto source = must(channel::pack_source(header, parts, {.fragment = 2000}, "gw.xa.example", spool_, random_));
        EXPECT_EQ(source.frame.fragment_count, 3U);
        return source;
    }
    /// Each call makes a message of its own, where it is given no id.
    Fragment fragment(const channel::PackedSource& source, std::uint32_t number, std::string id = {}) {
        const Keys keys = vector_keys(sender_);
        const auto signer = keys.signer(Profile::as4_2_0, pmode_.sign, channel::SigningToken::x509v3, clock_.now());
        if (id.empty()) id = channel::random_uuid(random_) + "@gw.xa.example";
        auto order =
            channel::fragment_to_send(source, number, {clock_.now(), std::move(id), ""}, "gw.xa.example", random_);
        order.header.properties.insert(order.header.properties.end(), padding_.begin(), padding_.end());
        channel::Preparation preparation{.header = std::move(order.header),
                                         .parts = {},
                                         .fragment = std::move(order.fragment),
                                         .anchor = std::nullopt,
                                         .signer = *signer,
                                         .recipient = channel::Recipient{*pmode_.encrypt, pmode_.key_reference,
                                                                         crypto::vector_certificate("xb-enc-x25519")},
                                         .host = "gw.xa.example"};
        preparation.parts.push_back(std::move(order.part));
        const auto prepared = must(channel::prepare(preparation, spool_, random_));
        return {prepared.content_type, spool_.files().at(prepared.file->path())};
    }
    /// "receipt", the code of an error, or the status.
    std::string post(const Fragment& fragment) {
        last_ = must(net::fetch({.method = "POST",
                                 .url = xb_->url(),
                                 .headers = {{"Content-Type", fragment.content_type}},
                                 .body = fragment.body},
                                {.answer_bytes = 2 << 20}))
                    .body;
        if (last_.find("NonRepudiationInformation") != std::string::npos) return "receipt";
        return code_in(last_);
    }
    static std::string code_in(const std::string& body) {
        const std::size_t at = body.find("errorCode=\"");
        return at == std::string::npos ? "none" : body.substr(at + 11, 9);
    }
    void expect_an_answer() {
        peer_.then([](const SeenRequest&) { return http_answer(204, ""); });
    }
    /// What the sender was told of the source.
    std::string told() {
        xb_->settle();
        const auto seen = peer_.seen();
        return seen.empty() ? "" : seen.back().body;
    }
    void move(std::chrono::milliseconds by) {
        clock_.move(by);
        xb_->time_moved();
        xb_->settle();
    }

    void post_all(const std::string& id) {
        const auto source = pack(id);
        for (std::uint32_t number = 1; number <= 3; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    }

    crypto::RandomBytes random_ = crypto::system_random();
    std::string sender_ = "xa";
    std::vector<channel::MessageProperty> padding_;  ///< more message properties of fragments
    std::string last_;                               ///< body of the last answer
    std::string content_ = std::string(1900, 'x') + "end";
    channel::MemorySpool spool_;
    TestFederation federation_;
    TestClock clock_;
    ScriptedPeer peer_;
    channel::PMode pmode_ = test_pmode(Profile::as4_2_0);
    Station xb_{federation_, clock_, "xb", {}};
};

TEST_F(Joining, FragmentsInAnyOrderAndRepeatedGiveTheMessageOnce) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    const auto first = fragment(source, 1);
    EXPECT_EQ(post(fragment(source, 3)), "receipt");
    EXPECT_EQ(post(first), "receipt");
    const std::string receipt = last_;
    EXPECT_EQ(post(first), "receipt");
    EXPECT_EQ(last_, receipt) << "octet for octet";
    xb_->settle();
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(post(fragment(source, 2)), "receipt");
    const std::string answer = told();
    ASSERT_EQ(xb_.node.kept().size(), 1u) << xb_.logged();
    const auto kept = xb_.node.kept()[0];
    EXPECT_EQ(kept.delivery.message_id, "s@gw.xa.example");
    EXPECT_EQ(kept.delivery.signer, "xa-moj");
    EXPECT_EQ(kept.contents, std::vector{content_});
    // The receipt of the source repeats its header, and comes on its own.
    EXPECT_NE(answer.find("RefToMessageId>s@gw.xa.example<"), std::string::npos) << answer;
    EXPECT_NE(answer.find("UserMessage"), std::string::npos);
    EXPECT_EQ(answer.find("NonRepudiationInformation"), std::string::npos);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_EQ(post(fragment(source, 2)), "EBMS:0040") << "more of a group that is over";
    xb_->settle();
    EXPECT_EQ(xb_.node.offered(), 1);
}

TEST_F(Joining, ANumberTwiceIsRefusedAndTheGroupGoesOn) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    EXPECT_EQ(post(fragment(source, 1)), "EBMS:0046");
    EXPECT_EQ(post(fragment(source, 2)), "receipt");
    EXPECT_EQ(post(fragment(source, 3)), "receipt");
    xb_->settle();
    EXPECT_EQ(xb_.node.kept().size(), 1u);
}

TEST_F(Joining, WhatContradictsTheFirstFragmentEndsTheGroup) {
    const auto source = pack("s@gw.xa.example");
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    auto other = pack("s@gw.xa.example");
    other.frame = source.frame;
    ++other.frame.fragment_count;
    EXPECT_EQ(post(fragment(other, 2)), "EBMS:0042");
    EXPECT_EQ(post(fragment(source, 2)), "EBMS:0040");
    EXPECT_EQ(xb_.files("exchange"), 0u);
    xb_->settle();
    EXPECT_TRUE(peer_.seen().empty()) << "its sender knows by the answer to the fragment";
}

TEST_F(Joining, NoMoreIsTakenThanWasAnnouncedOrHasRoom) {
    auto source = pack("s@gw.xa.example");
    source.frame.message_size = 3000;
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    EXPECT_EQ(post(fragment(source, 2)), "EBMS:0054");
    xb_.stop();
    xb_.configuration.peer_quota = std::uint64_t{16} << 20;
    xb_.start();
    auto large = pack("l@gw.xa.example");
    large.frame.message_size = std::uint64_t{17} << 20;
    EXPECT_EQ(post(fragment(large, 1)), "EBMS:0054") << "over what a peer may have under way";
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, WhatFindsNoRoomNowIsToComeAgain) {
    xb_.stop();
    xb_.configuration.peer_quota = std::uint64_t{16} << 20;
    xb_.start();
    auto first = pack("1@gw.xa.example");
    auto second = pack("2@gw.xa.example");
    first.frame.message_size = second.frame.message_size = std::uint64_t{10} << 20;
    EXPECT_EQ(post(fragment(first, 1)), "receipt");
    EXPECT_EQ(post(fragment(second, 1)), "EBMS:0202");
}

TEST_F(Joining, NoMoreFragmentsAreTakenThanAreMade) {
    auto source = pack("s@gw.xa.example");
    source.frame.fragment_count = 4097;
    EXPECT_EQ(post(fragment(source, 1)), "EBMS:0049");
    source.frame.fragment_count = 4096;
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
}

TEST_F(Joining, AnEnvelopeIsKeptUpToItsLimit) {
    const auto source = pack("s@gw.xa.example");
    const auto envelope_of = [](const Fragment& fragment) {
        const std::size_t begin = fragment.body.find("\r\n\r\n") + 4;
        return fragment.body.find("\r\n--", begin) - begin;
    };
    for (int i = 0; i < 20; ++i) {
        const std::string value = i < 10 ? std::string(1000, '&') : "x";  // five octets each, or one
        padding_.push_back({"padding-" + std::to_string(i), value, ""});
    }
    std::size_t missing = max_fragment_envelope - envelope_of(fragment(source, 1));
    for (std::size_t i = 10; i < padding_.size(); ++i) {
        const std::size_t more = std::min<std::size_t>(missing, 1000);
        padding_[i].value.append(more, 'x');
        missing -= more;
    }
    const auto largest = fragment(source, 1);
    ASSERT_EQ(envelope_of(largest), max_fragment_envelope);
    EXPECT_EQ(post(largest), "receipt");
    padding_[0].value += 'x';
    EXPECT_EQ(post(fragment(pack("t@gw.xa.example"), 1)), "EBMS:0004");
    EXPECT_EQ(xb_.files("exchange"), 2u) << "of the first alone: it and the room for its rest";
}

TEST_F(Joining, RoomForTheRestIsHeldUntilItCame) {
    auto source = pack("s@gw.xa.example");
    source.frame.message_size = 2 << 20;
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    const auto folder = xb_.configuration.exchange / "in" / "fragments";
    std::uint64_t held = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".room") held += entry.file_size();
    EXPECT_EQ(held, (2u << 20) - 2000u);
    xb_.stop();
    EXPECT_EQ(xb_.files("exchange"), 1u) << "the fragment alone; room is reserved anew at the start";
    xb_.start();
    EXPECT_EQ(xb_.files("exchange"), 2u);
}

TEST_F(Joining, AGroupThatIsNotCompleteInTimeIsGivenUpAndItsSenderTold) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    move(std::chrono::hours(1));
    EXPECT_TRUE(peer_.seen().empty());
    move(std::chrono::milliseconds(1));
    EXPECT_EQ(code_in(told()), "EBMS:0051");
    EXPECT_NE(told().find("s@gw.xa.example"), std::string::npos);
    EXPECT_EQ(xb_.files("exchange"), 0u);
    EXPECT_EQ(post(fragment(source, 2)), "EBMS:0040");
}

TEST_F(Joining, AFragmentThatComesWhileItsGroupIsGivenUpIsRefused) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    const auto second = fragment(source, 2);
    std::string said;
    xb_.stop();
    // The joiner's thread tells this in the midst of giving the group up; the clock is back in time by then.
    xb_.on_log = [&](std::string_view line) {
        if (!said.empty() || line.find("is refused: EBMS:0051") == line.npos) return;
        clock_.move(-std::chrono::hours(1));
        said = post(second);
    };
    xb_.start();
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    move(std::chrono::hours(1) + std::chrono::milliseconds(1));
    EXPECT_EQ(said, "EBMS:0051") << xb_.logged();
    EXPECT_EQ(code_in(told()), "EBMS:0051");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, AGroupThatIsNoLongerTakenIsGivenUpAloneAtTheStart) {
    expect_an_answer();
    const auto small = pack("s@gw.xa.example");
    auto large = pack("l@gw.xa.example");
    large.frame.message_size = 2 << 20;
    EXPECT_EQ(post(fragment(large, 1)), "receipt");
    EXPECT_EQ(post(fragment(small, 1)), "receipt");
    xb_.stop();
    xb_.configuration.max_message = 1 << 20;
    xb_.start();
    EXPECT_NE(xb_.logged().find("group l@gw.xa.example of xa-moj is given up"), std::string::npos) << xb_.logged();
    EXPECT_EQ(post(fragment(large, 2)), "EBMS:0040");
    EXPECT_EQ(post(fragment(small, 2)), "receipt");
    EXPECT_EQ(post(fragment(small, 3)), "receipt");
    xb_->settle();
    EXPECT_EQ(xb_.node.kept().size(), 1u);
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, AFragmentDoesNotHaveTheIdOfItsSource) {
    EXPECT_EQ(post(fragment(pack("s@gw.xa.example"), 1, "s@gw.xa.example")), "EBMS:0003");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, TheReceiptOfAnotherMessageUnderItsIdIsNotItsOwn) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    EXPECT_EQ(post(fragment(pack("other@gw.xa.example"), 1, "s@gw.xa.example")), "receipt");
    EXPECT_EQ(post(fragment(source, 2)), "receipt");
    EXPECT_EQ(post(fragment(source, 3)), "receipt");
    EXPECT_EQ(code_in(told()), "EBMS:0004");
    EXPECT_EQ(xb_.node.offered(), 0);
    EXPECT_EQ(xb_.alarms("same-id-other-content"), 1u);
}

TEST_F(Joining, ARestartInTheMiddleLosesNothing) {
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    const auto first = fragment(source, 1);
    EXPECT_EQ(post(first), "receipt");
    EXPECT_EQ(post(fragment(source, 3)), "receipt");
    xb_.stop();
    xb_.start();
    EXPECT_EQ(post(first), "receipt");
    EXPECT_EQ(post(fragment(source, 2)), "receipt");
    xb_->settle();
    ASSERT_EQ(xb_.node.kept().size(), 1u) << xb_.logged();
    EXPECT_EQ(xb_.node.kept()[0].contents, std::vector{content_});
}

TEST_F(Joining, WhileTheNodeIsDownTheMessageWaitsAndItsSenderIsToldNothing) {
    expect_an_answer();
    xb_.node.be_down(true);
    const auto source = pack("s@gw.xa.example");
    for (std::uint32_t number = 1; number <= 3; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    EXPECT_EQ(told(), "");
    EXPECT_EQ(xb_.node.offered(), 1);
    xb_.stop();
    xb_.start();
    xb_->settle();
    EXPECT_EQ(xb_.node.offered(), 2) << "it is tried at once after a start";
    xb_.node.be_down(false);
    move(std::chrono::seconds(10));
    EXPECT_EQ(xb_.node.kept().size(), 1u);
    EXPECT_NE(told().find("UserMessage"), std::string::npos);
}

TEST_F(Joining, TheOneThatWaitsLongestIsJoinedFirst) {
    xb_.node.be_down(true);
    post_all("z@gw.xa.example");
    xb_->settle();
    move(std::chrono::seconds(1));
    post_all("a@gw.xa.example");
    xb_->settle();
    const std::size_t before = xb_.logged().size();
    move(std::chrono::seconds(30));
    const std::string tried = xb_.logged().substr(before);
    ASSERT_NE(tried.find("group z@gw.xa.example"), std::string::npos) << tried;
    EXPECT_LT(tried.find("group z@gw.xa.example"), tried.find("group a@gw.xa.example")) << tried;
}

TEST_F(Joining, WhatCouldNotBeKeptTakesNoRoom) {
    xb_.stop();
    xb_.configuration.peer_quota = std::uint64_t{64} << 10;
    xb_.start();
    const auto source = pack("s@gw.xa.example");
    EXPECT_EQ(post(fragment(source, 1)), "receipt");
    const auto folder = xb_.configuration.exchange / "in" / "fragments";
    const auto away = xb_.configuration.exchange / "in" / "away";
    std::filesystem::rename(folder, away);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(post(fragment(source, 2)), "EBMS:0202");
    std::filesystem::rename(away, folder);
    EXPECT_EQ(post(fragment(source, 2)), "receipt");
}

TEST_F(Joining, WhatTheNodeRefusesIsRefusedToTheSourcesSender) {
    expect_an_answer();
    xb_.node.refuse_with("EBMS:0003");
    const auto source = pack("s@gw.xa.example");
    for (std::uint32_t number = 1; number <= 3; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    EXPECT_EQ(code_in(told()), "EBMS:0003");
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, WhatIsNoMessageOnceJoinedIsRefusedToTheSourcesSender) {
    expect_an_answer();
    auto source = pack("s@gw.xa.example");
    source.frame.message_header->boundary = "another";
    for (std::uint32_t number = 1; number <= 3; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    EXPECT_EQ(code_in(told()), "EBMS:0007");
    EXPECT_EQ(xb_.node.offered(), 0);
}

TEST_F(Joining, AnAnswerThatDoesNotArriveIsGivenAgain) {
    peer_.then([](const SeenRequest&) { return http_answer(503, ""); });
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    for (std::uint32_t number = 1; number <= 3; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    const std::string first = told();
    xb_.stop();
    xb_.start();
    move(std::chrono::minutes(2));
    ASSERT_EQ(peer_.seen().size(), 2u);
    EXPECT_EQ(peer_.seen()[1].body, first) << "octet for octet";
    move(std::chrono::hours(2));
    EXPECT_EQ(peer_.seen().size(), 2u);
}

TEST_F(Joining, AWholeMessageThatTheNodeNeverTakesIsRefusedBeforeItsSenderGivesUp) {
    expect_an_answer();
    xb_.node.be_down(true);
    post_all("s@gw.xa.example");
    move(std::chrono::minutes(89));
    EXPECT_EQ(told(), "") << "half the interval of an hour is not over since it ended";
    move(std::chrono::minutes(7));
    EXPECT_EQ(code_in(told()), "EBMS:0004") << "not 0202: what is over cannot be sent again";
    EXPECT_EQ(xb_.files("exchange"), 0u);
    xb_.node.be_down(false);
    move(std::chrono::hours(1));
    EXPECT_EQ(xb_.node.kept().size(), 0u);
}

TEST_F(Joining, AWholeMessageThatNeverFindsRoomIsRefusedAfterTheTimeThatIsConfigured) {
    expect_an_answer();
    xb_.node.be_down(true);
    post_all("s@gw.xa.example");
    xb_->settle();
    xb_.stop();
    xb_.node.be_down(false);
    xb_.configuration.reserve = std::uint64_t{1} << 62;
    xb_.configuration.join_wait = std::chrono::minutes(5);
    xb_.start();
    move(std::chrono::minutes(64));
    EXPECT_EQ(told(), "");
    move(std::chrono::minutes(7));
    EXPECT_EQ(code_in(told()), "EBMS:0054");
    EXPECT_EQ(xb_.node.offered(), 1);
    EXPECT_EQ(xb_.files("exchange"), 0u);
}

TEST_F(Joining, AFragmentThatComesAgainAsksForTheAnswer) {
    expect_an_answer();
    expect_an_answer();
    const auto source = pack("s@gw.xa.example");
    const auto last = fragment(source, 3);
    for (std::uint32_t number = 1; number <= 2; ++number) EXPECT_EQ(post(fragment(source, number)), "receipt");
    EXPECT_EQ(post(last), "receipt");
    const std::string first = told();
    EXPECT_EQ(peer_.seen().size(), 1u);
    EXPECT_EQ(post(last), "receipt");
    EXPECT_EQ(told(), first) << "octet for octet";
    EXPECT_EQ(peer_.seen().size(), 2u);
    EXPECT_EQ(xb_.node.offered(), 1);
}

TEST_F(Joining, EnvelopesOfFragmentsCountInThePeersQuota) {
    xb_.stop();
    xb_.configuration.peer_quota = std::uint64_t{1} << 20;
    xb_.start();
    for (int i = 0; i < 10; ++i) padding_.push_back({"padding-" + std::to_string(i), std::string(1000, '&'), ""});
    std::string answer = "receipt";
    std::size_t taken = 0;
    while (taken < most_groups_of_peer) {
        answer = post(fragment(pack(std::to_string(taken) + "@gw.xa.example"), 1));
        if (answer != "receipt") break;
        ++taken;
    }
    // Some 55 KiB each beside the 5 that the message announces.
    EXPECT_EQ(answer, "EBMS:0202");
    EXPECT_GT(taken, 10u);
    EXPECT_LT(taken, 20u);
}

TEST_F(Joining, APeerThatIsSlowToTakeItsAnswerHoldsUpNobodyElse) {
    ScriptedPeer other;
    auto self = pmode_;
    self.id = "self";
    self.initiator.authority = "xb-moj";
    self.address = other.url();
    auto back = test_pmode(Profile::as4_2_0);
    back.id = "back";
    std::swap(back.initiator.authority, back.responder.authority);
    back.address = peer_.url();
    xb_.stop();
    xb_.set_pmodes({self, pmode_, back});
    xb_.start();
    std::promise<void> others_answered;
    auto answered = others_answered.get_future();
    bool in_time = false;
    peer_.then([&](const SeenRequest&) {
        in_time = answered.wait_for(std::chrono::seconds(30)) == std::future_status::ready;
        return http_answer(204, "");
    });
    other.then([&](const SeenRequest&) {
        others_answered.set_value();
        return http_answer(204, "");
    });
    post_all("s@gw.xa.example");
    sender_ = "xb";
    post_all("t@gw.xb.example");
    xb_->settle();
    EXPECT_EQ(xb_.node.kept().size(), 2u) << xb_.logged();
    EXPECT_TRUE(in_time);
}

TEST_F(Joining, GroupsOfAPeerAreLimited) {
    for (std::size_t number = 0; number < most_groups_of_peer; ++number)
        ASSERT_EQ(post(fragment(pack(std::to_string(number) + "@gw.xa.example"), 1)), "receipt") << number;
    EXPECT_EQ(post(fragment(pack("more@gw.xa.example"), 1)), "EBMS:0202");
}

}  // namespace
}  // namespace comity::access_point
