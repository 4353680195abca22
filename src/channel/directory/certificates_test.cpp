// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/certificates.h"

#include <gtest/gtest.h>

#include "channel/directory/directory_vectors.h"
#include "crypto/certificate_issue.h"

namespace comity::channel {
namespace {

const Instant noon = at("2026-03-04T12:00:00Z");

Directory vector_directory() {
    return Directory::of(vector_document(), {}, {}).value();
}

crypto::Certificate vector_certificate(const std::string& name) {
    return crypto::Certificate::from_pem(channel_vector(name + ".crt.pem")).value();
}

std::vector<crypto::Certificate> vector_anchors() {
    return {vector_certificate("ca-rsa"), vector_certificate("ca-ed25519")};
}

struct Claim {
    std::string certificate = "xa-sign-ed25519";
    std::string from = "xa-moj";
    Profile profile = Profile::as4_2_0;
    Instant signed_at = noon;
    Instant now = noon;
    std::vector<crypto::Certificate> anchors = vector_anchors();
};

std::string judged(const Claim& claim, const Directory& directory = vector_directory()) {
    const auto certificate = vector_certificate(claim.certificate);
    const auto trusted = trusted_signer(directory, *directory.authority(claim.from), claim.profile, {certificate, {}},
                                        ReadCertificates(claim.anchors), claim.signed_at, claim.now);
    return trusted ? "trusted" : trusted.error().message;
}

TEST(the_signers_of_the_vectors, are_trusted) {
    EXPECT_EQ(judged({}), "trusted");
    EXPECT_EQ(judged({.certificate = "xa-sign-rsa", .profile = Profile::as4_1_15}), "trusted");
    EXPECT_EQ(judged({.certificate = "xb-sign-ed25519", .from = "xb-moj"}), "trusted");
}

TEST(a_signer, must_be_listed_and_chain) {
    EXPECT_NE(judged({.certificate = "xb-sign-ed25519"}).find("is of xb-moj, not of xa-moj"), std::string::npos);
    EXPECT_NE(judged({.certificate = "xa-sign-rsa"}).find("listed to sign in 1.15"), std::string::npos);
    EXPECT_NE(judged({.certificate = "xa-enc-rsa", .profile = Profile::as4_1_15}).find("listed to encrypt"),
              std::string::npos);
    EXPECT_NE(judged({.anchors = {}}), "trusted") << "listed, but issued by nobody the federation trusts";
    EXPECT_NE(judged({.anchors = {vector_certificate("ca-rsa")}}), "trusted");
    EXPECT_NE(judged({.signed_at = at("2025-06-01T00:00:00Z")}), "trusted");
    EXPECT_NE(judged({.now = at("2027-06-01T00:00:00Z")}), "trusted");
}

TEST(a_certificate_listed_to_sign, must_be_for_signing) {
    DirectoryDocument document = vector_document();
    const auto encrypting = vector_certificate("xa-enc-x25519");
    document.authorities[0].certificates = {listed_certificate(CertificateUse::sign, Profile::as4_2_0, encrypting.der(),
                                                               at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))};
    const Directory directory = Directory::of(document, {}, {}).value();
    EXPECT_EQ(judged({.certificate = "xa-enc-x25519"}, directory),
              "the certificate " + crypto::hex(encrypting.digest()) + " of xa-moj is not for signing in 2.0");
    EXPECT_TRUE(
        signing_certificates(ReadCertificates({}), *directory.authority("xa-moj"), Profile::as4_2_0, noon).empty());
}

TEST(a_certificate_that_ran_out, is_refused_though_it_is_listed) {
    // Listed longer than the certificate itself is good.
    const auto key = crypto::make_private_key(crypto::KeyKind::ed25519).value();
    const auto authority_key = crypto::make_private_key(crypto::KeyKind::ed25519).value();
    const auto random = crypto::system_random();
    const auto ca = crypto::issue_certificate({.subject = crypto::parse_distinguished_name("CN=CA").value(),
                                               .public_key = authority_key.key->public_key(),
                                               .not_before = at("2020-01-01T00:00:00Z"),
                                               .not_after = at("2040-01-01T00:00:00Z"),
                                               .usage = {.certificate_signing = true},
                                               .is_authority = true,
                                               .hosts = {}},
                                              nullptr, *authority_key.key, random)
                        .value();
    const auto leaf = crypto::issue_certificate({.subject = crypto::parse_distinguished_name("CN=leaf").value(),
                                                 .public_key = key.key->public_key(),
                                                 .not_before = at("2026-01-01T00:00:00Z"),
                                                 .not_after = at("2026-03-01T00:00:00Z"),
                                                 .usage = {.digital_signature = true},
                                                 .hosts = {}},
                                                &ca, *authority_key.key, random)
                          .value();
    DirectoryDocument document = vector_document();
    document.authorities[0].certificates = {listed_certificate(CertificateUse::sign, Profile::as4_2_0, leaf.der(),
                                                               at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))};
    const Directory directory = Directory::of(document, {}, {}).value();
    const ReadCertificates certificates({ca});
    const auto trusted = [&](std::string_view signed_at, std::string_view now) {
        return trusted_signer(directory, *directory.authority("xa-moj"), Profile::as4_2_0, {leaf, {}}, certificates,
                              at(signed_at), at(now))
            .has_value();
    };
    EXPECT_FALSE(trusted("2025-12-01T00:00:00Z", "2026-02-02T00:00:00Z"));
    EXPECT_TRUE(trusted("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"));
    EXPECT_FALSE(trusted("2026-02-01T00:00:00Z", "2026-03-02T00:00:00Z"));
    const auto& xa = *directory.authority("xa-moj");
    EXPECT_EQ(signing_certificates(certificates, xa, Profile::as4_2_0, at("2026-02-01T00:00:00Z")).size(), 1U);
    EXPECT_TRUE(signing_certificates(certificates, xa, Profile::as4_2_0, noon).empty());
}

TEST(the_certificate_to_encrypt_for, is_one_that_can_be_used) {
    ListedAuthority xb = vector_document().authorities[1];
    const ReadCertificates certificates(vector_anchors());
    const auto digest = [&](Profile profile) {
        const auto found = usable_encryption_certificate(certificates, xb, profile, noon);
        return found ? crypto::hex(found->digest()) : found.error().message;
    };
    EXPECT_EQ(digest(Profile::as4_2_0), crypto::hex(vector_certificate("xb-enc-x25519").digest()));
    EXPECT_EQ(digest(Profile::as4_1_15), crypto::hex(vector_certificate("xb-enc-rsa").digest()));
    // A newer entry that cannot be used is passed over: unreadable, or of the other profile.
    for (const std::string& der : {std::string("no certificate"), vector_certificate("xa-enc-rsa").der()}) {
        xb.certificates.push_back(listed_certificate(CertificateUse::encrypt, Profile::as4_2_0, der,
                                                     at("2026-03-01T00:00:00Z"), at("2027-01-01T00:00:00Z")));
    }
    EXPECT_EQ(digest(Profile::as4_2_0), crypto::hex(vector_certificate("xb-enc-x25519").digest()));
    xb.certificates.clear();
    EXPECT_EQ(digest(Profile::as4_2_0), "the directory has no certificate to encrypt for xb-moj in 2.0");
}

TEST(signers, are_looked_for_among_those_of_the_sender_only) {
    const DirectoryDocument document = vector_document();
    const auto found = signing_certificates(ReadCertificates({}), document.authorities[0], Profile::as4_2_0, noon);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], vector_certificate("xa-sign-ed25519"));
}

}  // namespace
}  // namespace comity::channel
