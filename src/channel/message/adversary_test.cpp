// SPDX-License-Identifier: EUPL-1.2
// A listed peer that signs what it should not, and somebody on the way who changes what was signed.
#include <gtest/gtest.h>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_writer.h"
#include "channel/message/test_reception.h"

namespace comity::channel {
namespace {

constexpr std::string_view soap = "application/soap+xml; charset=UTF-8";

PMode without_encryption() {
    PMode pmode = test_pmode("pm-115-sign");
    pmode.properties.clear();
    return pmode;
}

/// A message of xa-moj without parts, with a good signature over all its blocks.
std::string signed_message(const std::optional<MessageFragment>& fragment = std::nullopt) {
    UserMessage header;
    header.info = {test_now(), "m1@gw.xa.example", ""};
    header.from = {test_party("xa-moj"), std::string(initiator_role)};
    header.to = {test_party("xb-moj"), std::string(responder_role)};
    header.agreement = Agreement{"urn:x-comity:agreement:default", ""};
    header.service = {"coop-1", "urn:x-comity:services"};
    header.action = "SubmitRequest";
    header.conversation_id = "8d5f6c1e";
    std::vector<SignedBlock> blocks{{"_msg-1", messaging_block(header, "_msg-1").value()},
                                    {"_body-1", body_block("_body-1").value()}};
    if (fragment) blocks.push_back({"_frag-1", fragment_block(*fragment, "_frag-1").value()});
    const TestSigner signer(test_115, "xa");
    const auto security = make_security(signer.signer, std::nullopt, blocks, {}, "1", crypto::system_random()).value();
    return envelope_text({.security = security.block,
                          .messaging = blocks[0].text,
                          .anchor = {},
                          .fragment = fragment ? blocks[2].text : std::string(),
                          .body = blocks[1].text});
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return text.replace(at, from.size(), to);
}

/// The action that was understood, or the refusal.
std::string outcome(const std::string& text) {
    const auto received = TestReception(std::vector{without_encryption()}).receive(soap, text);
    if (!received) {
        const Refusal& refusal = received.error();
        return refusal.status == 200 ? to_string(refusal.code) : std::to_string(refusal.status);
    }
    const auto* message = std::get_if<IncomingMessage>(&*received);
    return message ? message->header.action : "no message";
}

TEST(Adversary, GivesWhatItSignedUnlessItIsAFragment) {
    EXPECT_EQ(outcome(signed_message()), "SubmitRequest");
    MessageFragment fragment;
    fragment.href = "cid:fragment-1@gw.xa.example";
    fragment.group_id = "g@gw.xa.example";
    EXPECT_EQ(outcome(signed_message(fragment)), "EBMS:0103");
}

// What leaves the canonical form as it is leaves the message as it is.
TEST(Adversary, ChangesNothingWhereTheSignatureStillHolds) {
    const std::string text = signed_message();
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"SubmitRequest", "Submit<!-- Withdraw -->Request"},
             {"SubmitRequest", "<![CDATA[Submit]]>Request"},
             {"SubmitRequest", "Sub&#x6D;itRequest"},
             {"<S12:Envelope ", "<S12:Envelope xml:base=\"urn:x\" xml:lang=\"en\" xmlns:eb=\"urn:other\" Id=\"x\" "},
             {"<S12:Header>", "<S12:Header><x:y xmlns:x=\"urn:x\"><x:z/></x:y>"},
             {"</S12:Envelope>", "\n</S12:Envelope>\n<!-- c -->"},
         }) {
        EXPECT_EQ(outcome(changed(text, from, to)), "SubmitRequest") << to;
    }
}

TEST(Adversary, CannotChangeWhatWasSigned) {
    const std::string text = signed_message();
    const auto messaging =
        text.substr(text.find("<eb:Messaging"), text.find("</eb:Messaging>") + 15 - text.find("<eb:Messaging"));
    const auto forged = changed(messaging, "SubmitRequest", "WithdrawRequest");
    const std::string keep = "<x:k xmlns:x=\"urn:x\">";
    for (const auto& [from, to, code] : std::vector<std::tuple<std::string, std::string, std::string>>{
             {"SubmitRequest", "WithdrawRequest", "EBMS:0101"},
             {"SubmitRequest", "SubmitRequest ", "EBMS:0101"},
             {"<eb:Messaging ", "<eb:Messaging xml:lang=\"en\" ", "EBMS:0101"},
             {"</S12:Body>", "\n</S12:Body>", "EBMS:0101"},
             {messaging, messaging + messaging, "EBMS:0009"},
             {messaging, forged + keep + messaging + "</x:k>", "EBMS:0009"},
             {messaging, forged + keep + changed(messaging, "wsu:Id", "x:Id") + "</x:k>", "EBMS:0009"},
             {"</ds:Signature>", "<ds:Object>" + messaging + "</ds:Object></ds:Signature>", "EBMS:0009"},
             {messaging, changed(forged, "_msg-1", "_msg-2"), "EBMS:0103"},
             {"URI=\"#_msg-1\"", "URI=\"#_body-1\"", "EBMS:0103"},
             {"URI=\"#_msg-1\"", "URI=\"\"", "EBMS:0103"},
             {"URI=\"#_msg-1\"", "URI=\"#xpointer(id('_msg-1'))\"", "EBMS:0103"},
             {"<ds:KeyInfo>", "<ds:Object/><ds:KeyInfo>", "EBMS:0103"},
             {"<S12:Header>", "<S12:Header><la:LogAnchor xmlns:la=\"urn:x-comity:anchor:1\"/>", "EBMS:0103"},
             {"<S12:Header>", "<S12:Header><x:y xmlns:x=\"urn:x\" S12:mustUnderstand=\"true\"/>", "500"},
             {"<S12:Header>", "<S12:Header><x:y xmlns:x=\"urn:x\" Id=\"_msg-1\"/>", "EBMS:0009"},
             {"<S12:Envelope", "<!DOCTYPE S12:Envelope><S12:Envelope", "400"},
             {"<S12:Header>", "<?x y?><S12:Header>", "400"},
         }) {
        EXPECT_EQ(outcome(changed(text, from, to)), code) << to.substr(0, 200);
    }
}

}  // namespace
}  // namespace comity::channel
