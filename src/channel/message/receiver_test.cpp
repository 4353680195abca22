// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/receiver.h"

#include <algorithm>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/message/signals.h"
#include "channel/message/test_reception.h"

namespace comity::channel {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::string pmode_for(const std::string& name) {
    if (name.ends_with("sign-only")) return "pm-115-sign";
    if (name.ends_with("anchor")) return "pm-anchor";
    return name.starts_with("as4-115") ? "pm-115" : "pm-20";
}

class StoredMessages : public testing::TestWithParam<const char*> {};

TEST_P(StoredMessages, AreReceivedAsTheyWereMeant) {
    const std::string name = GetParam();
    const format::Value& stored = *vector_manifest().find("messages")->find(name);
    TestReception reception(pmode_for(name));
    {
        const auto incoming = reception.receive(name);
        ASSERT_TRUE(incoming) << incoming.error().detail;
        const auto& message = std::get<IncomingMessage>(*incoming);
        EXPECT_EQ(message.header.info.message_id, stored.string_at("messageId").value());
        EXPECT_EQ(message.signer, "xa-moj");
        EXPECT_EQ(message.pmode, pmode_for(name));
        EXPECT_EQ(message.anchor.empty(), !name.ends_with("anchor"));
        EXPECT_FALSE(message.ping);
        EXPECT_EQ(reception.asked, 1U);
        const auto& references = *stored.find("references")->as_list();
        ASSERT_EQ(message.references.size(), references.size());
        for (std::size_t i = 0; i < references.size(); ++i) {
            EXPECT_EQ(message.references[i].uri, references[i].string_at("uri").value());
        }
        const auto& parts = *stored.find("parts")->as_list();
        ASSERT_EQ(message.parts.size(), parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const IncomingPart& part = message.parts[i];
            EXPECT_EQ(part.description.content_id, parts[i].string_at("cid").value());
            EXPECT_EQ(part.description.mime_type, parts[i].string_at("mime").value());
            EXPECT_EQ(crypto::hex(part.sha256), parts[i].string_at("plainSha256").value());
            EXPECT_EQ(crypto::sha256(whole_of(*part.file).value()), part.sha256);
        }
        const auto in_files =
            std::ranges::count_if(message.parts, [](const IncomingPart& part) { return !part.file->path().empty(); });
        EXPECT_THAT(reception.quarantine.files(), SizeIs(in_files)) << "what was packed is gone";
    }
    EXPECT_THAT(reception.quarantine.files(), IsEmpty());
}

// Text that the signer wrote, and the receipt that the vectors have for it.
TEST_P(StoredMessages, GetTheReceiptThatIsStored) {
    const std::string name = GetParam();
    const TestProfile& profile = name.starts_with("as4-115") ? test_115 : test_20;
    TestReception reception(pmode_for(name));
    const auto incoming = reception.receive(name);
    ASSERT_TRUE(incoming) << incoming.error().detail;
    const auto trust = test_trust();
    const auto stored = read_signal("application/soap+xml", vector_text(name + ".receipt.xml"),
                                    {test_party("xb-moj"), profile.profile, profile.algorithm}, *trust, test_now());
    ASSERT_TRUE(stored) << stored.error().detail;
    const SignalMessage made = receipt_for(std::get<IncomingMessage>(*incoming), stored->header.info.message_id,
                                           stored->header.info.timestamp);
    EXPECT_EQ(made, stored->header);
}

INSTANTIATE_TEST_SUITE_P(All, StoredMessages,
                         testing::Values("as4-115-push-gzip", "as4-115-push-plain", "as4-115-sign-only",
                                         "as4-20-push-gzip", "as4-20-push-plain", "as4-20-push-anchor"));

/// The step that must refuse each variant, by the table of checks: earlier is too strict, later too late.
const std::map<std::string, Step, std::less<>>& expected_steps() {
    static const std::map<std::string, Step, std::less<>> steps{
        {"n01", Step::policy},    {"n02", Step::policy},    {"n03", Step::policy},    {"n04", Step::policy},
        {"n05", Step::parts},     {"n06", Step::parts},     {"n07", Step::parts},     {"n08", Step::structure},
        {"n09", Step::structure}, {"n10", Step::structure}, {"n11", Step::signature}, {"n12", Step::signature},
        {"n13", Step::policy},    {"n14", Step::policy},    {"n15", Step::policy},    {"n16", Step::policy},
        {"n17", Step::signer},    {"n18", Step::policy},    {"n19", Step::package},   {"n20", Step::parts},
        {"n21", Step::parts},     {"n22", Step::policy},    {"n23", Step::policy},    {"n24", Step::policy},
        {"n25", Step::part_info}, {"n26", Step::header},    {"n27", Step::pmode},     {"n28", Step::header},
        {"n29", Step::part_info}, {"n30", Step::part_info}, {"n31", Step::inflation}, {"n32", Step::inflation},
        {"n33", Step::inflation}, {"n34", Step::policy},    {"n35", Step::policy},    {"n36", Step::content_key},
        {"n37", Step::policy},    {"n38", Step::header},    {"n39", Step::parts},     {"n40", Step::parts},
    };
    return steps;
}

TEST(Variants, AreAcceptedOrRefusedByTheStepThatMust) {
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const auto& [name, variant] : *vector_manifest().find("variants")->as_object()) {
        if (name.starts_with("r")) continue;  // receipts: signals_test.cpp
        SCOPED_TRACE(name);
        TestReception reception(variant.string_at("pmode").value());
        const std::string expected = variant.string_at("expect").value();
        const auto incoming = reception.receive("variants/" + name, 256);
        if (expected == "accept") {
            ++accepted;
            ASSERT_TRUE(incoming) << incoming.error().detail;
            EXPECT_EQ(std::get<IncomingMessage>(*incoming).parts.size(), 3U);
            continue;
        }
        ++refused;
        ASSERT_FALSE(incoming);
        const Refusal& refusal = incoming.error();
        const std::string answer =
            refusal.status == 200 ? to_string(refusal.code) : fmt::format("HTTP {}", refusal.status);
        EXPECT_EQ(answer, expected) << refusal.detail;
        const Step step = expected_steps().at(name.substr(0, 3));
        EXPECT_EQ(refusal.step, step) << refusal.detail;
        EXPECT_FALSE(refusal.detail.empty());
        EXPECT_THAT(reception.quarantine.files(), IsEmpty());
        if (step <= Step::content_key) {
            EXPECT_EQ(reception.quarantine.created(), 0U) << "no part may be read before";
        }
        EXPECT_EQ(reception.asked, step > Step::signature ? 1U : 0U) << "strangers must not probe ids";
        EXPECT_EQ(refusal.message_id.empty(),
                  step <= Step::structure || name.starts_with("n26") || name.starts_with("n38"));
    }
    EXPECT_EQ(accepted, 6U);
    EXPECT_EQ(refused, 40U);
}

TEST(Variants, AreAnsweredWithASignedErrorThatTellsNothing) {
    const auto trust = test_trust();
    for (const auto& [name, variant] : *vector_manifest().find("variants")->as_object()) {
        const std::string expected = variant.string_at("expect").value();
        if (!name.starts_with("n") || !expected.starts_with("EBMS")) continue;
        SCOPED_TRACE(name);
        const std::string pmode = variant.string_at("pmode").value();
        TestReception reception(pmode);
        const auto incoming = reception.receive("variants/" + name);
        ASSERT_FALSE(incoming);
        const TestProfile& profile = pmode == "pm-115" ? test_115 : test_20;
        const TestSigner with(profile, "xb");
        const auto error = make_signal(error_for(incoming.error(), "e1@gw.xb.example", test_now()), std::nullopt,
                                       with.signer, crypto::system_random());
        ASSERT_TRUE(error) << to_string(error.error());
        EXPECT_EQ(error->find(incoming.error().detail), std::string::npos);
        const auto read = read_signal("application/soap+xml", *error,
                                      {test_party("xb-moj"), profile.profile, profile.algorithm}, *trust, test_now());
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_TRUE(read->signer) << read->fault->detail;
        ASSERT_THAT(read->header.errors, SizeIs(1));
        EXPECT_EQ(read->header.errors[0].code, expected);
    }
}

}  // namespace
}  // namespace comity::channel
