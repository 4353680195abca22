// SPDX-License-Identifier: EUPL-1.2
#include "verify/note.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "verify/instant.h"
#include "verify/json.h"
#include "verify/octets.h"
#include "verify/policy.h"

namespace comity::verify {
namespace {

std::string vector(std::string_view name) {
    static const Json vectors = [] {
        std::ifstream file("tests/vectors/log/log.json", std::ios::binary);
        return read_json(std::string{std::istreambuf_iterator<char>(file), {}}).value();
    }();
    return text_of(vectors, name).value();
}

Key log_key() {
    return read_key(vector("logVkey"), KeyUse::log).value();
}

Key witness_key() {
    return read_key(vector("witnessVkey"), KeyUse::witness).value();
}

/// The checkpoint of size 13 with its cosignature.
std::string cosigned() {
    const std::string proof = vector("tlogProofLeaf7");
    return proof.substr(proof.find("\n\n") + 2);
}

std::string outcome(const std::string& note, const std::vector<Key>& witnesses = {witness_key()}) {
    const auto checkpoint = read_checkpoint(note, log_key(), witnesses);
    return checkpoint ? "read" : checkpoint.error();
}

TEST(checkpoint, of_the_vectors_is_signed_and_cosigned) {
    const auto checkpoint = read_checkpoint(cosigned(), log_key(), {witness_key()}).value();
    EXPECT_EQ(checkpoint.origin, "gw.xa.example/comity/log/2026a");
    EXPECT_EQ(checkpoint.size, 13U);
    EXPECT_EQ(to_base64(checkpoint.root), "3kanpLfkIdhESYpVf9L1clck0MSjhYcfRgyWUHkTvLs=");
    ASSERT_EQ(checkpoint.cosignatures.size(), 1U);
    EXPECT_EQ(checkpoint.cosignatures[0].witness, witness_key());
    EXPECT_EQ(checkpoint.cosignatures[0].seconds, 1'772'619'073U);
    EXPECT_EQ(checkpoint.cosignatures[0].line, vector("cosignatureLine"));
    EXPECT_TRUE(read_checkpoint(cosigned(), log_key(), {})->cosignatures.empty());
}

TEST(checkpoint, fails_with_any_bit_changed) {
    const std::string note = cosigned();
    const std::size_t signatures = note.find("\n\n");
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string changed = note;
        changed[i] ^= static_cast<char>(1 << (i % 7));
        const auto read = read_checkpoint(changed, log_key(), {witness_key()});
        // A changed name or id makes the line that of a stranger, which is left out.
        const bool stranger = i > signatures && read && read->cosignatures.empty();
        EXPECT_TRUE(!read || stranger) << i;
    }
}

TEST(checkpoint, is_refused_when_it_is_none_or_of_another) {
    EXPECT_EQ(outcome(""), "the checkpoint is no signed note");
    EXPECT_EQ(outcome("a\n\n"), "the checkpoint is not signed by gw.xa.example/comity/log/2026a");
    EXPECT_EQ(outcome("a\n\nb\n"), "the checkpoint is no signed note");
    EXPECT_EQ(outcome(cosigned() + "x"), "the checkpoint is no signed note");
    std::string many = cosigned();
    while (static_cast<std::size_t>(std::count(many.begin(), many.end(), '\n')) < 4 + max_note_signatures) {
        many += vector("cosignatureLine");
    }
    EXPECT_EQ(outcome(many), "read");
    EXPECT_EQ(outcome(many + vector("cosignatureLine")), "the checkpoint is no signed note");
    const auto peer = read_key(vector("peerLogVkey"), KeyUse::log).value();
    EXPECT_FALSE(read_checkpoint(cosigned(), peer, {}));
}

TEST(key, is_read_for_its_use_only) {
    EXPECT_EQ(log_key().name, "gw.xa.example/comity/log/2026a");
    EXPECT_FALSE(read_key(vector("logVkey"), KeyUse::witness));
    EXPECT_FALSE(read_key(vector("witnessVkey"), KeyUse::log));
    for (const char* text : {"", "+", "++", "a+00000000+", "a", "a+2fea4ecf"}) {
        EXPECT_FALSE(read_key(text, KeyUse::log)) << text;
    }
    const std::string text = vector("logVkey");
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] ^= 1;
        EXPECT_FALSE(read_key(changed, KeyUse::log)) << changed;
    }
}

TEST(policy, counts_the_witnesses_it_names) {
    const std::string lines = "# believed\nlog " + vector("logVkey") + "\nwitness A " + vector("witnessVkey") +
                              " https://xb.example\nwitness B " + vector("peerWitnessVkey") + "\n";
    const Cosignature a{witness_key(), 1, ""};
    const Cosignature b{read_key(vector("peerWitnessVkey"), KeyUse::witness).value(), 1, ""};
    const auto satisfied = [&](const std::string& quorum, const std::vector<Cosignature>& by) {
        return read_policy(lines + quorum).value().satisfied_by(by);
    };
    EXPECT_TRUE(satisfied("quorum none\n", {}));
    EXPECT_TRUE(satisfied("quorum A\n", {a}));
    EXPECT_FALSE(satisfied("quorum A\n", {b}));
    EXPECT_TRUE(satisfied("group g any A B\nquorum g\n", {b}));
    EXPECT_FALSE(satisfied("group g any A B\nquorum g\n", {}));
    EXPECT_FALSE(satisfied("group g all A B\nquorum g\n", {b}));
    EXPECT_TRUE(satisfied("group g all A B\nquorum g\n", {b, a}));
    EXPECT_FALSE(satisfied("group g 2 A B\nquorum g\n", {a, a}));
    EXPECT_TRUE(satisfied("group g 1 A\ngroup h all g B\nquorum h\n", {a, b}));
}

TEST(policy, names_the_line_that_is_wrong) {
    const std::string witness = "witness A " + vector("witnessVkey") + "\n";
    const auto refusal = [](const std::string& text) {
        const auto policy = read_policy(text);
        return policy ? "read" : policy.error();
    };
    EXPECT_EQ(refusal(""), "it has no quorum line");
    EXPECT_EQ(refusal(witness + witness + "quorum A\n"), "line 2: the same key twice");
    EXPECT_EQ(refusal("quorum A\n"), "line 1: 'A' is not defined before");
    EXPECT_EQ(refusal(witness + "group A any A\n"), "line 2: the name 'A' is taken");
    EXPECT_EQ(refusal(witness + "group none any A\n"), "line 2: the name 'none' is taken");
    EXPECT_EQ(refusal(witness + "group g any A A\n"), "line 2: 'A' is a member twice");
    EXPECT_EQ(refusal(witness + "group g 2 A\n"), "line 2: '2' is no number of its members");
    EXPECT_EQ(refusal(witness + "group g 01 A\n"), "line 2: '01' is no number of its members");
    EXPECT_EQ(refusal("quorum none\nquorum none\n"), "line 2: no line of a policy: log, witness, group, or one quorum");
    EXPECT_EQ(refusal("quorum none\r\n"), "line 1: a control character");
    EXPECT_EQ(refusal(std::string(999, '\n') + "quorum none\n"), "read");
    EXPECT_EQ(refusal(std::string(1'000, '\n') + "quorum none\n"), "line 1001: more than 1,000 lines");
    EXPECT_EQ(refusal(std::string(max_policy_octets + 1, '\n')), "the policy is larger than 1 MiB");
}

TEST(instant, is_read_and_written_in_utc) {
    EXPECT_EQ(instant_of("1970-01-01T00:00:00.001Z"), 1);
    EXPECT_EQ(instant_of("2026-03-04T11:11:13.001+01:00"), instant_of("2026-03-04T10:11:13.001Z"));
    EXPECT_EQ(instant_of("2026-03-04T04:41:13.001-05:30"), instant_of("2026-03-04T10:11:13.001Z"));
    EXPECT_EQ(instant_text(*instant_of("2026-03-04T11:11:13.001+01:00")), "2026-03-04T10:11:13.001Z");
    EXPECT_EQ(instant_text(*instant_of("0001-01-01T00:00:00.000Z")), "0001-01-01T00:00:00.000Z");
    for (const char* text : {"", "2026-03-04", "2026-03-04T10:11:13Z", "2026-03-04T10:11:13.01Z",
                             "2026-02-29T10:11:13.001Z", "2026-03-04T24:11:13.001Z", "2026-03-04T10:11:60.001Z",
                             "2026-03-04T10:11:13.001", "2026-03-04T10:11:13.001+01", "2026-03-04T10:11:13.001+24:00",
                             "2026-03-04 10:11:13.001Z", "2026-03-04T10:11:13.001z"}) {
        EXPECT_EQ(instant_of(text), std::nullopt) << text;
    }
    EXPECT_EQ(readable_time(1'772'619'073), "2026-03-04 10:11:13 UTC");
    EXPECT_EQ(readable_time(~std::uint64_t{0}), "second 18446744073709551615 since 1970");
}

}  // namespace
}  // namespace comity::verify
