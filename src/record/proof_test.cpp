// SPDX-License-Identifier: EUPL-1.2
#include "record/proof.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "record/cosignature.h"
#include "record/log_vectors.h"

namespace comity::record {
namespace {

LogProof vector_proof() {
    LogProof proof;
    proof.index = 7;
    proof.path = inclusion_proof(7, 13, vector_tree().reader()).value();
    proof.note = vector_tree().checkpoint(13, vector_log()) + log_vector("cosignatureLine");
    return proof;
}

Policy policy(const std::string& quorum) {
    return read_policy("log " + log_vector("logVkey") + "\nwitness xb " + log_vector("witnessVkey") + "\nquorum " +
                           quorum + "\n",
                       "policy")
        .value();
}

TEST(log_proof, is_the_file_of_the_vectors) {
    EXPECT_EQ(proof_octets(vector_proof()), log_vector("tlogProofLeaf7"));
    EXPECT_EQ(proof_octets(vector_proof()), vector_file("tlog-leaf7.tlog-proof"));
    EXPECT_EQ(read_proof(log_vector("tlogProofLeaf7")).value(), vector_proof());
}

TEST(log_proof, shows_the_entry_in_a_cosigned_checkpoint) {
    const auto opened = verify_proof(vector_proof(), "comity-leaf-7", policy("xb")).value();
    EXPECT_EQ(opened.checkpoint.size, 13U);
    ASSERT_EQ(opened.cosignatures.size(), 1U);
    EXPECT_EQ(opened.cosignatures[0].time, 1'772'619'073U);
}

TEST(log_proof, fails_for_another_entry_place_log_or_quorum) {
    const auto refusal = [](const LogProof& proof, std::string_view entry, const Policy& asked) {
        const auto opened = verify_proof(proof, entry, asked);
        return opened ? "verified" : opened.error().message;
    };
    EXPECT_EQ(refusal(vector_proof(), "comity-leaf-8", policy("xb")), "the entry is not leaf 7 of the log of size 13");
    auto moved = vector_proof();
    moved.index = 6;
    EXPECT_EQ(refusal(moved, "comity-leaf-7", policy("xb")), "the entry is not leaf 6 of the log of size 13");
    auto changed = vector_proof();
    changed.path[1][5] ^= 1;
    EXPECT_EQ(refusal(changed, "comity-leaf-7", policy("xb")), "the entry is not leaf 7 of the log of size 13");
    auto unwitnessed = vector_proof();
    unwitnessed.note = vector_tree().checkpoint(13, vector_log());
    EXPECT_EQ(refusal(unwitnessed, "comity-leaf-7", policy("xb")),
              "too few of the policy's witnesses cosigned the checkpoint");
    EXPECT_EQ(refusal(unwitnessed, "comity-leaf-7", policy("none")), "verified");
    EXPECT_EQ(refusal(vector_proof(), "comity-leaf-7", Policy::of_logs({})), "no known key signed the note");
}

TEST(log_proof, may_carry_extra_octets) {
    auto proof = vector_proof();
    proof.extra = std::string("any\0thing", 9);
    EXPECT_EQ(read_proof(proof_octets(proof)).value(), proof);
    proof.extra = "";
    EXPECT_EQ(read_proof(proof_octets(proof)).value(), proof);
}

TEST(log_proof, is_refused_in_any_other_form) {
    const auto read = [](const std::string& text) {
        const auto proof = read_proof(text);
        return proof ? "read" : proof.error().message;
    };
    const std::string head = "c2sp.org/tlog-proof@v1\n";
    const std::string hash = "fzBR3EpOHn/b7/lmP9b0FVgQur7famZFFbrPFN6dgjY=\n";
    EXPECT_EQ(read(head + "index 0\n\n"), "read");
    EXPECT_EQ(read(""), "the proof has another first line than c2sp.org/tlog-proof@v1");
    EXPECT_EQ(read("c2sp.org/tlog-proof@v2\nindex 0\n\n"),
              "the proof has another first line than c2sp.org/tlog-proof@v1");
    EXPECT_EQ(read(head), "the proof has no index of the entry");
    EXPECT_EQ(read(head + "index 00\n\n"), "the proof has no index of the entry");
    EXPECT_EQ(read(head + "index  0\n\n"), "the proof has no index of the entry");
    EXPECT_EQ(read(head + "index 9223372036854775808\n\n"), "the proof has no index of the entry");
    EXPECT_EQ(read(head + "index 0\nextra AAAA\n\n"), "the proof has a proof line that is no hash");
    EXPECT_EQ(read(head + "extra AAA\nindex 0\n\n"), "the proof has extra octets that are not base64");
    EXPECT_EQ(read(head + "extra AAAA\nextra AAAA\nindex 0\n\n"), "the proof has no index of the entry");
    EXPECT_EQ(read(head + "index 0\n"), "the proof has no empty line before the checkpoint");
    EXPECT_EQ(read(head + "index 0\n" + hash.substr(1) + "\n"), "the proof has a proof line that is no hash");
    std::string longest = head + "index 0\n";
    for (std::size_t i = 0; i < max_inclusion_lines; ++i) longest += hash;
    EXPECT_EQ(read(longest + "\n"), "read");
    EXPECT_EQ(read(longest + hash + "\n"), "more than 63 lines of proof");
    LogProof proof;
    proof.extra = std::string(max_proof_extra, 'x');
    EXPECT_EQ(read(proof_octets(proof)), "read");
    proof.extra = std::string(max_proof_extra + 1, 'x');
    EXPECT_EQ(read(proof_octets(proof)), "extra of 65537 octets");
    EXPECT_EQ(read(std::string(max_proof + 1, 'x')), "a proof of 393217 octets");
}

RC_GTEST_PROP(log_proof, fails_with_any_octet_changed, ()) {
    std::string octets = log_vector("tlogProofLeaf7");
    const auto at = *rc::gen::inRange<std::size_t>(0, octets.size());
    octets[at] = static_cast<char>(octets[at] ^ (1 << *rc::gen::inRange(0, 8)));
    const auto proof = read_proof(octets);
    // Nobody vouches for a witness that the policy does not know: a line that became another's is left out, and then
    // the quorum lacks it.
    if (proof) RC_ASSERT(!verify_proof(*proof, "comity-leaf-7", policy("xb")));
}

}  // namespace
}  // namespace comity::record
