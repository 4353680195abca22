// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/make_security.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/security/sample_message.h"

namespace comity::channel {
namespace {

TEST(made_security, is_checked_and_opened_in_every_combination) {
    int tried = 0;
    for (const auto sign :
         {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519, SignatureAlgorithm::ecdsa_sha256})
        for (const auto token : {SigningToken::x509v3, SigningToken::x509_pki_path_v1})
            for (const auto encrypt :
                 {KeyTransport::rsa_oaep_sha256, KeyTransport::x25519_hkdf, KeyTransport::ecdh_hkdf})
                for (const auto reference : {KeyReference::ski, KeyReference::issuer_serial, KeyReference::bst}) {
                    const SampleOptions options{sign, token, encrypt, reference, (++tried % 2) == 0};
                    const SampleMessage message = sample_message(options);
                    const auto checked = message.check(options.policy());
                    ASSERT_TRUE(checked) << name_of(sign) << name_of(encrypt) << name_of(reference) << ": "
                                         << checked.error().detail;
                    EXPECT_EQ(checked->signer, message.signer.certificate);
                    EXPECT_EQ(checked->security.signature.references, message.references);
                    EXPECT_THAT(checked->key->octets(), testing::ElementsAreArray(message.key.octets()));
                }
    EXPECT_EQ(tried, 54);
}

TEST(made_security, has_its_size_before_digests_and_signature_are_known) {
    const SampleHeader header = sample_header(false);
    for (const auto algorithm :
         {SignatureAlgorithm::rsa_sha256, SignatureAlgorithm::eddsa_ed25519, SignatureAlgorithm::ecdsa_sha256}) {
        const SampleKey key = signing_pair(algorithm);
        const Signer signer{*key.key, algorithm, SigningToken::x509v3, {key.certificate}};
        auto parts = header.parts;
        const auto without = security_without_signature(signer, "", header.blocks, parts, "1").value();
        for (OutgoingPart& part : parts) part.digest.fill(0xff);
        const auto made = make_security(signer, "", header.blocks, parts, "1").value();
        EXPECT_EQ(without.size(), made.block.size()) << name_of(algorithm);
        EXPECT_NE(without, made.block);
    }
}

TEST(made_security, without_encryption_or_without_parts_encrypts_nothing) {
    const SampleOptions options{.encrypt = std::nullopt};
    const auto checked = sample_message(options).check(options.policy());
    ASSERT_TRUE(checked) << checked.error().detail;
    EXPECT_FALSE(checked->security.key);

    const SampleHeader header = sample_header(false);
    const SampleKey key = signing_pair(SignatureAlgorithm::eddsa_ed25519);
    const Signer signer{*key.key, SignatureAlgorithm::eddsa_ed25519, SigningToken::x509v3, {key.certificate}};
    const std::optional<Encryption> encryption =
        Encryption{KeyTransport::x25519_hkdf, KeyReference::ski, crypto::vector_certificate("xb-enc-x25519"),
                   ContentKey::random(crypto::system_random())};
    const auto made = make_security(signer, encryption, header.blocks, {}, "ping", crypto::system_random());
    EXPECT_THAT(made->block, testing::Not(testing::HasSubstr("Encrypted")));
}

TEST(made_security, is_written_in_the_order_that_peers_expect) {
    const std::string text = sample_message({.reference = KeyReference::bst}).envelope;
    std::size_t last = 0;
    for (const char* element : {"<wsse:Security ", "_x509r-sample\">", "<xenc:EncryptedKey ", "<xenc:EncryptedData ",
                                "_x509-sample\">", "<ds:Signature ", "<eb:Messaging ", "<S12:Body "}) {
        const std::size_t at = text.find(element);
        ASSERT_NE(at, std::string::npos) << element;
        EXPECT_LT(last, at) << element;
        last = at;
    }
}

TEST(made_security, is_fresh_for_every_message) {
    const SampleMessage one = sample_message({});
    const SampleMessage other = sample_message({});
    const auto first = one.check(policy_20);
    const auto second = other.check(policy_20);
    EXPECT_FALSE(first->security.key->originator.value() == second->security.key->originator.value());
    EXPECT_NE(first->security.key->salt, second->security.key->salt);
    EXPECT_FALSE(other.check_text(one.envelope, policy_20).has_value() &&
                 as_text(one.key.octets()) == as_text(other.key.octets()));
}

TEST(made_security, is_refused_for_certificates_that_do_not_fit) {
    const SampleHeader header = sample_header(false);
    const auto refusal = [&](const Signer& signer, const std::optional<Encryption>& encryption) {
        const auto made = make_security(signer, encryption, header.blocks, header.parts, "x", crypto::system_random());
        return made ? std::string("made") : to_string(made.error());
    };
    const SampleKey ed25519 = signing_pair(SignatureAlgorithm::eddsa_ed25519);
    const SampleKey rsa = signing_pair(SignatureAlgorithm::rsa_sha256);
    const auto signer = [&](const SampleKey& key, SignatureAlgorithm algorithm, std::vector<crypto::Certificate> path) {
        return Signer{*key.key, algorithm, SigningToken::x509v3, std::move(path)};
    };
    EXPECT_EQ(refusal(signer(ed25519, SignatureAlgorithm::eddsa_ed25519, {ed25519.certificate}), {}), "made");
    EXPECT_THAT(refusal(signer(ed25519, SignatureAlgorithm::eddsa_ed25519, {}), {}),
                testing::StartsWith("there is no certificate of the signer (take"));
    EXPECT_THAT(refusal(signer(ed25519, SignatureAlgorithm::eddsa_ed25519, {rsa.certificate}), {}),
                testing::StartsWith("the signer's certificate is of another key"));
    EXPECT_THAT(refusal(signer(ed25519, SignatureAlgorithm::rsa_sha256, {ed25519.certificate}), {}),
                testing::StartsWith("the signer's key, Ed25519 of 256 bits, is not one for rsa-sha256"));
    const auto encrypt = [&](KeyTransport transport, const char* certificate) {
        return Encryption{transport, KeyReference::ski, crypto::vector_certificate(certificate),
                          ContentKey::random(crypto::system_random())};
    };
    const Signer good = signer(ed25519, SignatureAlgorithm::eddsa_ed25519, {ed25519.certificate});
    EXPECT_THAT(refusal(good, encrypt(KeyTransport::x25519_hkdf, "xb-enc-rsa")),
                testing::StartsWith("the recipient's certificate cannot be encrypted for: its key is RSA"));
    EXPECT_THAT(refusal(good, encrypt(KeyTransport::rsa_oaep_sha256, "xb-sign-rsa")),
                testing::StartsWith("the recipient's certificate cannot be encrypted for: its key usage"));
}

TEST(content_key, encrypts_each_part_under_a_nonce_of_its_own) {
    const ContentKey key = ContentKey::random(crypto::system_random());
    std::vector<std::string> encrypted(3);
    for (std::uint32_t part = 0; part < encrypted.size(); ++part) {
        auto encryptor = key.encrypt(part, [&](Octets octets) -> Result<void> {
            encrypted[part] += as_text(octets);
            return {};
        });
        ASSERT_TRUE(encryptor.write(octets("the same document")) && encryptor.finish());
    }
    EXPECT_NE(encrypted[0].substr(0, 12), encrypted[1].substr(0, 12));
    EXPECT_NE(encrypted[1].substr(0, 12), encrypted[2].substr(0, 12));
    EXPECT_FALSE(ContentKey::of(crypto::Secret(octets("short"))));
}

}  // namespace
}  // namespace comity::channel
