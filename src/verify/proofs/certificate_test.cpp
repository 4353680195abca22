// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verify/instant.h"
#include "verify/octets.h"
#include "verify/proofs/proof_vectors.h"

namespace comity::verify {
namespace {

using testing::HasSubstr;

/// Of itself, made by OpenSSL on the command line, as the signature below.
constexpr const char* p256_pem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBczCCARmgAwIBAgIUMD6Gi66JzG57lpYcPaVzv7cCF/cwCgYIKoZIzj0EAwIw\n"
    "DzENMAsGA1UEAwwEcDI1NjAeFw0yNjExMjIyMDA5NDJaFw00NjExMTcyMDA5NDJa\n"
    "MA8xDTALBgNVBAMMBHAyNTYwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQW8Uuo\n"
    "jSKRvZo/X99hIxKcZ4e8KZRL3Q1pg9Z2e6YdWUDT6zQWu5Q5iPW40+vSGLd9mS0e\n"
    "KGkqSe0HLzQrh5QQo1MwUTAdBgNVHQ4EFgQUJWbCSVki9a7htVdMiGbNlwTCU7sw\n"
    "HwYDVR0jBBgwFoAUJWbCSVki9a7htVdMiGbNlwTCU7swDwYDVR0TAQH/BAUwAwEB\n"
    "/zAKBggqhkjOPQQDAgNIADBFAiEA6CVZZj+L2WWo004YuVeL20jfFsLp9+voB1hC\n"
    "J/e5C10CICfxYMgloGp7xhAjUmAPsJB5JBgVR36+MzNt4QO+ZVHx\n"
    "-----END CERTIFICATE-----\n";
constexpr const char* p256_signature =
    "1p+EeWUB9m78veCvjopfdjd9mcOXVtXBkYL4TGfVJXds4b5CU2l3z6f48cB7qlSAyDktx2J4JDomgNfMq6N4qQ==";

std::string der_of(const std::string& pem) {
    return read_anchors(pem).value().front();
}

std::int64_t seconds(const char* instant) {
    return xml_instant_of(instant).value() / 1000;
}

TEST(ProofCertificate, VerifiesWithP256AndNothingElse) {
    const std::string certificate = der_of(p256_pem);
    const std::string signature = from_base64(p256_signature).value();
    EXPECT_TRUE(certificate_verifies(certificate, SignatureMethod::ecdsa_sha256, "signed text", signature));
    EXPECT_FALSE(certificate_verifies(certificate, SignatureMethod::ecdsa_sha256, "signed texT", signature));
    EXPECT_FALSE(certificate_verifies(certificate, SignatureMethod::ecdsa_sha256, "signed text", signature + "x"));
    EXPECT_FALSE(certificate_verifies(certificate, SignatureMethod::rsa_sha256, "signed text", signature));
    EXPECT_FALSE(certificate_verifies(certificate, SignatureMethod::ed25519, "signed text", signature));
    EXPECT_FALSE(certificate_verifies("no certificate", SignatureMethod::ecdsa_sha256, "signed text", signature));
    EXPECT_FALSE(certificate_verifies(certificate + "x", SignatureMethod::ecdsa_sha256, "signed text", signature));
}

TEST(ProofCertificate, KnowsTheAlgorithmsOfTheChannelAlone) {
    EXPECT_EQ(signature_method_of("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"), SignatureMethod::rsa_sha256);
    EXPECT_EQ(signature_method_of("http://www.w3.org/2000/09/xmldsig#rsa-sha1"), std::nullopt);
    EXPECT_EQ(signature_method_of("http://www.w3.org/2000/09/xmldsig#hmac-sha1"), std::nullopt);
}

TEST(ProofCertificate, LeadsToAnAnchorInItsTime) {
    const std::string ca = vector_file("ca-rsa.crt.pem");
    const std::string signer = der_of(vector_file("xb-sign-rsa.crt.pem"));
    const auto anchors = read_anchors(ca).value();
    const auto told = [&](const std::string& der, const std::vector<std::string>& believed, const char* when) {
        const auto leads = leads_to_anchor(der, {}, believed, seconds(when));
        return leads ? "leads" : leads.error();
    };
    EXPECT_EQ(told(signer, anchors, "2026-03-04T10:12:00Z"), "leads");
    EXPECT_THAT(told(signer, anchors, "2025-12-31T23:59:59Z"), HasSubstr("not yet valid"));
    EXPECT_THAT(told(signer, anchors, "2046-01-02T00:00:00Z"), HasSubstr("expired"));
    EXPECT_THAT(told(signer, read_anchors(vector_file("ca-ed25519.crt.pem")).value(), "2026-03-04T10:12:00Z"),
                HasSubstr("its certificate does not lead to an anchor: "));
    EXPECT_EQ(told(der_of(vector_file("xb-enc-rsa.crt.pem")), anchors, "2026-03-04T10:12:00Z"),
              "its certificate is not for signing");
    EXPECT_EQ(told("x", anchors, "2026-03-04T10:12:00Z"), "its certificate cannot be read");
}

TEST(ProofCertificate, ReadsFilesOfAnchorsWholeOrNotAtAll) {
    const std::string one = vector_file("ca-rsa.crt.pem");
    EXPECT_EQ(read_anchors(one + one).value().size(), 2U);
    EXPECT_FALSE(read_anchors(""));
    EXPECT_FALSE(read_anchors("no PEM"));
    EXPECT_FALSE(read_anchors(one + one.substr(0, one.size() / 2)));
    std::string many;
    for (std::size_t i = 0; i < max_anchors; ++i) many += p256_pem;
    EXPECT_EQ(read_anchors(many).value().size(), max_anchors);
    EXPECT_EQ(read_anchors(many + p256_pem).error(), "it has more than 256 certificates");
}

TEST(ProofCertificate, ReadsAPathFromItsSigner) {
    // X509PKIPathv1: a SEQUENCE from the one nearest the anchor to the signer's.
    const auto sequence = [](const std::string& content) {
        std::string der = "\x30\x82";
        der += static_cast<char>(content.size() >> 8);
        return der + static_cast<char>(content.size() & 0xFF) + content;
    };
    const std::string ca = der_of(vector_file("ca-ed25519.crt.pem"));
    const std::string signer = der_of(vector_file("xb-sign-ed25519.crt.pem"));
    EXPECT_EQ(read_certificate_path(sequence(ca + signer)).value(), (std::vector{signer, ca}));
    EXPECT_FALSE(read_certificate_path(sequence(ca + signer) + "x"));
    EXPECT_FALSE(read_certificate_path(""));
    EXPECT_FALSE(read_certificate_path(std::string("\x30\x00", 2)));
    std::string many;
    for (std::size_t i = 0; i < max_path_certificates; ++i) many += signer;
    EXPECT_EQ(read_certificate_path(sequence(many)).value().size(), max_path_certificates);
    EXPECT_FALSE(read_certificate_path(sequence(many + signer)));
}

}  // namespace
}  // namespace comity::verify
