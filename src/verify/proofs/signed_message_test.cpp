// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/signed_message.h"

#include <gtest/gtest.h>

#include "verify/octets.h"
#include "verify/proofs/proof_vectors.h"

namespace comity::verify {
namespace {

const std::string sent_20 = vector_header("as4-20-push-gzip.mime");
const std::string receipt_20 = vector_file("as4-20-push-gzip.receipt.xml");

bool made_by_its_certificate(const SignedMessage& message) {
    return !message.certificates.empty() && message.signature.made_by(message.certificates.front());
}

TEST(SignedMessage, ReadsEveryStoredMessageAndItsReceipt) {
    for (const std::string name : {"as4-115-push-gzip", "as4-115-push-plain", "as4-115-sign-only", "as4-20-push-anchor",
                                   "as4-20-push-gzip", "as4-20-push-plain"}) {
        const SignedMessage sent = message_of(vector_header(name + ".mime"));
        const SignedMessage receipt = message_of(vector_file(name + ".receipt.xml"));
        EXPECT_EQ(sent.kind, SignedMessage::Kind::message) << name;
        EXPECT_EQ(sent.from->value, "xa-moj") << name;
        EXPECT_EQ(sent.to->value, "xb-moj") << name;
        EXPECT_EQ(receipt.kind, SignedMessage::Kind::receipt) << name;
        EXPECT_EQ(receipt.answers, sent.id) << name;
        EXPECT_TRUE(made_by_its_certificate(sent)) << name;
        EXPECT_TRUE(made_by_its_certificate(receipt)) << name;
        const auto same = receipts(receipt, sent);
        EXPECT_TRUE(same) << name << ": " << same.error();
    }
}

TEST(SignedMessage, ReadsWhatOtherProductsWrite) {
    for (const std::string name : {"p01-prefixlist", "p03-pkipath"}) {
        const SignedMessage sent = message_of(vector_header("variants/" + name + ".mime"));
        EXPECT_TRUE(made_by_its_certificate(sent)) << name;
    }
}

TEST(SignedMessage, ReceiptsThatAreWrongAreFoundOut) {
    const SignedMessage sent = message_of(vector_header("as4-115-push-gzip.mime"));
    const auto told = [&](const std::string& variant) {
        const auto same = receipts(message_of(vector_file("variants/" + variant + ".receipt.xml")), sent);
        return same ? "the same" : same.error();
    };
    EXPECT_EQ(told("r01-good"), "the same");
    EXPECT_TRUE(told("r02-other-digest").starts_with("it has another digest of '")) << told("r02-other-digest");
    EXPECT_TRUE(told("r03-part-left-out").starts_with("it leaves out '")) << told("r03-part-left-out");
    // A reference that nobody sent.
    SignedMessage more = message_of(vector_file("variants/r01-good.receipt.xml"));
    more.receipted.push_back(more.receipted.front());
    EXPECT_EQ(receipts(more, sent).error(), "it is for '" + more.receipted.front().uri + "', which was not sent");
}

TEST(SignedMessage, SignatureWrappingIsRefused) {
    for (const std::string name :
         {"n01-unsigned", "n02-messaging-uncovered", "n03-body-uncovered", "n04-part-uncovered", "n08-wrap-messaging",
          "n09-wrap-same-id", "n10-wrap-body", "n12-header-changed", "n13-rsa-sha1", "n14-hmac-confusion", "n15-xslt",
          "n16-reference-twice", "n26-two-user-messages", "n38-two-party-ids"}) {
        EXPECT_NE(fault_of(vector_header("variants/" + name + ".mime")), "read") << name;
    }
    EXPECT_FALSE(made_by_its_certificate(message_of(vector_header("variants/n11-signature-value.mime"))));
}

TEST(SignedMessage, AnyOctetChangedIsFoundOutOrChangesNothing) {
    for (const std::string& good : {sent_20, receipt_20}) {
        const SignedMessage before = message_of(good);
        for (std::size_t i = 0; i < good.size(); i += 3) {
            std::string changed = good;
            changed[i] ^= static_cast<char>(1 << (i % 7));
            const auto root = read_xml(changed);
            const auto read = root ? read_signed_message(**root) : wrong("");
            if (!read || !made_by_its_certificate(*read)) continue;
            // What is not signed: tokens' ids, attributes of the signature, encryption of the parts.
            EXPECT_EQ(read->id, before.id) << i;
            EXPECT_EQ(read->answers, before.answers) << i;
            EXPECT_EQ(read->stated, before.stated) << i;
            EXPECT_EQ(read->receipted, before.receipted) << i;
            EXPECT_EQ(read->parts, before.parts) << i;
            EXPECT_EQ(read->signature.references, before.signature.references) << i;
            EXPECT_EQ(read->from, before.from) << i;
        }
    }
}

TEST(SignedMessage, AReceiptOfACutMessageSaysWhomItWasTo) {
    const std::string key = "xb-sign-ed25519.key.pem";
    const SignedMessage receipt = message_of(receipt_of_cut("<eb:PartyId type=\"t\">xb-moj</eb:PartyId>", key));
    EXPECT_TRUE(receipt.receipted.empty());
    EXPECT_TRUE(made_by_its_certificate(receipt));
    EXPECT_EQ(receipt.to, (Party{"t", "xb-moj"}));
    EXPECT_EQ(fault_of(receipt_of_cut("", key)),
              "in the message its receipt repeats: it does not name one party in To");
}

TEST(SignedMessage, ReadsPrefixesWithinTheirLimit) {
    const auto told = [](const std::string& place, std::size_t count) {
        std::string prefixes;
        for (std::size_t i = 0; i < count; ++i) prefixes += " p" + std::to_string(i);
        return fault_of(replaced(sent_20, "<ds:" + place + " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>",
                                 "<ds:" + place +
                                     " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"><ec:InclusiveNamespaces "
                                     "xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"" +
                                     prefixes + "\"/></ds:" + place + ">"));
    };
    for (const std::string place : {"CanonicalizationMethod", "Transform"}) {
        EXPECT_EQ(told(place, max_prefixes), "read") << place;
        EXPECT_EQ(told(place, max_prefixes + 1),
                  "the PrefixList of a '" + place + "' of the signature has more than 64 prefixes");
    }
}

TEST(SignedMessage, SaysWhatIsWrong) {
    EXPECT_EQ(fault_of("<a/>"), "it is no SOAP 1.2 envelope");
    EXPECT_EQ(fault_of(replaced(sent_20, "SubmitRequest", "WithdrawRequest")),
              "'Messaging' is not the one that was signed");
    EXPECT_EQ(
        fault_of(replaced(receipt_20, "xml-exc-c14n#\"/><ds:SignatureMethod", "xml-c14n11\"/><ds:SignatureMethod")),
        "the signature is over another form than exclusive C14N");
    EXPECT_EQ(fault_of(replaced(receipt_20, "KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#",
                                "KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#x")),
              "the certificate its signature names does not stand in it");
}

}  // namespace
}  // namespace comity::verify
