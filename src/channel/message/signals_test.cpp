// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/signals.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_writer.h"
#include "channel/message/test_federation.h"
#include "channel/mime/reading.h"
#include "format/base64.h"

namespace comity::channel {
namespace {

constexpr std::string_view soap = "application/soap+xml; charset=UTF-8";

/// The references that were signed, as the header of a stored message has them.
std::vector<Reference> references_of_stored(const std::string& name) {
    const auto request = vector_request(name + ".mime");
    const auto reading = read_in_pieces(request.content_type, request.body, 1000);
    const auto document = format::read_xml(reading.parts.front().content).value();
    const auto envelope = read_envelope(document).value();
    return read_security(*envelope.security).value().signature.references;
}

SignalExpectation expectation(const TestProfile& profile, std::string party) {
    return {test_party(std::move(party)), profile.profile, profile.algorithm};
}

struct StoredReceipt {
    const char* name;
    const TestProfile& profile;
};

TEST(StoredReceipts, prove_their_messages) {
    const auto trust = test_trust();
    const StoredReceipt all[] = {
        {"as4-115-push-gzip", test_115}, {"as4-115-push-plain", test_115}, {"as4-115-sign-only", test_115},
        {"as4-20-push-gzip", test_20},   {"as4-20-push-plain", test_20},   {"as4-20-push-anchor", test_20},
    };
    for (const auto& [name, profile] : all) {
        const auto signal = read_signal(soap, vector_text(std::string(name) + ".receipt.xml"),
                                        expectation(profile, "xb-moj"), *trust, test_now());
        ASSERT_TRUE(signal) << name << ": " << signal.error().detail;
        const std::string id = vector_manifest().find("messages")->find(name)->string_at("messageId").value();
        const auto references = references_of_stored(name);
        const auto checked = check_receipt(*signal, {id, references});
        EXPECT_TRUE(checked) << name << ": " << checked.error().detail;
        EXPECT_EQ(signal->signer->authority, "xb-moj") << name;
        EXPECT_EQ(signal->anchor.empty(), std::string_view(name) != "as4-20-push-anchor") << name;
        EXPECT_EQ(signal->header.receipt->references, references) << name << ": order and values of the message";
    }
}

TEST(StoredReceipts, that_prove_nothing_are_told_apart) {
    const auto trust = test_trust();
    const auto references = references_of_stored("as4-115-push-gzip");
    const auto& messages = *vector_manifest().find("messages");
    const SentMessage sent{messages.find("as4-115-push-gzip")->string_at("messageId").value(), references};
    std::size_t count = 0;
    for (const auto& [name, variant] : *vector_manifest().find("variants")->as_object()) {
        if (!name.starts_with("r")) continue;
        ++count;
        const auto signal = read_signal(soap, vector_text("variants/" + name + ".receipt.xml"),
                                        expectation(test_115, "xb-moj"), *trust, test_now());
        ASSERT_TRUE(signal) << name << ": " << signal.error().detail;
        const auto checked = check_receipt(*signal, sent);
        const std::string expected = variant.string_at("expect").value();
        if (expected == "accept") {
            EXPECT_TRUE(checked) << name << ": " << checked.error().detail;
        } else {
            ASSERT_FALSE(checked) << name;
            EXPECT_EQ(to_string(checked.error().code), expected) << name << ": " << checked.error().detail;
        }
    }
    EXPECT_EQ(count, 5U);
}

class Signals : public testing::TestWithParam<const TestProfile*> {
   protected:
    const TestProfile& profile() const { return *GetParam(); }
    std::string signal(const SignalMessage& signal, const std::string& authority = "xb",
                       const std::optional<HandedAnchor>& anchor = std::nullopt) {
        const TestSigner with(profile(), authority);
        const auto made = make_signal(signal, anchor, with.signer, crypto::system_random());
        EXPECT_TRUE(made) << to_string(made.error());
        return made.value();
    }
    EbmsResult<SignalRead> read(std::string_view body) {
        return read_signal(soap, body, expectation(profile(), "xb-moj"), *trust_, test_now());
    }
    SignalMessage receipt() {
        IncomingMessage message;
        message.header.info.message_id = "m1@gw.xa.example";
        message.references = references_of_stored("as4-115-push-gzip");
        return receipt_for(message, "r1@gw.xb.example", test_now());
    }

    std::unique_ptr<Trust> trust_ = test_trust();
};

TEST_P(Signals, AreReadBackAsTheyWereMade) {
    const SignalMessage made = receipt();
    const auto read_back = read(signal(made));
    ASSERT_TRUE(read_back) << read_back.error().detail;
    EXPECT_EQ(read_back->header, made);
    EXPECT_EQ(read_back->signer.value().authority, "xb-moj") << read_back->fault->detail;
    EXPECT_TRUE(check_receipt(*read_back, {"m1@gw.xa.example", made.receipt->references}));

    Refusal refusal;
    refusal.code = EbmsCode::policy_noncompliance;
    refusal.detail = "secret words";
    refusal.message_id = "m1@gw.xa.example";
    const std::string error = signal(error_for(refusal, "e1@gw.xb.example", test_now()));
    EXPECT_EQ(error.find("secret"), std::string::npos);
    const auto error_back = read(error);
    ASSERT_TRUE(error_back) << error_back.error().detail;
    EXPECT_TRUE(error_back->signer);
    ASSERT_EQ(error_back->header.errors.size(), 1U);
    EXPECT_EQ(error_back->header.errors[0].code, "EBMS:0103");
    EXPECT_EQ(check_receipt(*error_back, {"m1@gw.xa.example", {}}).error().code, EbmsCode::invalid_receipt);
}

TEST_P(Signals, MayHoldAFaultBesideTheErrorUnderTheSignature) {
    Refusal refusal;
    refusal.code = EbmsCode::policy_noncompliance;
    refusal.message_id = "m1@gw.xa.example";
    const TestSigner with(profile(), "xb");
    const auto made = make_signal(error_for(refusal, "e1@gw.xb.example", test_now()), std::nullopt, with.signer,
                                  crypto::system_random(), SignalBody::soap_fault);
    ASSERT_TRUE(made);
    EXPECT_NE(made->find("S12:Sender"), std::string::npos);
    const auto read_back = read(*made);
    ASSERT_TRUE(read_back) << read_back.error().detail;
    EXPECT_TRUE(read_back->signer);
    std::string changed = *made;
    changed.replace(changed.find("S12:Sender"), 10, "S12:Nobody");
    EXPECT_FALSE(read(changed)->signer) << "the body is signed too";
}

TEST_P(Signals, CarryAnAnchorUnderTheSignature) {
    const HandedAnchor anchor{"old 0\n", std::nullopt};
    const auto read_back = read(signal(receipt(), "xb", anchor));
    ASSERT_TRUE(read_back) << read_back.error().detail;
    EXPECT_TRUE(read_back->signer) << read_back->fault->detail;
    EXPECT_NE(read_back->anchor.find(format::base64(octets("old 0\n"))), std::string::npos);
}

TEST_P(Signals, StayReceiptsWhereTheirAnchorCannotBeRead) {
    const TestSigner with(profile(), "xb");
    const SignalMessage made = receipt();
    const SignedBlock blocks[] = {
        {"_msg-1", messaging_block(made, "_msg-1").value()},
        {"_body-1", body_block("_body-1").value()},
        {"_anchor-1",
         fmt::format(
             R"(<la:LogAnchor xmlns:la="{}" xmlns:wsu="{}" wsu:Id="_anchor-1"><la:Other></la:Other></la:LogAnchor>)",
             ns::la, ns::wsu)}};
    const auto security = make_security(with.signer, std::nullopt, blocks, {}, "1", crypto::system_random());
    ASSERT_TRUE(security) << to_string(security.error());
    const auto read_back = read(envelope_text({.security = security->block,
                                               .messaging = blocks[0].text,
                                               .anchor = blocks[2].text,
                                               .fragment = {},
                                               .body = blocks[1].text}));
    ASSERT_TRUE(read_back) << read_back.error().detail;
    EXPECT_TRUE(read_back->signer) << read_back->fault->detail;
    EXPECT_EQ(read_back->anchor, "");
    EXPECT_TRUE(check_receipt(*read_back, {"m1@gw.xa.example", made.receipt->references}));
}

TEST_P(Signals, CountAsUnsignedUnlessTheAddressedPartySigned) {
    const auto foreign = read(signal(receipt(), "xa"));
    ASSERT_TRUE(foreign) << foreign.error().detail;
    EXPECT_FALSE(foreign->signer);
    EXPECT_EQ(check_receipt(*foreign, {"m1@gw.xa.example", receipt().receipt->references}).error().code,
              EbmsCode::failed_authentication);

    std::string changed = signal(receipt());
    changed.replace(changed.find("m1@gw.xa.example"), 2, "m2");
    EXPECT_FALSE(read(changed)->signer);

    std::string unsigned_one = signal(receipt());
    const auto from = unsigned_one.find("<wsse:Security");
    const std::string end = "</wsse:Security>";
    unsigned_one.erase(from, unsigned_one.find(end) + end.size() - from);
    const auto read_unsigned = read(unsigned_one);
    ASSERT_TRUE(read_unsigned) << read_unsigned.error().detail;
    EXPECT_FALSE(read_unsigned->signer);
}

TEST_P(Signals, AreReadOutOfAMultipartToo) {
    const std::string body =
        "--b\r\nContent-Type: application/soap+xml\r\nContent-ID: <r@x>\r\n\r\n" + signal(receipt()) + "\r\n--b--";
    const auto signal =
        read_signal("multipart/related; boundary=b", body, expectation(profile(), "xb-moj"), *trust_, test_now());
    ASSERT_TRUE(signal) << signal.error().detail;
    EXPECT_TRUE(signal->signer);
}

TEST_P(Signals, WithoutASignalAreAnError) {
    for (const char* body : {"", "Bad Gateway", "<a/>", "<S12:Envelope xmlns:S12='urn:other'/>"})
        EXPECT_FALSE(read(body));
    EXPECT_FALSE(read_signal("text/html", signal(receipt()), expectation(profile(), "xb-moj"), *trust_, test_now()));
}

INSTANTIATE_TEST_SUITE_P(Profiles, Signals, testing::Values(&test_115, &test_20),
                         [](const auto& info) { return info.param->signing; });

TEST(SameReferences, compareValuesInAnyOrder) {
    auto references = references_of_stored("as4-115-push-gzip");
    auto other = references;
    std::ranges::reverse(other);
    EXPECT_TRUE(same_references(references, other));
    other.pop_back();
    EXPECT_FALSE(same_references(references, other));
    other = references;
    other[2].digest[0] ^= '\1';
    EXPECT_FALSE(same_references(references, other));
    other = references;
    other[2].transforms.clear();
    EXPECT_FALSE(same_references(references, other));
    other = references;
    other.push_back(other.back());
    EXPECT_FALSE(same_references(references, other));
}

}  // namespace
}  // namespace comity::channel
