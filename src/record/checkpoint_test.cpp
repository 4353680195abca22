// SPDX-License-Identifier: EUPL-1.2
#include "record/checkpoint.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "record/cosignature.h"
#include "record/log_vectors.h"

namespace comity::record {
namespace {

const std::vector<VerifierKey>& log_keys() {
    static const std::vector keys{read_vkey(log_vector("logVkey")).value()};
    return keys;
}

const std::vector<VerifierKey>& witness_keys() {
    static const std::vector keys{read_vkey(log_vector("witnessVkey")).value()};
    return keys;
}

std::string without_checkpoint(std::string body) {
    return body.substr(body.find("\n\n") + 2);
}

const std::string& checkpoint13() {
    static const std::string note = without_checkpoint(log_vector("addCheckpointBody"));
    return note;
}

TEST(checkpoint, is_signed_as_the_vectors_have_it) {
    EXPECT_EQ(vector_tree().checkpoint(5, vector_log()), log_vector("checkpoint5"));
    EXPECT_EQ(vector_tree().checkpoint(13, vector_log()), checkpoint13());
}

TEST(checkpoint, opens_with_the_keys_of_its_log) {
    const auto opened = open_checkpoint(log_vector("checkpoint5"), log_keys(), witness_keys()).value();
    EXPECT_EQ(opened.checkpoint.origin, "gw.xa.example/comity/log/2026a");
    EXPECT_EQ(opened.checkpoint.size, 5U);
    EXPECT_EQ(opened.checkpoint.root, vector_tree().roots[5]);
    EXPECT_TRUE(opened.cosignatures.empty());
    EXPECT_EQ(open_checkpoint(log_vector("checkpoint5"), {}, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(open_checkpoint(log_vector("checkpoint5"), witness_keys(), log_keys()).error().kind,
              ErrorKind::forbidden);
}

TEST(checkpoint, is_believed_of_its_own_origin_only) {
    // A key that is known, but for another log.
    const auto other = Signer::from("other.example/log", KeyType::ed25519, key_of_seed(std::string(64, '7'))).value();
    Note note{checkpoint_text({vector_log().verifier().name, 5, vector_tree().roots[5], {}}), {}};
    note.signatures.push_back(sign_note(other, note.text));
    const std::vector keys{other.verifier(), log_keys()[0]};
    EXPECT_EQ(open_checkpoint(note_octets(note), keys, {}).error().message, "no known key signed the note");
}

TEST(checkpoint, has_at_least_three_lines) {
    const std::string root = "RTMRDLTsV64nyU6e4k8DFanbA+jVhxugiLmXa0s33+g=\n";
    const auto read = [](const std::string& text) {
        const auto checkpoint = read_checkpoint(text);
        return checkpoint ? "read" : checkpoint.error().message;
    };
    EXPECT_EQ(read("a\n5\n" + root), "read");
    EXPECT_EQ(read("a log with spaces\n5\n" + root), "read");
    EXPECT_EQ(read_checkpoint("a\n5\n" + root + "x\ny\n")->extensions, (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(read("a\n0\n" + root), "read");
    EXPECT_EQ(read("a\n9223372036854775807\n" + root), "read");
    EXPECT_EQ(read(""), "the checkpoint has no origin in its first line");
    EXPECT_EQ(read("\n5\n" + root), "the checkpoint has no origin in its first line");
    EXPECT_EQ(read("a\n05\n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n+5\n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n-5\n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n5 \n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n9223372036854775808\n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n\n" + root), "the checkpoint has no size in its second line");
    EXPECT_EQ(read("a\n5\n"), "the checkpoint has no root hash in its third line");
    EXPECT_EQ(read("a\n5\nAAAA\n"), "the checkpoint has no root hash in its third line");
    EXPECT_EQ(read("a\n5\n" + root + "\nx\n"), "the checkpoint has an empty line");
    EXPECT_EQ(read("a\n5\n" + root + "x"), "the checkpoint has a last line without line feed");
}

TEST(cosignature, is_that_of_the_vectors) {
    const auto time = std::stoull(log_vector("cosignatureTime"));
    const Note note = read_note(checkpoint13()).value();
    const auto signature = cosign(vector_witness(), time, note.text);
    EXPECT_EQ(signature_line(signature), log_vector("cosignatureLine"));
    EXPECT_EQ(signature_line(signature), vector_file("tlog-cosignature.txt"));
    EXPECT_EQ(verify_cosignature(signature, note.text, witness_keys()[0]), time);
    EXPECT_EQ(read_signatures(log_vector("cosignatureLine")).value(), std::vector{signature});
}

TEST(cosignature, is_found_on_the_checkpoint_with_its_time) {
    const auto opened =
        open_checkpoint(checkpoint13() + log_vector("cosignatureLine"), log_keys(), witness_keys()).value();
    ASSERT_EQ(opened.cosignatures.size(), 1U);
    EXPECT_EQ(opened.cosignatures[0].key.name, "gw.xb.example/comity/witness");
    EXPECT_EQ(opened.cosignatures[0].time, 1'772'619'073U);
    // A witness nobody asked for is left out.
    EXPECT_TRUE(
        open_checkpoint(checkpoint13() + log_vector("cosignatureLine"), log_keys(), {}).value().cosignatures.empty());
}

TEST(cosignature, spoils_the_checkpoint_where_it_does_not_verify) {
    const auto line_at_5 = signature_line(cosign(vector_witness(), 1, read_note(log_vector("checkpoint5"))->text));
    EXPECT_EQ(open_checkpoint(checkpoint13() + line_at_5, log_keys(), witness_keys()).error().message,
              "the signature of gw.xb.example/comity/witness does not verify");
}

TEST(cosignature, fails_with_any_bit_changed) {
    const std::string text = read_note(checkpoint13())->text;
    const auto signature = read_signatures(log_vector("cosignatureLine")).value().front();
    ASSERT_EQ(signature.signature.size(), 72U);
    for (std::size_t bit = 0; bit < signature.signature.size() * 8; ++bit) {
        auto changed = signature;
        changed.signature[bit / 8] ^= static_cast<char>(1 << (bit % 8));
        ASSERT_EQ(verify_cosignature(changed, text, witness_keys()[0]), std::nullopt) << bit;
    }
    auto shorter = signature;
    shorter.signature.pop_back();
    EXPECT_EQ(verify_cosignature(shorter, text, witness_keys()[0]), std::nullopt);
    EXPECT_EQ(stated_time({"w", 1, std::string(7, 'x')}), std::nullopt);
    EXPECT_EQ(stated_time({"w", 1, std::string("\0\0\0\0\0\0\1\2", 8)}), 258U);
    EXPECT_EQ(verify_cosignature(signature, text + "x\n", witness_keys()[0]), std::nullopt);
    EXPECT_EQ(verify_cosignature(signature, text, log_keys()[0]), std::nullopt);
}

TEST(cosignature, says_a_time_below_two_to_the_63) {
    const std::string text = read_note(checkpoint13())->text;
    EXPECT_EQ(verify_cosignature(cosign(vector_witness(), max_cosignature_time, text), text, witness_keys()[0]),
              max_cosignature_time);
    EXPECT_EQ(verify_cosignature(cosign(vector_witness(), max_cosignature_time + 1, text), text, witness_keys()[0]),
              std::nullopt);
}

RC_GTEST_PROP(checkpoint, is_read_as_it_was_written, (std::uint64_t size)) {
    const Checkpoint checkpoint{"a.example/log", size >> 1, leaf_hash(std::to_string(size)), {"more"}};
    RC_ASSERT(read_checkpoint(checkpoint_text(checkpoint)).value() == checkpoint);
}

}  // namespace
}  // namespace comity::record
