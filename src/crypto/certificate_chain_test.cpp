// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/certificate_issue.h"
#include "crypto/channel_vectors.h"

namespace comity::crypto {
namespace {

Instant at(const char* text) {
    return parse_instant(text).value();
}

const Instant message_time = at("2026-03-04T10:11:12Z");

/// The refusal, or "good".
std::string verdict(const Certificate& leaf, std::vector<Certificate> others, std::vector<Certificate> anchors,
                    Instant when = message_time) {
    const auto checked = check_chain(leaf, others, anchors, when);
    return checked ? "good" : checked.error().message;
}

TEST(certificate_chain, leads_to_an_anchor) {
    EXPECT_EQ(verdict(vector_certificate("xa-sign-rsa"), {}, {vector_certificate("ca-rsa")}), "good");
    EXPECT_EQ(verdict(vector_certificate("xa-sign-ed25519"), {},
                      {vector_certificate("ca-rsa"), vector_certificate("ca-ed25519")}),
              "good");
    EXPECT_EQ(verdict(vector_certificate("xb-enc-x25519"), {}, {vector_certificate("ca-ed25519")}), "good");
    EXPECT_EQ(
        verdict(vector_certificate("xa-sign-rsa"), {vector_certificate("ca-rsa")}, {vector_certificate("ca-ed25519")})
            .substr(0, 93),
        "the certificate 'CN=xa-moj,O=Comity test vectors,C=XA', number 2 is not trusted: self-signed ");
    EXPECT_NE(verdict(vector_certificate("xa-sign-rsa"), {}, {}), "good");
}

TEST(certificate_chain, is_good_in_an_interval) {
    const Certificate leaf = vector_certificate("xa-sign-rsa");
    const std::vector<Certificate> anchors = {vector_certificate("ca-rsa")};
    const auto interval = check_chain(leaf, {}, anchors, message_time);
    ASSERT_TRUE(interval);
    EXPECT_EQ(interval->from, at("2026-01-01T00:00:00Z"));
    EXPECT_EQ(interval->until, at("2046-01-01T00:00:00Z"));
    EXPECT_EQ(verdict(leaf, {}, anchors, at("2025-12-31T23:59:59.999Z")),
              "the certificate 'CN=xa-moj,O=Comity test vectors,C=XA', number 2 is not trusted: certificate is not yet "
              "valid");
    EXPECT_EQ(
        verdict(leaf, {}, anchors, at("2046-01-01T00:00:01Z")),
        "the certificate 'CN=xa-moj,O=Comity test vectors,C=XA', number 2 is not trusted: certificate has expired");
    const Instant both[] = {message_time, at("2045-01-01T00:00:00Z")};
    EXPECT_TRUE(check_chain(leaf, {}, anchors, both));
    const Instant late[] = {message_time, at("2046-06-01T00:00:00Z")};
    EXPECT_FALSE(check_chain(leaf, {}, anchors, late));
}

/// A certificate under another one; both keys are made here.
struct Issued {
    std::unique_ptr<PrivateKey> key;
    Certificate certificate;
};

struct Wanted {
    bool authority = true;
    KeyUsage usage = {.certificate_signing = true};
    KeyKind kind = KeyKind::ed25519;
    int rsa_bits = default_rsa_bits;
    const char* until = "2030-01-01T00:00:00Z";
};

Issued issued(const std::string& name, const Issued* under, Wanted wanted = {}) {
    auto made = make_private_key(wanted.kind, wanted.rsa_bits).value();
    const PublicKey key = made.key->public_key();
    const CertificateOrder order{{{{"2.5.4.3", name}}}, key, at("2026-01-01T00:00:00Z"), at(wanted.until), wanted.usage,
                                 wanted.authority,      {}};
    auto certificate = issue_certificate(order, under ? &under->certificate : nullptr, under ? *under->key : *made.key,
                                         system_random());
    EXPECT_TRUE(certificate) << to_string(certificate.error());
    return {std::move(made.key), *std::move(certificate)};
}

constexpr Wanted end{.authority = false, .usage = {.digital_signature = true}};

TEST(certificate_chain, has_four_certificates_behind_the_anchor_at_most) {
    const Issued root = issued("root", nullptr);
    const Issued one = issued("one", &root);
    const Issued two = issued("two", &one);
    const Issued three = issued("three", &two);
    const Issued fourth = issued("fourth", &three, end);
    const Issued four = issued("four", &three);
    const Issued fifth = issued("fifth", &four, end);
    EXPECT_EQ(verdict(fourth.certificate, {three.certificate, one.certificate, two.certificate}, {root.certificate}),
              "good");
    EXPECT_NE(verdict(fifth.certificate, {one.certificate, two.certificate, three.certificate, four.certificate},
                      {root.certificate}),
              "good");
    // An authority in the middle may be the anchor, if whoever configures says so.
    EXPECT_EQ(verdict(fifth.certificate, {two.certificate, three.certificate, four.certificate}, {one.certificate}),
              "good");
    EXPECT_NE(verdict(fourth.certificate, {three.certificate, one.certificate}, {root.certificate}), "good");
}

TEST(certificate_chain, goes_through_authorities_only) {
    const Issued root = issued("root", nullptr);
    const Issued person = issued("person", &root, end);
    const Issued forged = issued("forged", &person, end);
    EXPECT_NE(verdict(forged.certificate, {person.certificate}, {root.certificate}), "good");
    const Issued no_usage = issued("no usage", &root, {.authority = true, .usage = {.digital_signature = true}});
    const Issued below = issued("below", &no_usage, end);
    EXPECT_NE(verdict(below.certificate, {no_usage.certificate}, {root.certificate}), "good");
}

TEST(certificate_chain, is_as_short_lived_as_its_shortest) {
    const Issued root = issued("root", nullptr);
    const Issued between = issued("between", &root, {.until = "2027-01-01T00:00:00Z"});
    const Issued leaf = issued("leaf", &between, end);
    const std::vector<Certificate> others = {between.certificate};
    const std::vector<Certificate> anchors = {root.certificate};
    EXPECT_EQ(check_chain(leaf.certificate, others, anchors, message_time)->until, at("2027-01-01T00:00:00Z"));
    EXPECT_NE(verdict(leaf.certificate, others, anchors, at("2028-01-01T00:00:00Z")), "good");
}

TEST(certificate_chain, takes_no_weak_key) {
    const Issued root{vector_key("ca-rsa"), vector_certificate("ca-rsa")};
    const Wanted weak{.authority = false, .usage = {.digital_signature = true}, .kind = KeyKind::rsa, .rsa_bits = 2048};
    EXPECT_EQ(verdict(issued("strong", &root, end).certificate, {}, {root.certificate}), "good");
    EXPECT_THAT(verdict(issued("weak", &root, weak).certificate, {}, {root.certificate}),
                testing::EndsWith("EE certificate key too weak"));
    const Issued weak_root = issued("weak root", nullptr, {.kind = KeyKind::rsa, .rsa_bits = 2048});
    EXPECT_NE(verdict(issued("below", &weak_root, end).certificate, {}, {weak_root.certificate}), "good");
}

TEST(certificate_chain, takes_no_signature_that_does_not_fit) {
    const Issued root = issued("root", nullptr);
    const Issued other = issued("root", nullptr);  // the same name, another key
    const Issued leaf = issued("leaf", &other, end);
    EXPECT_NE(verdict(leaf.certificate, {}, {root.certificate}), "good");
    EXPECT_EQ(verdict(leaf.certificate, {}, {root.certificate, other.certificate}), "good");
    std::string der = vector_certificate("xa-sign-ed25519").der();
    der.back() ^= 1;
    EXPECT_NE(verdict(Certificate::from_der(octets(der)).value(), {}, {vector_certificate("ca-ed25519")}), "good");
}

constexpr const char* of_sha1 =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIEKzCCApOgAwIBAgIBTTANBgkqhkiG9w0BAQUFADBBMQswCQYDVQQGEwJYQTEc\n"
    "MBoGA1UECgwTQ29taXR5IHRlc3QgdmVjdG9yczEUMBIGA1UEAwwLdGVzdCBDQSBy\n"
    "c2EwHhcNMjYxMTIyMDU1ODIyWhcNNDYwMTIxMDU1ODIyWjAiMQswCQYDVQQGEwJY\n"
    "QTETMBEGA1UEAwwKb2xkIGRpZ2VzdDCCAaIwDQYJKoZIhvcNAQEBBQADggGPADCC\n"
    "AYoCggGBAK02M0e2dMsT1/DbKTwgt0hQGr0FQJ2v89wgVThsrC2uRyRJtG03osS3\n"
    "IUXNiq+fsCfNNOmiSYR6lGKS0w21vg9YFO6QRR6G8tVFxNAEM30GycWHJk0rDn/4\n"
    "7YHKqskWzUBClq8Rfhz8yVRNZe4oiGMXsnJlZii0bPd7lt/pFsco7XTXY6nVPgqI\n"
    "Y5XD8p4jSUlR7DtH9exLR+UfR53D5/lXCkpFja4oiMt7yuEeTqprWcPJeNKFz4Tw\n"
    "j3r1b2bBwI3EQjhszWLJV0cFkeChcVC5xnzzayGj5d7JsP4gWYbuZVOSHJ5iuzNS\n"
    "KzhKqQf+d1umdJFQoclOUsG+gWbXITR1Qv229/cuqdObvXHz/JsoNjqJ0G4CN+/8\n"
    "HA58m6Eq+O3BDfAcryRUtnG2NUCt2UHhGZhM3YBZXE+Wn2xxjiT9/bZcT/LCToFV\n"
    "tBL+yUIrwDjumZjHiUSqWY+mXsrtBY950nsYL/XWr20jmidmfWIveu5Hm6pxnNVT\n"
    "3zBViA8pGwIDAQABo00wSzAJBgNVHRMEAjAAMB0GA1UdDgQWBBS8VcACmFNoehmi\n"
    "eRxtdYneZW2H5TAfBgNVHSMEGDAWgBQFshTZDQ6s4z6xf2m5FVSqJ5eRIzANBgkq\n"
    "hkiG9w0BAQUFAAOCAYEAZQuZL05J+J3EP6I98P8nh8dvkHIUN3CG7tA1OuzNIQPO\n"
    "nkFEx9iF2IieKV1/KJL1clRhDfPXThnKdLKq6tsSjZOFOiNrgtDy6A/9EEBbBGH8\n"
    "WqAVTVs4uQLdcI5bm56m6GLcHsomFV7bl2XpLoM7RIT6y4nmyJf1xLFt7iXhzFnS\n"
    "GbkKGlS4/F07xM+ETV6M88DYqJb9YpV2B+0mpv+/H7rS4TevbvDRc4fCer4etn/+\n"
    "029GbDPHFACxc/pkUTxRIDpb5YI3DPdNHEbwacIRayAJtgSU9zn1NDIvhmwZ+qMj\n"
    "06epygl/FNPlA6yFeO984IGPEVCfx7Pr/3Tbu+PWehkpsS5LWV+JTPBhnlSlfalW\n"
    "ICuRg4RhJ6C1rJ9c39TeXp8zbh0FT/3D0/myVB3sJalCrvzxmWrjru1mtpeiZqLF\n"
    "eQ6HmFhNAGny+XtvMDWKls4CXRVgr7JTPSKIToDXYfulcr4EzAN4866gvklLrLox\n"
    "ykFbYYQpHKjntXXxrTil\n"
    "-----END CERTIFICATE-----\n";

// Made with openssl: a P-256 key under an authority of P-384.
constexpr const char* root_of_p384 =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIB7DCCAXKgAwIBAgIUGgFlbaZpmNTjeG+cjlMn4oQD4TswCgYIKoZIzj0EAwMw\n"
    "JTELMAkGA1UEBhMCWEExFjAUBgNVBAMMDXJvb3Qgb2YgUC0zODQwHhcNMjYxMTIy\n"
    "MDcwODMwWhcNNDYxMTE3MDcwODMwWjAlMQswCQYDVQQGEwJYQTEWMBQGA1UEAwwN\n"
    "cm9vdCBvZiBQLTM4NDB2MBAGByqGSM49AgEGBSuBBAAiA2IABK7m6+lf6e4Nb5nH\n"
    "iQ3lJL1Fe3BFhUIb2NWlOSgLkRtIzrUO7/jrWd9vao8Dyy2HOmA+OPyuOoLUpgjN\n"
    "jecJtswx1zBT2ZXvK9GHx6Caz0QgELCC8TtokjCFkb2rBDlgxaNjMGEwHQYDVR0O\n"
    "BBYEFEoobeH93YQ+qDKGgZf8XHxaTBw7MB8GA1UdIwQYMBaAFEoobeH93YQ+qDKG\n"
    "gZf8XHxaTBw7MA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMAoGCCqG\n"
    "SM49BAMDA2gAMGUCMCrkNsV1FiMqasCPrqwNGkmDugiYgKNq3tlnUNU8wo64H+74\n"
    "VPvXbYs3t/FaWA16vQIxAMsu3Qn92eUEcVU8nHIfjIT3Xc2ktm5BUHHL5cs1e5+R\n"
    "N76H+5vFzO77zrY8f0m8Xw==\n"
    "-----END CERTIFICATE-----\n";
constexpr const char* leaf_under_p384 =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBnjCCASOgAwIBAgIBCTAKBggqhkjOPQQDAzAlMQswCQYDVQQGEwJYQTEWMBQG\n"
    "A1UEAwwNcm9vdCBvZiBQLTM4NDAeFw0yNjExMjIwNzA4MzBaFw00NjAxMjEwNzA4\n"
    "MzBaMA8xDTALBgNVBAMMBGxlYWYwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATI\n"
    "Yxc+8PZwdrOAe/tvIlcSehY5H7BCDgqflwnOjAsOK9g8niE5A9VmXR/UlalLKEfz\n"
    "bh76RGVmKu4GuHU3Pw+Go1owWDAJBgNVHRMEAjAAMAsGA1UdDwQEAwIHgDAdBgNV\n"
    "HQ4EFgQUZjx7q3mRrCG8M+IwEgNzv5aMuHEwHwYDVR0jBBgwFoAUSiht4f3dhD6o\n"
    "MoaBl/xcfFpMHDswCgYIKoZIzj0EAwMDaQAwZgIxAK6El9q1tyQYZHw+L2fMbn04\n"
    "h+iF55IT0Z9+AAb1hyxspsSGNwySfgQmlGwVJ+ECqQIxAJ6iv3v8CosGS+INr4YK\n"
    "CZVchb99Nd7p9swVzJitH4WMhepkPj5uuXBDHEGhy/878A==\n"
    "-----END CERTIFICATE-----\n";

TEST(certificate_chain, goes_through_authorities_with_larger_curves) {
    const Certificate root = Certificate::from_pem(root_of_p384).value();
    EXPECT_EQ(root.public_key().kind(), KeyKind::p384);
    EXPECT_EQ(verdict(Certificate::from_pem(leaf_under_p384).value(), {}, {root}, at("2030-01-01T00:00:00Z")), "good");
}

TEST(certificate_chain, takes_no_sha1) {
    // A certificate that OpenSSL 3.0 signed with sha1WithRSAEncryption under tests/vectors/channel/ca-rsa.
    EXPECT_EQ(
        verdict(Certificate::from_pem(of_sha1).value(), {}, {vector_certificate("ca-rsa")}, at("2030-01-01T00:00:00Z")),
        "the certificate 'CN=old digest,C=XA', number 77 is not trusted: CA signature digest algorithm too weak");
}

TEST(pki_path, holds_certificates_from_the_anchor_down) {
    const std::vector<Certificate> path = {vector_certificate("ca-rsa"), vector_certificate("xa-sign-rsa")};
    const std::string der = to_pki_path(path);
    EXPECT_EQ(from_pki_path(octets(der)).value(), path);
    const std::vector<Certificate> one = {vector_certificate("xa-sign-ed25519")};
    EXPECT_EQ(from_pki_path(octets(to_pki_path(one))).value(), one);
}

TEST(pki_path, refuses_what_is_none) {
    const std::vector<Certificate> path = {vector_certificate("xa-sign-ed25519")};
    const std::string der = to_pki_path(path);
    EXPECT_FALSE(from_pki_path({}));
    EXPECT_FALSE(from_pki_path(octets(der + '\0')));
    EXPECT_FALSE(from_pki_path(octets(der).first(der.size() - 1)));
    EXPECT_FALSE(from_pki_path(octets(path.front().der())));
    EXPECT_FALSE(from_pki_path(octets("\x30" + std::string(1, '\0'))));
    EXPECT_FALSE(from_pki_path(octets("\x31" + der.substr(1))));
    // The length in more octets than it needs.
    EXPECT_FALSE(from_pki_path(octets(std::string("\x30\x83\0", 3) + der.substr(2))));
    // Indefinite length is BER.
    EXPECT_FALSE(from_pki_path(octets("\x30\x80" + path.front().der() + std::string(2, '\0'))));
    const std::vector<Certificate> most(max_path_certificates + 1, path.front());
    EXPECT_TRUE(from_pki_path(octets(to_pki_path(most))));
    const std::vector<Certificate> more(max_path_certificates + 2, path.front());
    EXPECT_EQ(from_pki_path(octets(to_pki_path(more))).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::crypto
