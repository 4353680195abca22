// SPDX-License-Identifier: EUPL-1.2
#include "crypto/private_key.h"

#include <gtest/gtest.h>

#include "crypto/channel_vectors.h"
#include "crypto/hex.h"
#include "crypto/hkdf.h"
#include "crypto/secret_file.h"

namespace comity::crypto {
namespace {

std::string of_hex(std::string_view digits) {
    return from_hex(digits).value();
}

std::unique_ptr<PrivateKey> x25519(std::string_view digits) {
    return x25519_private_key(octets(of_hex(digits)).first<32>());
}

PublicKey x25519_public(std::string_view digits) {
    return PublicKey::from_spki(octets(of_hex("302a300506032b656e032100" + std::string(digits)))).value();
}

TEST(private_key, signs_ed25519_as_rfc_8032_has_it) {
    // Section 7.1, test 2.
    const std::string seed = of_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const auto key = ed25519_private_key(octets(seed).first<32>());
    EXPECT_EQ(key->public_key().kind(), KeyKind::ed25519);
    const std::string signature = key->sign(SignatureAlgorithm::ed25519, octets("\x72")).value();
    EXPECT_EQ(hex(octets(signature)),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(key->public_key().verifies(SignatureAlgorithm::ed25519, octets("\x72"), octets(signature)));
    EXPECT_FALSE(key->public_key().verifies(SignatureAlgorithm::ed25519, octets("\x73"), octets(signature)));
}

TEST(public_key, verifies_ecdsa_as_rfc_6979_has_it) {
    // Appendix A.2.5, SHA-256, message "sample".
    const auto key = PublicKey::from_spki(octets(of_hex(
        "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f"
        "5177a3c294d4462299")));
    ASSERT_TRUE(key);
    EXPECT_EQ(key->kind(), KeyKind::p256);
    std::string signature = of_hex(
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    EXPECT_TRUE(key->verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("sample"), octets(signature)));
    EXPECT_FALSE(key->verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("samplE"), octets(signature)));
    EXPECT_FALSE(key->verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("sample"), octets(signature).first(63)));
    const std::string zeros(64, '\0');
    EXPECT_FALSE(key->verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("sample"), octets(zeros)));
    EXPECT_FALSE(key->verifies(SignatureAlgorithm::ed25519, octets("sample"), octets(signature)));
}

TEST(private_key, agrees_on_the_secret_of_rfc_7748) {
    // Section 5.2: the first vector, and the first step of the iteration.
    EXPECT_EQ(hex(x25519("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
                      ->derive(x25519_public("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"))
                      ->octets()),
              "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    const std::string nine = "09" + std::string(62, '0');
    EXPECT_EQ(hex(x25519(nine)->derive(x25519_public(nine))->octets()),
              "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
}

TEST(private_key, derives_the_key_of_the_messages_of_profile_2) {
    // tests/vectors/channel/manifest.json, as4-20-push-gzip.
    const auto ephemeral = x25519("4c40febffa4872c4e7ded38ec34d4fe6def7318ffe529c6392238a0316080e5f");
    const auto recipient = vector_key("xb-enc-x25519");
    const auto sent = ephemeral->derive(vector_certificate("xb-enc-x25519").public_key());
    EXPECT_EQ(hex(sent->octets()), "72f1b63ae501594cd057df880bab1e9074ddb4ec9d893de54a066e7d2a9dd95f");
    EXPECT_EQ(hex(recipient->derive(ephemeral->public_key())->octets()), hex(sent->octets()));
    const std::string salt = of_hex("5961322e11f8aaa8fc718403044a8d42ddc7486e1fae9648842bc65ba2d56d6f");
    EXPECT_EQ(hex(hkdf_sha256(sent->octets(), octets(salt), {}, 16).octets()), "88324b82b284a1fa5dda2f3ea10187b2");
}

TEST(private_key, refuses_points_of_low_order) {
    // The points of order 1, 2, 4 and 8 of RFC 7748 section 6.1's curve, and one that is not reduced.
    for (const char* point : {
             "0000000000000000000000000000000000000000000000000000000000000000",
             "0100000000000000000000000000000000000000000000000000000000000000",
             "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
             "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
             "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
         }) {
        const auto agreed = vector_key("xb-enc-x25519")->derive(x25519_public(point));
        ASSERT_FALSE(agreed) << point;
        EXPECT_EQ(agreed.error().message, "the encrypted key does not open");
    }
}

TEST(private_key, signs_and_opens_with_rsa) {
    const auto key = vector_key("xa-sign-rsa");
    const Certificate certificate = vector_certificate("xa-sign-rsa");
    EXPECT_EQ(key->public_key(), certificate.public_key());
    EXPECT_EQ(key->public_key().bits(), 3072);
    const std::string signature = key->sign(SignatureAlgorithm::rsa_pkcs1_sha256, octets("header")).value();
    EXPECT_TRUE(
        certificate.public_key().verifies(SignatureAlgorithm::rsa_pkcs1_sha256, octets("header"), octets(signature)));
    std::string changed = signature;
    changed[100] ^= 1;
    EXPECT_FALSE(
        certificate.public_key().verifies(SignatureAlgorithm::rsa_pkcs1_sha256, octets("header"), octets(changed)));

    const auto recipient = vector_key("xb-enc-rsa");
    std::string encrypted = recipient->public_key().encrypt_oaep(octets("a key of 16 byte")).value();
    EXPECT_EQ(as_text(recipient->decrypt_oaep(octets(encrypted))->octets()), "a key of 16 byte");
    encrypted[7] ^= 1;
    const auto refused = recipient->decrypt_oaep(octets(encrypted));
    ASSERT_FALSE(refused);
    EXPECT_EQ(to_string(refused.error()), "the encrypted key does not open (it was made for another key, or changed)");
    EXPECT_EQ(to_string(recipient->decrypt_oaep(octets(encrypted).first(200)).error()), to_string(refused.error()));
    EXPECT_EQ(to_string(recipient->decrypt_oaep({}).error()), to_string(refused.error()));
    EXPECT_FALSE(recipient->public_key().encrypt_oaep(octets(std::string(384, 'x'))));
}

TEST(private_key, does_what_its_kind_does_only) {
    const auto rsa = vector_key("xa-sign-rsa");
    const auto ed25519 = vector_key("xa-sign-ed25519");
    const auto x = vector_key("xa-enc-x25519");
    EXPECT_EQ(ed25519->sign(SignatureAlgorithm::rsa_pkcs1_sha256, {}).error().message,
              "a key of the kind Ed25519 cannot sign so");
    EXPECT_EQ(x->sign(SignatureAlgorithm::ed25519, {}).error().message, "a key of the kind X25519 cannot sign so");
    EXPECT_EQ(x->decrypt_oaep({}).error().message, "a key of the kind X25519 cannot decrypt");
    EXPECT_EQ(rsa->derive(x->public_key()).error().message, "a key of the kind RSA cannot agree on a secret");
    EXPECT_EQ(x->derive(rsa->public_key()).error().message,
              "a key of the kind RSA cannot agree on a secret with this one");
    EXPECT_FALSE(x->public_key().encrypt_oaep(octets("a key of 16 byte")));
}

TEST(private_key, is_made_of_every_kind_and_kept_in_a_file) {
    for (const KeyKind kind : {KeyKind::rsa, KeyKind::p256, KeyKind::ed25519, KeyKind::x25519}) {
        const auto made = make_private_key(kind);
        ASSERT_TRUE(made);
        EXPECT_EQ(made->key->public_key().kind(), kind);
        const SecretFile file(as_text(made->pem.octets()));
        const auto again = private_key_from_file(file.path());
        ASSERT_TRUE(again) << name_of(kind);
        EXPECT_EQ((*again)->public_key(), made->key->public_key());
        if (kind == KeyKind::p256) {
            const std::string signature = (*again)->sign(SignatureAlgorithm::ecdsa_p256_sha256, octets("x")).value();
            EXPECT_EQ(signature.size(), 64U);
            EXPECT_TRUE(made->key->public_key().verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("x"),
                                                         octets(signature)));
            const auto other = make_private_key(kind);
            EXPECT_EQ(as_text((*again)->derive(other->key->public_key())->octets()),
                      as_text(other->key->derive(made->key->public_key())->octets()));
        }
    }
    EXPECT_FALSE(make_private_key(KeyKind::p384));
    EXPECT_FALSE(make_private_key(KeyKind::rsa, 1024));
    EXPECT_FALSE(make_private_key(KeyKind::rsa, max_rsa_bits + 1));
}

TEST(private_key, is_in_a_file_of_its_owner_only) {
    const SecretFile file(channel_vector("xa-sign-ed25519.key.pem"));
    EXPECT_TRUE(private_key_from_file(file.path()));
    std::filesystem::permissions(file.path(), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    const auto refused = private_key_from_file(file.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "others than its owner may use the file of the private key");
}

TEST(private_key, is_refused_without_a_word_of_its_content) {
    const SecretFile file(
        "-----BEGIN PRIVATE KEY"
        "-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    const auto refused = private_key_from_file(file.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(to_string(refused.error()), file.path().string() +
                                              ": this is no private key in PEM, or it is encrypted (write it as PKCS#8 "
                                              "without a password: openssl pkcs8 -topk8 -nocrypt)");
    const std::string longest = channel_vector("xa-sign-ed25519.key.pem") + std::string(max_private_key_octets, '\n');
    EXPECT_TRUE(private_key_from_pem(Secret(octets(longest).first(max_private_key_octets))));
    EXPECT_EQ(private_key_from_pem(Secret(octets(longest).first(max_private_key_octets + 1))).error().kind,
              ErrorKind::limit);
}

TEST(public_key, has_one_form) {
    const std::string good = vector_certificate("xb-enc-x25519").public_key().spki();
    EXPECT_EQ(good.size(), 44U);
    EXPECT_TRUE(PublicKey::from_spki(octets(good)));
    EXPECT_FALSE(PublicKey::from_spki(octets(good + '\0')));
    EXPECT_FALSE(PublicKey::from_spki(octets(good).first(43)));
    EXPECT_FALSE(PublicKey::from_spki({}));
    // With NULL as parameters of the algorithm, which RFC 8410 section 3 forbids.
    EXPECT_FALSE(PublicKey::from_spki(octets(of_hex("302c300706032b656e0500032100" + std::string(64, '4')))));
    // A compressed point of P-256, and one that is not on the curve.
    EXPECT_FALSE(
        PublicKey::from_spki(octets(of_hex("3039301306072a8648ce3d020106082a8648ce3d030107032200"
                                           "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"))));
    EXPECT_FALSE(PublicKey::from_spki(
        octets(of_hex("3059301306072a8648ce3d020106082a8648ce3d0301070342000460" + std::string(126, '1')))));
    // secp256k1 is a curve nobody here uses.
    EXPECT_FALSE(
        PublicKey::from_spki(octets(of_hex("3056301006072a8648ce3d020106052b8104000a03420004"
                                           "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                                           "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"))));
    EXPECT_EQ(PublicKey::from_spki(octets(std::string(max_public_key_octets + 1, '0'))).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::crypto
