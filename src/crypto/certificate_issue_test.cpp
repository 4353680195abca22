// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate_issue.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "crypto/certificate_chain.h"
#include "crypto/channel_vectors.h"
#include "crypto/secret_file.h"

namespace comity::crypto {
namespace {

Instant at(const char* text) {
    return parse_instant(text).value();
}

const DistinguishedName subject = {{{"2.5.4.6", "XA"}}, {{"2.5.4.10", "Министерство"}}, {{"2.5.4.3", "xa-moj"}}};

/// What the openssl program says of it, as a second opinion.
bool openssl_accepts(const std::string& command, const std::string& pem) {
    const SecretFile file(pem);
    return std::system((command + " -in " + file.path().string() + " > /dev/null 2>&1").c_str()) == 0;
}

TEST(certificate_request, is_signed_with_its_own_key) {
    for (const KeyKind kind : {KeyKind::rsa, KeyKind::p256, KeyKind::ed25519}) {
        const auto key = kind == KeyKind::rsa ? vector_key("xa-sign-rsa") : make_private_key(kind).value().key;
        const auto request = make_request(subject, key->public_key(), *key);
        ASSERT_TRUE(request) << to_string(request.error());
        EXPECT_TRUE(request->is_signed_by(key->public_key()));
        EXPECT_EQ(request->subject(), subject);
        EXPECT_EQ(request->public_key(), key->public_key());
        EXPECT_TRUE(openssl_accepts("openssl req -verify -noout", request->pem()));
        const auto again = CertificateRequest::from_pem(request->pem());
        ASSERT_TRUE(again);
        EXPECT_EQ(again->der(), request->der());
    }
}

TEST(certificate_request, for_x25519_is_signed_with_another_key) {
    const auto x25519 = make_private_key(KeyKind::x25519).value();
    EXPECT_FALSE(make_request(subject, x25519.key->public_key(), *x25519.key));
    const auto signer = vector_key("xa-sign-ed25519");
    const auto request = make_request(subject, x25519.key->public_key(), *signer);
    ASSERT_TRUE(request) << to_string(request.error());
    EXPECT_EQ(request->public_key(), x25519.key->public_key());
    EXPECT_TRUE(request->is_signed_by(signer->public_key()));
    EXPECT_FALSE(request->is_signed_by(vector_key("xb-sign-ed25519")->public_key()));
}

TEST(certificate_request, refuses_what_is_none) {
    const auto key = vector_key("xa-sign-ed25519");
    const std::string der = make_request(subject, key->public_key(), *key)->der();
    EXPECT_FALSE(CertificateRequest::from_der({}));
    EXPECT_FALSE(CertificateRequest::from_der(octets(der + '\0')));
    EXPECT_FALSE(CertificateRequest::from_der(octets(der).first(40)));
    EXPECT_FALSE(CertificateRequest::from_pem("nothing"));
    EXPECT_EQ(CertificateRequest::from_der(octets(std::string(max_request_octets + 1, '0'))).error().kind,
              ErrorKind::limit);
    std::string changed = der;
    changed.back() ^= 1;
    EXPECT_FALSE(CertificateRequest::from_der(octets(changed))->is_signed_by(key->public_key()));
}

TEST(issued_certificate, is_what_was_ordered) {
    const auto authority_key = make_private_key(KeyKind::p256).value().key;
    const CertificateOrder authority_order{.subject = {{{"2.5.4.3", "federation"}}},
                                           .public_key = authority_key->public_key(),
                                           .not_before = at("2026-01-01T00:00:00Z"),
                                           .not_after = at("2036-01-01T00:00:00Z"),
                                           .usage = {.certificate_signing = true, .crl_signing = true},
                                           .is_authority = true,
                                           .hosts = {}};
    const auto authority = issue_certificate(authority_order, nullptr, *authority_key, system_random());
    ASSERT_TRUE(authority) << to_string(authority.error());
    EXPECT_TRUE(authority->is_authority());
    EXPECT_EQ(authority->issuer(), authority->subject());

    const auto x25519 = make_private_key(KeyKind::x25519).value().key;
    const CertificateOrder order{.subject = subject,
                                 .public_key = x25519->public_key(),
                                 .not_before = at("2026-02-01T00:00:00Z"),
                                 .not_after = at("2028-02-01T00:00:00Z"),
                                 .usage = {.key_agreement = true},
                                 .hosts = {}};
    const auto certificate = issue_certificate(order, &*authority, *authority_key, system_random());
    ASSERT_TRUE(certificate) << to_string(certificate.error());
    EXPECT_EQ(certificate->subject(), subject);
    EXPECT_EQ(certificate->issuer(), authority->subject());
    EXPECT_EQ(certificate->public_key(), x25519->public_key());
    EXPECT_EQ(certificate->key_usage(), order.usage);
    EXPECT_EQ(certificate->not_before(), order.not_before);
    EXPECT_EQ(certificate->not_after(), order.not_after);
    EXPECT_TRUE(certificate->subject_key_identifier());
    EXPECT_FALSE(certificate->is_authority());
    const std::vector<Certificate> anchors = {*authority};
    EXPECT_TRUE(check_chain(*certificate, {}, anchors, at("2027-01-01T00:00:00Z")));
    EXPECT_NE(issue_certificate(order, &*authority, *authority_key, system_random())->serial(), certificate->serial());
}

TEST(issued_certificate, is_accepted_by_openssl_with_every_key) {
    for (const KeyKind kind : {KeyKind::rsa, KeyKind::p256, KeyKind::ed25519}) {
        const auto key = kind == KeyKind::rsa ? vector_key("xa-sign-rsa") : make_private_key(kind).value().key;
        const CertificateOrder order{.subject = subject,
                                     .public_key = key->public_key(),
                                     .not_before = at("2026-01-01T00:00:00Z"),
                                     .not_after = at("2126-01-01T00:00:00Z"),
                                     .usage = {.digital_signature = true},
                                     .hosts = {"gw.xa.example", "127.0.0.1", "::1"}};
        const auto certificate = issue_certificate(order, nullptr, *key, system_random());
        ASSERT_TRUE(certificate) << to_string(certificate.error());
        const SecretFile file(certificate->pem());
        EXPECT_EQ(std::system(("openssl verify -partial_chain -attime 1900000000 -check_ss_sig -verify_hostname "
                               "gw.xa.example -trusted " +
                               file.path().string() + " " + file.path().string() + " > /dev/null 2>&1")
                                  .c_str()),
                  0)
            << name_of(kind);
    }
}

TEST(issued_certificate, is_refused_where_the_order_is_wrong) {
    const auto key = vector_key("xa-sign-ed25519");
    CertificateOrder order{.subject = subject,
                           .public_key = key->public_key(),
                           .not_before = at("2026-01-01T00:00:00Z"),
                           .not_after = at("2025-01-01T00:00:00Z"),
                           .usage = {},
                           .hosts = {}};
    EXPECT_EQ(issue_certificate(order, nullptr, *key, system_random()).error().message,
              "X.509 does not take an end before the beginning");
    order.not_after = at("2027-01-01T00:00:00Z");
    EXPECT_TRUE(issue_certificate(order, nullptr, *key, system_random()));
    order.hosts = {"gw.xa.example,DNS:other.example"};
    EXPECT_EQ(issue_certificate(order, nullptr, *key, system_random()).error().message,
              "X.509 does not take the host 'gw.xa.example,DNS:other.example'");
    order.hosts = {};
    order.subject = {{{"2.5.4.6", "Atlantis"}}};
    EXPECT_FALSE(issue_certificate(order, nullptr, *key, system_random())) << "a country has two letters";
    order.subject = subject;
    const Certificate authority = vector_certificate("ca-ed25519");
    EXPECT_FALSE(issue_certificate(order, &authority, *key, system_random())) << "not the authority's key";
}

}  // namespace
}  // namespace comity::crypto
