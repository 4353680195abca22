// SPDX-License-Identifier: EUPL-1.2
#include "record/witness.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "record/cosignature.h"
#include "record/log_vectors.h"

namespace comity::record {
namespace {

const std::string origin = "gw.xa.example/comity/log/2026a";

WitnessedLog known_log() {
    return {origin, {read_vkey(log_vector("logVkey")).value()}};
}

Instant noon() {
    return parse_instant("2026-03-04T12:00:00Z").value();
}

std::string request(std::uint64_t old_size, std::uint64_t size, const MemoryLog& log = vector_tree()) {
    return add_checkpoint_body(
        {old_size, consistency_proof(old_size, size, log.reader()).value(), log.checkpoint(size, vector_log())});
}

/// What the witness has after cosigning that size.
WitnessState state_at(std::uint64_t size) {
    return {origin, size, vector_tree().roots[size], vector_tree().checkpoint(size, vector_log()), false};
}

WitnessVerdict ask(const std::string& body, const std::optional<WitnessState>& state,
                   Sender sender = Sender::log_operator) {
    return judge(body, known_log(), state, sender, noon());
}

int status(const WitnessVerdict& verdict) {
    return static_cast<int>(verdict.status);
}

/// The vectors' log, rewritten from its third leaf on.
const MemoryLog& forked() {
    static const MemoryLog log = [] {
        MemoryLog made;
        for (std::size_t i = 0; i < 13; ++i) made.append(i == 3 ? leaf_hash("rewritten") : vector_tree().leaves[i]);
        return made;
    }();
    return log;
}

TEST(add_checkpoint, is_written_and_read_as_the_vectors_have_it) {
    EXPECT_EQ(request(5, 13), log_vector("addCheckpointBody"));
    EXPECT_EQ(request(5, 13), vector_file("tlog-add-checkpoint.txt"));
    const auto read = read_add_checkpoint(log_vector("addCheckpointBody")).value();
    EXPECT_EQ(read.old_size, 5U);
    EXPECT_EQ(read.proof.size(), 5U);
    EXPECT_EQ(add_checkpoint_body(read), log_vector("addCheckpointBody"));
    EXPECT_EQ(origin_of(log_vector("addCheckpointBody")), origin);
    EXPECT_EQ(origin_of(log_vector("peerAddCheckpointBody")), "gw.xb.example/comity/log/2026a");
}

TEST(add_checkpoint, is_refused_in_any_other_form) {
    const auto read = [](const std::string& body) {
        const auto request = read_add_checkpoint(body);
        return request ? "read" : request.error().message;
    };
    const std::string hash = "fzBR3EpOHn/b7/lmP9b0FVgQur7famZFFbrPFN6dgjY=\n";
    EXPECT_EQ(read("old 0\n\n"), "read");
    EXPECT_EQ(read(""), "the add-checkpoint request has no old size in its first line");
    EXPECT_EQ(read("old\n\n"), "the add-checkpoint request has no old size in its first line");
    EXPECT_EQ(read("old 05\n\n"), "the add-checkpoint request has no old size in its first line");
    EXPECT_EQ(read("old  5\n\n"), "the add-checkpoint request has no old size in its first line");
    EXPECT_EQ(read("new 5\n\n"), "the add-checkpoint request has no old size in its first line");
    EXPECT_EQ(read("old 5\n"), "the add-checkpoint request has no empty line before the checkpoint");
    EXPECT_EQ(read("old 5\n" + hash), "the add-checkpoint request has no empty line before the checkpoint");
    EXPECT_EQ(read("old 5\nAAAA\n\n"), "the add-checkpoint request has a proof line that is no hash");
    std::string longest = "old 5\n";
    for (std::size_t i = 0; i < max_consistency_lines; ++i) longest += hash;
    EXPECT_EQ(read(longest + "\n"), "read");
    EXPECT_EQ(read(longest + hash + "\n"), "more than 63 lines of proof");
    EXPECT_EQ(read("old 5\n\n" + std::string(max_add_checkpoint - 7, 'x')), "read");
    EXPECT_EQ(read("old 5\n\n" + std::string(max_add_checkpoint - 6, 'x')),
              "an add-checkpoint request of 266241 octets");
}

TEST(witness, cosigns_what_continues_its_state) {
    const auto verdict = ask(request(5, 13), state_at(5));
    EXPECT_EQ(status(verdict), 200);
    EXPECT_EQ(verdict.state, state_at(13));
    EXPECT_EQ(verdict.body, "");
    EXPECT_FALSE(verdict.evidence);
    const auto line = cosign(vector_witness(), std::stoull(log_vector("cosignatureTime")), verdict.to_cosign);
    EXPECT_EQ(signature_line(line), log_vector("cosignatureLine"));
}

TEST(witness, begins_with_any_size_of_a_log_it_never_cosigned) {
    const auto verdict = ask(request(0, 5), std::nullopt);
    EXPECT_EQ(status(verdict), 200);
    EXPECT_EQ(verdict.state, state_at(5));
    EXPECT_EQ(status(ask(request(0, 0), std::nullopt)), 200);
}

TEST(witness, cosigns_the_same_size_again) {
    const auto verdict = ask(request(5, 5), state_at(5));
    EXPECT_EQ(status(verdict), 200);
    EXPECT_EQ(verdict.state, state_at(5));
}

TEST(witness, answers_400_to_an_old_size_larger_than_the_checkpoint) {
    const auto verdict = ask(add_checkpoint_body({6, {}, log_vector("checkpoint5")}), state_at(6));
    EXPECT_EQ(status(verdict), 400);
    EXPECT_EQ(verdict.body, "");
    EXPECT_FALSE(verdict.state);
    EXPECT_FALSE(verdict.evidence);
    EXPECT_EQ(status(ask("nonsense", std::nullopt)), 400);
    EXPECT_EQ(status(ask("old 0\n\nno note", std::nullopt)), 400);
    EXPECT_EQ(status(ask(add_checkpoint_body({0, {}, "a\n\n— a AAAAAAA=\n"}), std::nullopt)), 400);
}

TEST(witness, answers_403_without_a_valid_signature_of_a_known_key) {
    const auto stranger = Signer::from(origin, KeyType::ed25519, key_of_seed(std::string(64, '7'))).value();
    const auto body = add_checkpoint_body({5, {}, vector_tree().checkpoint(5, stranger)});
    const auto verdict = ask(body, std::nullopt);
    EXPECT_EQ(status(verdict), 403);
    EXPECT_EQ(verdict.body, "");
    EXPECT_FALSE(verdict.evidence);
    // The known key's name and id beside another's signature.
    std::string changed = request(5, 13);
    changed.replace(changed.find("\n13\n"), 4, "\n12\n");
    EXPECT_EQ(status(ask(changed, std::nullopt)), 403);
}

TEST(witness, answers_404_to_an_unknown_origin) {
    EXPECT_EQ(status(judge(request(5, 13), std::nullopt, std::nullopt, Sender::log_operator, noon())), 404);
    EXPECT_EQ(status(ask(log_vector("peerAddCheckpointBody"), std::nullopt)), 404);
}

TEST(witness, answers_409_with_the_size_it_cosigned) {
    const auto verdict = ask(request(4, 13), state_at(5));
    EXPECT_EQ(status(verdict), 409);
    EXPECT_EQ(verdict.body, log_vector("conflictBody409"));
    EXPECT_FALSE(verdict.state);
    EXPECT_FALSE(verdict.evidence);
    EXPECT_EQ(ask(request(5, 13), std::nullopt).body, "0\n");
    EXPECT_EQ(ask(request(0, 13), state_at(5)).body, "5\n");
    // An older checkpoint than the one it has.
    EXPECT_EQ(ask(request(0, 4), state_at(13)).body, "13\n");
}

TEST(witness, answers_422_to_what_does_not_continue_its_state) {
    auto body = read_add_checkpoint(request(5, 13)).value();
    body.proof[2][0] ^= 1;
    EXPECT_EQ(status(ask(add_checkpoint_body(body), state_at(5))), 422);
    body.proof.clear();
    EXPECT_EQ(status(ask(add_checkpoint_body(body), state_at(5))), 422);
    // Roots that differ at equal size.
    EXPECT_EQ(status(ask(request(13, 13, forked()), state_at(13))), 422);
    // A proof from nothing is empty.
    const auto proof = read_add_checkpoint(request(5, 13))->proof;
    const auto superfluous = add_checkpoint_body({0, proof, vector_tree().checkpoint(13, vector_log())});
    EXPECT_EQ(status(ask(superfluous, std::nullopt)), 422);
    // The empty tree has one root only.
    const auto empty = add_checkpoint_body({0, {}, sign_checkpoint(vector_log(), {origin, 0, leaf_hash("x"), {}})});
    EXPECT_EQ(status(ask(empty, std::nullopt)), 422);
    for (const auto& verdict : {ask(superfluous, std::nullopt), ask(empty, std::nullopt)}) {
        EXPECT_EQ(verdict.body, "");
        EXPECT_FALSE(verdict.evidence);  // nothing was cosigned that it could contradict
        EXPECT_FALSE(verdict.state);
    }
}

TEST(witness, keeps_both_notes_of_a_fork_and_stops) {
    const auto body = request(5, 13, forked());
    const auto verdict = ask(body, state_at(5));
    EXPECT_EQ(status(verdict), 422);
    ASSERT_TRUE(verdict.evidence);
    EXPECT_EQ(verdict.evidence->origin, origin);
    EXPECT_EQ(verdict.evidence->seen, noon());
    EXPECT_EQ(verdict.evidence->known, log_vector("checkpoint5"));
    EXPECT_EQ(verdict.evidence->presented, body);
    EXPECT_EQ(verdict.evidence->reason, "nothing proves that size 13 of " + origin + " continues size 5");
    ASSERT_TRUE(verdict.state);
    EXPECT_TRUE(verdict.state->stopped);
    EXPECT_EQ(verdict.state->size, 5U);

    const auto later = ask(request(5, 13), verdict.state);
    EXPECT_EQ(status(later), 422);
    EXPECT_EQ(later.reason, origin + " is stopped until a person clears its fork");
    EXPECT_FALSE(later.state);
    EXPECT_FALSE(later.evidence);
    EXPECT_EQ(status(ask(request(4, 13), verdict.state)), 409);

    EXPECT_EQ(status(ask(request(5, 13), cleared(*verdict.state).value())), 200);
    EXPECT_EQ(to_string(cleared(state_at(5)).error()), origin + " is not stopped (nothing is to be done)");
}

TEST(witness, stops_after_a_false_signature_of_a_log_it_cosigned) {
    std::string changed = request(5, 13);
    changed.replace(changed.find("\n13\n"), 4, "\n12\n");
    const auto verdict = ask(changed, state_at(5));
    EXPECT_EQ(status(verdict), 403);
    ASSERT_TRUE(verdict.evidence && verdict.state);
    EXPECT_TRUE(verdict.state->stopped);
    EXPECT_EQ(verdict.evidence->presented, changed);
}

TEST(witness, is_not_stopped_by_strangers) {
    std::string changed = request(5, 13);
    changed.replace(changed.find("\n13\n"), 4, "\n12\n");
    auto wrong_proof = read_add_checkpoint(request(5, 13)).value();
    wrong_proof.proof[0][0] ^= 1;
    for (const auto& body : {changed, add_checkpoint_body(wrong_proof)}) {
        const auto verdict = ask(body, state_at(5), Sender::anonymous);
        EXPECT_TRUE(status(verdict) == 403 || status(verdict) == 422);
        EXPECT_FALSE(verdict.state);
        EXPECT_FALSE(verdict.evidence);
    }
}

TEST(witness, believes_two_signed_roots_of_one_size_whoever_brings_them) {
    const std::string reason = "the log signed two roots for size 13 of " + origin;
    for (const auto& [old_size, expected] : {std::pair{13U, 422}, std::pair{5U, 409}}) {
        const auto verdict = ask(request(old_size, 13, forked()), state_at(13), Sender::anonymous);
        EXPECT_EQ(status(verdict), expected);
        ASSERT_TRUE(verdict.evidence && verdict.state);
        EXPECT_EQ(verdict.evidence->reason, reason);
        EXPECT_TRUE(verdict.state->stopped);
    }
    const auto too_large = add_checkpoint_body({14, {}, forked().checkpoint(13, vector_log())});
    const auto verdict = ask(too_large, state_at(13), Sender::anonymous);
    EXPECT_EQ(status(verdict), 400);
    EXPECT_TRUE(verdict.evidence && verdict.state);
}

TEST(witness, never_cosigns_two_logs_that_parted) {
    rc::check("whatever is asked, in whatever order", [] {
        std::optional<WitnessState> state;
        std::string cosigned_root_at[14];
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 0; i < count; ++i) {
            const MemoryLog& log = *rc::gen::arbitrary<bool>() ? vector_tree() : forked();
            const std::uint64_t size = *rc::gen::inRange<std::uint64_t>(0, 14);
            const std::uint64_t old_size = *rc::gen::inRange<std::uint64_t>(0, size + 1);
            const auto sender = *rc::gen::arbitrary<bool>() ? Sender::anonymous : Sender::log_operator;
            const auto verdict = ask(request(old_size, size, log), state, sender);
            if (verdict.status == WitnessStatus::cosigned) {
                const WitnessState before_it = state.value_or(WitnessState());
                RC_ASSERT(size >= before_it.size);
                RC_ASSERT_FALSE(before_it.stopped);
                // Whatever was cosigned before lies on this log.
                for (std::uint64_t before = 0; before <= size; ++before) {
                    if (cosigned_root_at[before].empty()) continue;
                    RC_ASSERT(cosigned_root_at[before] == std::string(as_text(log.roots[before])));
                }
                cosigned_root_at[size] = as_text(log.roots[size]);
            }
            if (verdict.state) state = verdict.state;
        }
    });
}

}  // namespace
}  // namespace comity::record
