// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/sealed_evidence.h"

#include <gtest/gtest.h>

#include "verify/octets.h"
#include "verify/proofs/proof_vectors.h"

namespace comity::verify {
namespace {

const std::string xml = stored_evidence();

std::string told(const std::string& text) {
    const auto root = read_xml(text);
    if (!root) return root.error();
    const auto evidence = read_sealed_evidence(**root);
    return evidence ? "sealed" : evidence.error();
}

TEST(SealedEvidence, ReadsWhatTheNodeSeals) {
    const auto root = read_xml(xml);
    const auto evidence = read_sealed_evidence(**root);
    ASSERT_TRUE(evidence) << evidence.error();
    EXPECT_EQ(evidence->event, "RelayAcceptance");
    EXPECT_EQ(evidence->issuer, "xb-moj");
    EXPECT_EQ(evidence->sender, "xa-moj");
    EXPECT_EQ(evidence->recipient, "xb-moj");
    EXPECT_EQ(evidence->message, "00000000-0000-4000-8000-000000000003");
    EXPECT_EQ(evidence->stated, "2026-03-04T10:11:13.001Z");
    EXPECT_EQ(evidence->sealed, "2026-03-04T10:11:14.000Z");
    EXPECT_EQ(evidence->receipt, sha256(vector_file("as4-20-push-gzip.receipt.xml")));
    ASSERT_EQ(evidence->contents.size(), 2U);
    EXPECT_EQ(evidence->contents[1], (SealedEvidence::Content{"annex-1", sha256("annex")}));
    EXPECT_EQ(evidence->certificates.size(), 1U);
}

TEST(SealedEvidence, ATimeStampInsideChangesNothing) {
    EXPECT_EQ(told(replaced(xml, "</xades:SignedProperties>",
                            "</xades:SignedProperties><xades:UnsignedProperties>x</xades:UnsignedProperties>")),
              "sealed");
}

TEST(SealedEvidence, FindsWhatWasChanged) {
    const auto altered = [&](const std::string& from, const std::string& to) { return told(replaced(xml, from, to)); };
    EXPECT_EQ(altered("xa-moj/unit3", "xa-moj/unit4"), "the evidence is not the one that was sealed");
    EXPECT_EQ(altered("10:11:13.001Z", "10:11:13.002Z"), "the evidence is not the one that was sealed");
    EXPECT_EQ(altered("2026-03-04T10:11:14.000Z", "2026-03-04T10:11:15.000Z"),
              "the properties of its seal are not those that were sealed");
    EXPECT_EQ(altered("<ds:X509Certificate>MII", "<ds:X509Certificate>MIJ"),
              "its seal names another certificate than came with it");
    const std::size_t value = xml.find("<ds:SignatureValue>") + 19;
    std::string false_value = xml;
    false_value[value] = false_value[value] == 'A' ? 'B' : 'A';
    EXPECT_EQ(told(false_value), "its seal is not of the key of its certificate");
    const std::size_t seal = xml.find("<ds:Signature ");
    std::string unsealed = xml;
    unsealed.erase(seal, xml.find("</ds:Signature>") + 15 - seal);
    EXPECT_EQ(told(unsealed), "it is no evidence with a seal");
    EXPECT_EQ(told("<a/>"), "it is no evidence with a seal");
}

TEST(SealedEvidence, AnyOctetChangedIsFoundOut) {
    const std::size_t meant = xml.find("<ds:Signature ");
    for (std::size_t i = 0; i < meant; ++i) {
        std::string changed = xml;
        changed[i] ^= 1;
        EXPECT_NE(told(changed), "sealed") << i << ": " << changed.substr(i < 10 ? 0 : i - 10, 20);
    }
}

TEST(SealedEvidence, IsForTheSideThatCanKnowIt) {
    // EN 319 522-1 section 6.
    const auto said_by = [](const char* event, const char* issuer) {
        SealedEvidence evidence;
        evidence.event = event;
        evidence.issuer = issuer;
        evidence.sender = "s";
        evidence.recipient = "r";
        return issued_by_its_side(evidence);
    };
    for (const char* event : {"SubmissionAcceptance", "SubmissionRejection", "RelayFailure"})
        EXPECT_TRUE(said_by(event, "s") && !said_by(event, "r") && !said_by(event, "x")) << event;
    for (const char* event : {"RelayAcceptance", "RelayRejection", "ContentConsignment", "ContentHandover"})
        EXPECT_TRUE(!said_by(event, "s") && said_by(event, "r") && !said_by(event, "x")) << event;
    for (const char* event :
         {"ContentConsignmentFailure", "ContentHandoverFailure", "RelayToNonERDS", "ReceivedFromNonERDS"})
        EXPECT_TRUE(said_by(event, "s") && said_by(event, "r") && !said_by(event, "x")) << event;
    EXPECT_FALSE(said_by("Unknown", "s"));
}

}  // namespace
}  // namespace comity::verify
