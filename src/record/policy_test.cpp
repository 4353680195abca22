// SPDX-License-Identifier: EUPL-1.2
#include "record/policy.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "record/log_vectors.h"

namespace comity::record {
namespace {

VerifierKey witness(int number) {
    return Signer::from(fmt::format("w{}.example", number), KeyType::cosignature_v1,
                        key_of_seed(fmt::format("{:064x}", number)))
        .value()
        .verifier();
}

std::string line(std::string_view name, int number) {
    return fmt::format("witness {} {}\n", name, vkey(witness(number)));
}

/// The example of C2SP tlog-policy: two of three, and one of three others.
std::string example() {
    return "# who is believed\nlog " + log_vector("logVkey") + " https://gw.xa.example/log\n\n" + line("X1", 1) +
           line("X2", 2) + line("X3", 3) + "group X-witnesses 2 X1 X2 X3\n" + line("Y1", 4) + line("Y2", 5) +
           "  witness\tY3 " + vkey(witness(6)) + " \n" + "group Y-witnesses any Y1 Y2 Y3\n" +
           "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
}

bool satisfied(const Policy& policy, std::initializer_list<int> numbers) {
    std::vector<VerifiedSignature> cosignatures;
    for (const int number : numbers) cosignatures.push_back({witness(number), 1});
    return policy.satisfied_by(cosignatures);
}

std::string refusal(const std::string& text) {
    const auto policy = read_policy(text, "policy");
    return policy ? "read" : to_string(policy.error());
}

TEST(policy, counts_witnesses_by_groups) {
    const auto policy = read_policy(example(), "policy").value();
    ASSERT_EQ(policy.logs().size(), 1U);
    EXPECT_EQ(vkey(policy.logs()[0]), log_vector("logVkey"));
    EXPECT_EQ(policy.witnesses().size(), 6U);
    EXPECT_TRUE(satisfied(policy, {1, 2, 4}));
    EXPECT_TRUE(satisfied(policy, {6, 3, 2}));
    EXPECT_TRUE(satisfied(policy, {1, 2, 3, 4, 5, 6}));
    EXPECT_FALSE(satisfied(policy, {}));
    EXPECT_FALSE(satisfied(policy, {1, 2, 3}));
    EXPECT_FALSE(satisfied(policy, {1, 4, 5, 6}));
    EXPECT_FALSE(satisfied(policy, {7, 8, 9}));
    EXPECT_FALSE(satisfied(policy, {1, 1, 4}));
}

TEST(policy, may_ask_for_one_witness_or_none) {
    EXPECT_TRUE(satisfied(read_policy("quorum none\n", "policy").value(), {}));
    const auto one = read_policy(line("A", 1) + line("B", 2) + "quorum B\n", "policy").value();
    EXPECT_FALSE(satisfied(one, {1}));
    EXPECT_TRUE(satisfied(one, {2}));
    EXPECT_TRUE(satisfied(Policy::of_logs({}), {}));
}

TEST(policy, says_where_it_is_wrong) {
    EXPECT_EQ(refusal(""), "policy: no quorum (write: quorum <name>, or quorum none)");
    EXPECT_EQ(refusal("quorum none"), "policy: the last line does not end (end it with a line feed)");
    EXPECT_EQ(refusal("quorum none\nquorum none\n"), "policy:2: a second quorum (keep one of the two)");
    EXPECT_EQ(refusal("quorum A\n" + line("A", 1)),
              "policy:1: 'A' names no witness or group (define it on a line before)");
    EXPECT_EQ(refusal("quorum\n"), "policy:1: a quorum line of another form (write: quorum <name>, or quorum none)");
    EXPECT_EQ(refusal("witness A\n"),
              "policy:1: a witness line of another form (write: witness <name> <vkey> [<url>])");
    EXPECT_EQ(refusal("log\n"), "policy:1: a log line of another form (write: log <vkey> [<url>])");
    EXPECT_EQ(refusal("log x\n"),
              "policy:1: the verifier key has not three parts (a verifier key is name+id+key as its owner published it "
              "(C2SP signed-note))");
    EXPECT_EQ(refusal("log " + log_vector("witnessVkey") + "\n"),
              "policy:1: the key of gw.xb.example/comity/witness is of type 4, not 1 (logs have keys of type 1, "
              "witnesses of type 4)");
    EXPECT_EQ(refusal("log " + log_vector("logVkey") + "\nlog " + log_vector("logVkey") + "\n"),
              "policy:2: the key of gw.xa.example/comity/log/2026a is given twice (keep one of the two)");
    EXPECT_EQ(refusal(line("A", 1) + line("B", 1)),
              "policy:2: the key of w1.example is given twice (keep one of the two)");
    EXPECT_EQ(refusal(line("A", 1) + line("A", 2)), "policy:2: the name 'A' is taken (give another name)");
    EXPECT_EQ(refusal(line("none", 1)), "policy:1: the name 'none' is taken (give another name)");
    EXPECT_EQ(refusal(line("A", 1) + "group A any A\n"), "policy:2: the name 'A' is taken (give another name)");
    EXPECT_EQ(refusal("group A any\n"),
              "policy:1: a group line of another form (write: group <name> all|any|<number> <name>...)");
    EXPECT_EQ(refusal("group G any G\n"), "policy:1: 'G' names no witness or group (define it on a line before)");
    EXPECT_EQ(refusal(line("A", 1) + "group G any none\n"),
              "policy:2: 'none' names no witness or group (define it on a line before)");
    EXPECT_EQ(refusal(line("A", 1) + "group G any A A\n"),
              "policy:2: 'A' is a member twice (each may count in one way only)");
    EXPECT_EQ(refusal(line("A", 1) + "group G any A\ngroup H any A\n"),
              "policy:3: 'A' is a member twice (each may count in one way only)");
    for (const char* number : {"0", "2", "-1", "01", "some"}) {
        EXPECT_EQ(
            refusal(line("A", 1) + "group G " + number + " A\n"),
            fmt::format("policy:2: '{}' is no number of members (write all, any, or a number from 1 to 1)", number));
    }
    EXPECT_EQ(refusal("quorums none\n"),
              "policy:1: 'quorums' begins no line of a policy (begin with log, witness, group or quorum)");
    EXPECT_EQ(refusal("quorum none\r\n"), "policy:1: a control character (write text and tabs only)");
    EXPECT_EQ(refusal("quorum none # no comment\n"),
              "policy:1: a quorum line of another form (write: quorum <name>, or quorum none)");
}

TEST(policy, holds_its_limits) {
    std::string text;
    for (std::size_t i = 0; i < max_policy_names; ++i) text += line(fmt::format("W{}", i), static_cast<int>(i + 1));
    EXPECT_EQ(refusal(text + "quorum W0\n"), "read");
    EXPECT_EQ(refusal(text + line("more", 1'000)),
              "policy:257: more than 256 names (leave out what the quorum does not need)");
    const std::string end = "\nquorum none\n";
    EXPECT_EQ(refusal("#" + std::string(max_policy - end.size() - 1, 'x') + end), "read");
    EXPECT_EQ(refusal("#" + std::string(max_policy - end.size(), 'x') + end),
              "policy: larger than 262144 octets (leave out what the quorum does not need)");
}

}  // namespace
}  // namespace comity::record
