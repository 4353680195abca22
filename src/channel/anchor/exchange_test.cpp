// SPDX-License-Identifier: EUPL-1.2
#include "channel/anchor/exchange.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/anchor/anchor_office.h"
#include "record/checkpoint.h"
#include "record/cosignature.h"
#include "record/log_vectors.h"

namespace comity::channel {
namespace {

struct TwoOffices : testing::Test {
    TwoOffices() {
        xa.peer.authority = "xb";
        xb.peer.authority = "xa";
    }

    Office xa{"xa", 1};
    Office xb{"xb", 11};
};

int status(const LogAnchor& anchor) {
    return anchor.cosignatures ? anchor.cosignatures->status : 0;
}

/// How many witnesses the checkpoint of that size has.
std::size_t cosigned(const Office& owner, std::uint64_t size, const Office& by) {
    const auto& kept = owner.store.checkpoints.at(size);
    const std::vector<record::VerifierKey> log = known_keys(owner.entry.log);
    const std::vector<record::VerifierKey> witness = known_keys(by.entry.witness);
    return record::open_checkpoint(kept.note + kept.cosignatures, log, witness).value().cosignatures.size();
}

TEST_F(TwoOffices, witness_each_other_in_their_traffic) {
    xa.grow(3);
    const LogAnchor sent = xa.send();
    EXPECT_TRUE(sent.add_checkpoint->starts_with("old 0\n\n"));
    EXPECT_FALSE(sent.cosignatures) << "nothing is owed yet";
    const LogAnchor receipt = xb.receive(sent, xa);
    EXPECT_EQ(status(receipt), 200);
    xa.finish(receipt, xb);
    EXPECT_EQ(cosigned(xa, 3, xb), 1U);
    EXPECT_EQ(xa.peer.cosigned, 3U);
    EXPECT_TRUE(xa.peer.pending.empty());
    EXPECT_EQ(xb.witness.find_state("gw.xa.example/log").value()->size, 3U);

    // The next message of xa brings the answer to the checkpoint in the receipt.
    xa.grow(2);
    const LogAnchor second = xa.send();
    EXPECT_EQ(status(second), 200);
    EXPECT_TRUE(second.add_checkpoint->starts_with("old 3\n"));
    EXPECT_FALSE(xa.peer.owed);
    xa.finish(xb.receive(second, xa), xb);
    EXPECT_EQ(cosigned(xb, 1, xa), 1U);
    EXPECT_EQ(xb.peer.cosigned, 1U);
    EXPECT_EQ(cosigned(xa, 5, xb), 1U);
    EXPECT_TRUE(xa.last.alarms.empty() && xb.last.alarms.empty() && xa.last.words.empty() && xb.last.words.empty());
}

TEST_F(TwoOffices, are_cosigned_also_when_their_messages_go_to_and_fro) {
    exchange(xa, xb);
    for (int i = 0; i < 4; ++i) {
        exchange(xb, xa);
        EXPECT_EQ(xa.last.verdict->status, record::WitnessStatus::cosigned);
        exchange(xa, xb);
        EXPECT_EQ(xb.last.verdict->status, record::WitnessStatus::cosigned);
    }
}

TEST_F(TwoOffices, know_the_checkpoint_in_a_receipt_to_cover_the_message) {
    exchange(xa, xb);
    const auto before = xa.witness.find_state("gw.xb.example/log").value()->size;
    exchange(xa, xb);
    EXPECT_EQ(xa.witness.find_state("gw.xb.example/log").value()->size, before + 1);
}

TEST_F(TwoOffices, recover_from_an_answer_that_was_lost) {
    exchange(xa, xb);
    xa.grow(1);
    xb.receive(xa.send(), xa);  // the receipt never arrives
    xa.grow(1);
    const LogAnchor receipt = xb.receive(xa.send(), xa);
    EXPECT_EQ(status(receipt), 409);
    EXPECT_EQ(receipt.cosignatures->body, "2\n");
    xa.finish(receipt, xb);
    EXPECT_TRUE(xa.last.alarms.empty());
    EXPECT_EQ(xa.peer.cosigned, 2U);
    exchange(xa, xb);
    EXPECT_EQ(cosigned(xa, 4, xb), 1U);
    EXPECT_TRUE(xa.peer.pending.empty());
}

TEST_F(TwoOffices, ignore_what_comes_twice) {
    xa.grow(1);
    const LogAnchor sent = xa.send();
    const LogAnchor receipt = xb.receive(sent, xa);
    xa.finish(receipt, xb);
    const std::string held = xa.store.checkpoints.at(1).cosignatures;
    xa.finish(receipt, xb);  // the same octets again
    EXPECT_EQ(xa.store.checkpoints.at(1).cosignatures, held);
    EXPECT_TRUE(xa.last.cosignatures.empty() && xa.last.alarms.empty());
    EXPECT_EQ(xa.last.verdict->status, record::WitnessStatus::other_old_size) << "its checkpoint is outdated now";
}

TEST_F(TwoOffices, see_a_fork_of_two_roots_at_one_size) {
    for (int i = 0; i < 20; ++i) exchange(xa, xb);
    ASSERT_EQ(xa.peer.cosigned, 20U);
    Office other{"xa", 1};  // the same keys, another history of the same size
    other.grow(20, "rewritten");
    other.peer = xa.peer;
    const LogAnchor receipt = xb.receive(other.send(), xa);
    EXPECT_EQ(status(receipt), 422);
    ASSERT_EQ(xb.last.alarms.size(), 1U);
    const AnchorAlarm& alarm = xb.last.alarms[0];
    EXPECT_EQ(alarm.log, AnchorAlarm::Log::peers);
    EXPECT_EQ(alarm.peer, "xa");
    EXPECT_EQ(alarm.evidence.known, xa.store.checkpoints.at(20).note);
    EXPECT_NE(alarm.evidence.presented.find(other.store.checkpoints.at(20).note), std::string::npos);
    EXPECT_EQ(xb.witness.kept.size(), 1U);

    // The other side is alarmed too, once, and keeps both notes.
    other.finish(receipt, xb);
    ASSERT_EQ(other.last.alarms.size(), 1U);
    EXPECT_EQ(other.last.alarms[0].log, AnchorAlarm::Log::ours);
    EXPECT_EQ(other.last.alarms[0].evidence.origin, "gw.xa.example/log");
    EXPECT_EQ(other.last.alarms[0].evidence.presented, other.store.checkpoints.at(20).note);
    other.finish(receipt, xb);
    EXPECT_TRUE(other.last.alarms.empty());

    // Nothing is cosigned for that log, the honest history neither, until a person clears it.
    xa.grow(1);
    EXPECT_EQ(status(xb.receive(xa.send(), xa)), 422);
    EXPECT_TRUE(xb.last.alarms.empty()) << "the first evidence stands";
    auto state = xb.witness.find_state("gw.xa.example/log").value().value();
    EXPECT_TRUE(xb.witness.put_state(record::cleared(state).value()));
    EXPECT_EQ(status(xb.receive(xa.send(), xa)), 200);
    EXPECT_FALSE(cleared(xa.peer)) << "was never in doubt";
    EXPECT_FALSE(cleared(other.peer).value().doubted);
}

TEST_F(TwoOffices, see_a_log_that_was_rolled_back) {
    for (int i = 0; i < 20; ++i) exchange(xa, xb);
    const AnchorPeer knew = xa.peer;
    xa.shorten_to(15);
    EXPECT_EQ(anchor_to_send(xa.peer, xa.store, AnchorPlace::user_message, noon()).error().message,
              "xb cosigned 20 entries of our log, which has 15")
        << "an honest node notices by itself";
    // One that hides it grows again and asks as if nothing had happened.
    xa.peer = knew;
    xa.grow(6, "another");
    const LogAnchor receipt = xb.receive(xa.send(), xa);
    EXPECT_EQ(status(receipt), 422);
    EXPECT_EQ(xb.last.alarms.size(), 1U);
}

TEST_F(TwoOffices, see_a_wrong_proof) {
    exchange(xa, xb);
    xa.grow(4);
    LogAnchor sent = xa.send();
    auto request = record::read_add_checkpoint(*sent.add_checkpoint).value();
    request.proof.at(0)[0] ^= 1;
    sent.add_checkpoint = record::add_checkpoint_body(request);
    const LogAnchor receipt = xb.receive(sent, xa);
    EXPECT_EQ(status(receipt), 422);
    EXPECT_EQ(xb.last.alarms.size(), 1U);
    EXPECT_EQ(xb.witness.find_state("gw.xa.example/log").value()->size, 1U);
}

TEST_F(TwoOffices, tell_when_a_restored_log_is_shorter_than_what_was_cosigned) {
    for (int i = 0; i < 6; ++i) exchange(xa, xb);
    // Restored from an old copy, with what it knew of its peer then.
    xa.shorten_to(3);
    xa.peer.cosigned = 3;
    xa.peer.pending.clear();
    xa.grow(1);
    const LogAnchor receipt = xb.receive(xa.send(), xa);
    EXPECT_EQ(status(receipt), 409);
    xa.finish(receipt, xb);
    ASSERT_EQ(xa.last.alarms.size(), 1U);
    EXPECT_EQ(xa.last.alarms[0].log, AnchorAlarm::Log::ours);
    EXPECT_TRUE(xa.last.alarms[0].evidence.reason.ends_with("was it restored from an old copy?"));
}

TEST_F(TwoOffices, answer_everything_and_refuse_no_message) {
    const auto answer = [&](std::optional<std::string> checkpoint) {
        LogAnchor anchor;
        anchor.add_checkpoint = std::move(checkpoint);
        return status(xb.receive(anchor, xa));
    };
    EXPECT_EQ(answer(""), 400);
    EXPECT_EQ(answer("old 0\n\nno note"), 400);
    EXPECT_EQ(answer(std::nullopt), 0);
    Office xc{"xc", 21};
    xc.grow(1);
    EXPECT_EQ(answer(xc.send().add_checkpoint), 404) << "the log of another authority";
    Office thief{"xa", 31};  // the name of xa's log, another key
    thief.grow(1);
    EXPECT_EQ(answer(thief.send().add_checkpoint), 403);
    EXPECT_TRUE(xb.last.alarms.empty()) << "nothing good came before";
    exchange(xa, xb);
    EXPECT_EQ(answer(thief.send().add_checkpoint), 403);
    EXPECT_EQ(xb.last.alarms.size(), 1U) << "403 after a good one";
}

TEST_F(TwoOffices, make_nothing_of_answers_that_say_nothing) {
    xa.grow(1);
    xa.send();
    const AnchorPeer before = xa.peer;
    const auto words = [&](int number, const std::string& body) {
        const auto taken = xa.take({std::nullopt, WitnessAnswer{number, body}}, xb);
        EXPECT_TRUE(taken.alarms.empty());
        EXPECT_EQ(xa.peer.cosigned, before.cosigned);
        return taken.words.size();
    };
    EXPECT_EQ(words(200, ""), 1U);
    EXPECT_EQ(words(200, "no cosignature"), 1U);
    EXPECT_EQ(words(200, record::signature_line(record::cosign(xb.witness_key, 1, "another text\n"))), 1U);
    const std::string ours = record::checkpoint_text({"gw.xa.example/log", 1, xa.head.root(), {}});
    EXPECT_EQ(words(200, record::signature_line(record::cosign(xa.witness_key, 1, ours))), 1U) << "not the peer's key";
    EXPECT_EQ(words(409, "many\n"), 1U);
    EXPECT_EQ(words(409, ""), 1U);
    EXPECT_EQ(words(403, ""), 1U);
    EXPECT_EQ(words(404, ""), 1U);
    EXPECT_EQ(words(400, ""), 1U);
    EXPECT_EQ(words(500, ""), 1U);
    std::string many;
    for (std::size_t i = 0; i <= max_cosignatures; ++i) {
        many += record::signature_line(record::cosign(xb.witness_key, i, ours));
    }
    EXPECT_EQ(words(200, many), 1U);
    EXPECT_TRUE(xa.store.checkpoints.at(1).cosignatures.empty());
    const auto at_edge = many.substr(0, many.rfind("\xE2\x80\x94"));
    EXPECT_TRUE(xa.take({std::nullopt, WitnessAnswer{200, at_edge}}, xb).words.empty());
    EXPECT_EQ(xa.peer.cosigned, 1U);
}

TEST_F(TwoOffices, forget_the_oldest_checkpoints_without_answer) {
    for (std::size_t i = 0; i <= max_pending_checkpoints; ++i) {
        xa.grow(1);
        xa.send();
    }
    EXPECT_EQ(xa.peer.pending.size(), max_pending_checkpoints);
    EXPECT_EQ(xa.peer.pending.front(), 2U);
    xa.send();
    EXPECT_EQ(xa.peer.pending.size(), max_pending_checkpoints) << "the same size again is one";
}

TEST_F(TwoOffices, send_nothing_of_an_empty_log) {
    EXPECT_FALSE(anchor_to_send(xa.peer, xa.store, AnchorPlace::user_message, noon()).value());
}

TEST_F(TwoOffices, say_something_when_nothing_came_for_an_hour) {
    EXPECT_TRUE(anchor_message_due(xa.peer, noon()));
    exchange(xa, xb);
    const auto later = [&](std::int64_t seconds) {
        return Instant::at(noon().utc_milliseconds() + seconds * 1000).value();
    };
    EXPECT_FALSE(anchor_message_due(xa.peer, later(3599)));
    EXPECT_TRUE(anchor_message_due(xa.peer, later(3600)));
    xa.peer.sent = later(3000);
    EXPECT_FALSE(anchor_message_due(xa.peer, later(3600))) << "one is on its way";
}

TEST_F(TwoOffices, keep_what_they_know_of_each_other) {
    EXPECT_EQ(read_anchor_peer(to_value(xa.peer)).value(), xa.peer);
    exchange(xa, xb);
    xa.grow(1);
    xa.peer.doubted = true;
    xa.peer.pending = {3, 7};
    EXPECT_TRUE(xa.peer.owed);
    EXPECT_EQ(read_anchor_peer(to_value(xa.peer)).value(), xa.peer);
    EXPECT_FALSE(read_anchor_peer(format::Value::object()));
}

TEST(the_vectors, are_answered_as_they_say) {
    using record::log_vector;
    ListedAuthority xa;
    xa.id = "xa-moj";
    xa.log = {{log_vector("logVkey"), record::read_vkey(log_vector("logVkey")).value()}};
    record::MemoryWitness witness;
    const auto size_5 = record::open_checkpoint(log_vector("checkpoint5"), known_keys(xa.log), {}).value().checkpoint;
    witness.states["gw.xa.example/comity/log/2026a"] = {size_5.origin, 5, size_5.root, log_vector("checkpoint5"),
                                                        false};
    record::MemoryLogStore log;
    AnchorPeer state;
    const LogAnchor sent{log_vector("addCheckpointBody"), std::nullopt};
    const auto taken = take_anchor(sent, xa, state, witness, log, noon()).value();
    const Instant then = Instant::at(std::stoll(log_vector("cosignatureTime")) * 1000).value();
    const auto answer = witness_answer(*taken.verdict, record::vector_witness(), then);
    EXPECT_EQ(answer, (WitnessAnswer{200, log_vector("cosignatureLine")}));
    const auto again = take_anchor(sent, xa, state, witness, log, noon()).value();
    EXPECT_EQ(witness_answer(*again.verdict, record::vector_witness(), then), (WitnessAnswer{409, "13\n"}));
}

RC_GTEST_PROP(any_traffic_between_honest_offices, ends_with_both_cosigned_and_without_alarm, ()) {
    Office xa{"xa", 1};
    Office xb{"xb", 11};
    for (int step = 0; step < 20; ++step) {
        Office& sender = *rc::gen::arbitrary<bool>() ? xa : xb;
        Office& receiver = &sender == &xa ? xb : xa;
        sender.grow(*rc::gen::inRange<std::uint64_t>(1, 4));
        const LogAnchor sent = sender.send();
        if (*rc::gen::inRange(0, 4) == 0) continue;  // lost on the way
        const LogAnchor receipt = receiver.receive(sent, sender);
        RC_ASSERT(receiver.last.alarms.empty());
        if (*rc::gen::inRange(0, 4) == 0) continue;  // the receipt is lost
        sender.finish(receipt, receiver);
        RC_ASSERT(sender.last.alarms.empty());
    }
    // A few whole exchanges heal whatever was lost.
    for (int step = 0; step < 3; ++step) {
        exchange(xa, xb);
        exchange(xb, xa);
    }
    RC_ASSERT(xa.peer.cosigned > 0 && xb.peer.cosigned > 0);
    RC_ASSERT(cosigned(xa, xa.peer.cosigned, xb) >= 1);
    RC_ASSERT(cosigned(xb, xb.peer.cosigned, xa) >= 1);
    RC_ASSERT(xa.head.size() - xa.peer.cosigned <= 2);
}

}  // namespace
}  // namespace comity::channel
