// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate.h"

#include <gtest/gtest.h>

#include "crypto/channel_vectors.h"

namespace comity::crypto {
namespace {

TEST(certificate, says_what_openssl_reads_in_it) {
    // openssl x509 -in tests/vectors/channel/xb-enc-rsa.crt.pem -noout -text -fingerprint
    const Certificate certificate = vector_certificate("xb-enc-rsa");
    EXPECT_EQ(certificate.serial(), "4");
    EXPECT_EQ(to_string(certificate.issuer()), "CN=test CA rsa,O=Comity test vectors,C=XA");
    EXPECT_EQ(to_string(certificate.subject()), "CN=xb-moj enc,O=Comity test vectors,C=XA");
    EXPECT_EQ(to_string(certificate.not_before()), "2026-01-01T00:00:00.000Z");
    EXPECT_EQ(to_string(certificate.not_after()), "2046-01-01T00:00:00.000Z");
    EXPECT_EQ(certificate.public_key().kind(), KeyKind::rsa);
    EXPECT_EQ(certificate.public_key().bits(), 3072);
    EXPECT_EQ(certificate.key_usage(), (KeyUsage{.key_encipherment = true}));
    EXPECT_FALSE(certificate.is_authority());
    EXPECT_EQ(hex(certificate.digest()), "3b7d577605366b3a92dd1bbfe2cd735fc7664481344b00e2e5db62a7d38ed873");
    EXPECT_EQ(hex(certificate.thumbprint()), "110dc5677bb84887b9c9d2f0ab1350f9fc87083f");
    ASSERT_TRUE(certificate.subject_key_identifier());
    EXPECT_EQ(hex(octets(*certificate.subject_key_identifier())), "bb6625599a335b18c88b43a89b8e12b8ea506eaf");
}

TEST(certificate, tells_authorities_and_purposes_apart) {
    EXPECT_TRUE(vector_certificate("ca-ed25519").is_authority());
    EXPECT_EQ(vector_certificate("ca-ed25519").key_usage(),
              (KeyUsage{.certificate_signing = true, .crl_signing = true}));
    EXPECT_EQ(vector_certificate("xa-sign-ed25519").key_usage(),
              (KeyUsage{.digital_signature = true, .content_commitment = true}));
    EXPECT_EQ(vector_certificate("xa-enc-x25519").key_usage(), (KeyUsage{.key_agreement = true}));
    EXPECT_EQ(vector_certificate("xa-enc-x25519").public_key().kind(), KeyKind::x25519);
}

TEST(certificate, is_in_force_from_the_first_instant_through_the_last_second) {
    const Certificate certificate = vector_certificate("xa-sign-rsa");
    const auto at = [](const char* text) { return parse_instant(text).value(); };
    EXPECT_FALSE(certificate.in_force(at("2025-12-31T23:59:59.999Z")));
    EXPECT_TRUE(certificate.in_force(at("2026-01-01T00:00:00Z")));
    EXPECT_TRUE(certificate.in_force(at("2046-01-01T00:00:00.999Z")));
    EXPECT_FALSE(certificate.in_force(at("2046-01-01T00:00:01Z")));
}

TEST(certificate, is_named_by_issuer_and_number) {
    const Certificate certificate = vector_certificate("xb-enc-rsa");
    EXPECT_TRUE(certificate.is_named("CN=test CA rsa,O=Comity test vectors,C=XA", "4"));
    EXPECT_TRUE(certificate.is_named("CN=test CA rsa, O=Comity test vectors, C=XA", "4"));
    EXPECT_FALSE(certificate.is_named("CN=test CA rsa,O=Comity test vectors,C=XA", "5"));
    EXPECT_FALSE(certificate.is_named("CN=test CA rsa,O=Comity test vectors,C=XA", "04"));
    EXPECT_FALSE(certificate.is_named("CN=test CA ed25519,O=Comity test vectors,C=XA", "4"));
    EXPECT_FALSE(certificate.is_named("C=XA,O=Comity test vectors,CN=test CA rsa", "4"));
    EXPECT_FALSE(certificate.is_named("no name", "4"));
}

TEST(certificate, is_der_and_nothing_else) {
    const std::string der = vector_certificate("xa-sign-ed25519").der();
    EXPECT_TRUE(Certificate::from_der(octets(der)));
    EXPECT_EQ(Certificate::from_der(octets(der + '\0')).error().message,
              "this is no X.509 certificate: octets follow it");
    EXPECT_FALSE(Certificate::from_der(octets(der).first(der.size() - 1)));
    EXPECT_FALSE(Certificate::from_der({}));
    // The outer length in one octet more than it needs, which BER allows and DER does not.
    ASSERT_EQ(der.substr(0, 2), "\x30\x82");
    const std::string longer = std::string("\x30\x83\0", 3) + der.substr(2);
    EXPECT_EQ(Certificate::from_der(octets(longer)).error().message,
              "this is no X.509 certificate: it is not encoded in DER");
    EXPECT_EQ(Certificate::from_der(octets(std::string(max_certificate_octets + 1, '0'))).error().kind,
              ErrorKind::limit);
}

TEST(certificate, stays_itself_in_pem) {
    const std::string pem = channel_vector("xa-sign-rsa.crt.pem");
    EXPECT_EQ(vector_certificate("xa-sign-rsa").pem(), pem);
    EXPECT_TRUE(Certificate::from_pem("of the registrar\n" + pem + "\n"));
    EXPECT_EQ(Certificate::from_pem(pem + pem).error().message,
              "this is no X.509 certificate: there are several in the PEM");
    EXPECT_EQ(Certificate::all_from_pem(pem + channel_vector("ca-rsa.crt.pem"))->size(), 2U);
    EXPECT_EQ(Certificate::from_pem("").error().message, "this is no X.509 certificate: there is none in the PEM");
    EXPECT_EQ(Certificate::from_pem(pem.substr(0, 400)).error().message,
              "this is no X.509 certificate: the PEM is damaged");
    std::string many;
    for (std::size_t i = 0; i < max_certificates_in_pem; ++i) many += channel_vector("xa-sign-ed25519.crt.pem");
    EXPECT_EQ(Certificate::all_from_pem(many)->size(), max_certificates_in_pem);
    EXPECT_EQ(Certificate::all_from_pem(many + pem).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::crypto
