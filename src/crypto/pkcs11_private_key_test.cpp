// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_private_key.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "crypto/channel_vectors.h"
#include "crypto/pkcs11_session.h"
#include "crypto/softhsm_token.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace comity::crypto {
namespace {

class Token : public SoftHsm {
#ifdef __SANITIZE_ADDRESS__
    // SoftHSM 2.6.1 leaks the encoded point of every Ed25519 and X25519 key it opens.
    __lsan::ScopedDisabler leaks_of_softhsm_;
#endif

   protected:
    static TokenKeyLocation new_key(KeyKind kind, PrivateKeyUse use) {
        static int number = 0;
        TokenKeyLocation location{module, "Ministry", "as4-" + std::to_string(++number)};
        const auto made = make_token_private_key(location, pin(), kind, use);
        EXPECT_TRUE(made) << to_string(made.error());
        return location;
    }

    static std::unique_ptr<PrivateKey> open(const TokenKeyLocation& location) {
        auto key = token_private_key(location, pin());
        EXPECT_TRUE(key) << to_string(key.error());
        return key ? *std::move(key) : nullptr;
    }
};

using token_private_key_ = Token;

TEST_F(token_private_key_, signs_with_rsa_p256_and_ed25519) {
    for (const auto algorithm :
         {SignatureAlgorithm::rsa_pkcs1_sha256, SignatureAlgorithm::ecdsa_p256_sha256, SignatureAlgorithm::ed25519}) {
        const auto key = open(new_key(kind_for(algorithm), PrivateKeyUse::sign));
        ASSERT_TRUE(key);
        EXPECT_EQ(key->public_key().kind(), kind_for(algorithm));
        const auto signature = key->sign(algorithm, octets("the canonical SignedInfo"));
        ASSERT_TRUE(signature) << to_string(signature.error());
        EXPECT_TRUE(key->public_key().verifies(algorithm, octets("the canonical SignedInfo"), octets(*signature)));
        EXPECT_FALSE(key->public_key().verifies(algorithm, octets("another SignedInfo"), octets(*signature)));
        EXPECT_FALSE(key->decrypt_oaep(octets(std::string(384, 'x'))));
    }
}

TEST_F(token_private_key_, opens_rsa_oaep_with_sha256) {
    // SoftHSM 2.6.1 has OAEP with SHA-1 only, so this is RSA in the token and the padding checked outside of it.
    const auto key = open(new_key(KeyKind::rsa, PrivateKeyUse::decrypt));
    ASSERT_TRUE(key);
    for (int i = 0; i < 3; ++i) {
        std::string encrypted = key->public_key().encrypt_oaep(octets("a key of 16 byte")).value();
        const auto opened = key->decrypt_oaep(octets(encrypted));
        ASSERT_TRUE(opened) << to_string(opened.error());
        EXPECT_EQ(as_text(opened->octets()), "a key of 16 byte");
        encrypted[200] ^= 1;
        const auto refused = key->decrypt_oaep(octets(encrypted));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().message, "the encrypted key does not open");
        // Larger than the modulus, and of another length.
        const std::string large(384, '\xff');
        EXPECT_EQ(to_string(key->decrypt_oaep(octets(large)).error()), to_string(refused.error()));
        EXPECT_EQ(to_string(key->decrypt_oaep(octets(large).first(100)).error()), to_string(refused.error()));
    }
    EXPECT_FALSE(key->sign(SignatureAlgorithm::rsa_pkcs1_sha256, octets("x"))) << "made to decrypt only";
}

TEST_F(token_private_key_, agrees_on_secrets_with_keys_in_memory) {
    for (const KeyKind kind : {KeyKind::x25519, KeyKind::p256}) {
        const auto key = open(new_key(kind, PrivateKeyUse::decrypt));
        ASSERT_TRUE(key);
        const auto ephemeral = make_private_key(kind);
        const auto there = key->derive(ephemeral->key->public_key());
        ASSERT_TRUE(there) << name_of(kind) << ": " << to_string(there.error());
        EXPECT_EQ(as_text(there->octets()), as_text(ephemeral->key->derive(key->public_key())->octets()));
    }
}

TEST_F(token_private_key_, refuses_points_of_low_order) {
    const auto key = open(new_key(KeyKind::x25519, PrivateKeyUse::decrypt));
    ASSERT_TRUE(key);
    for (const char low : {'\0', '\1'}) {
        std::string spki =
            vector_certificate("xb-enc-x25519").public_key().spki().substr(0, 12) + std::string(32, '\0');
        spki[12] = low;
        const auto agreed = key->derive(PublicKey::from_spki(octets(spki)).value());
        ASSERT_FALSE(agreed);
        EXPECT_EQ(agreed.error().message, "the encrypted key does not open");
    }
}

TEST_F(token_private_key_, opens_a_lost_session_again) {
    const TokenKeyLocation location = new_key(KeyKind::ed25519, PrivateKeyUse::sign);
    const auto key = open(location);
    {
        const auto other = TokenSession::open(location, pin(), TokenSession::Purpose::use_keys);
        CK_SESSION_INFO about{};
        ASSERT_EQ(other->call().C_GetSessionInfo(other->handle(), &about), CKR_OK);
        ASSERT_EQ(other->call().C_CloseAllSessions(about.slotID), CKR_OK);
    }
    EXPECT_TRUE(key->sign(SignatureAlgorithm::ed25519, octets("x")));
}

TEST_F(token_private_key_, is_used_by_several_threads) {
    const auto key = open(new_key(KeyKind::p256, PrivateKeyUse::sign));
    std::atomic<int> good = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 10; ++j) {
                const auto signature = key->sign(SignatureAlgorithm::ecdsa_p256_sha256, octets("x"));
                if (signature &&
                    key->public_key().verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets("x"), octets(*signature)))
                    ++good;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(good, 40);
}

TEST_F(token_private_key_, says_what_is_missing_and_what_to_do) {
    const auto missing = token_private_key({module, "Ministry", "nobody"}, pin());
    ASSERT_FALSE(missing);
    EXPECT_EQ(to_string(missing.error()),
              std::string(module) +
                  ": there is no private key labelled 'nobody' in the token 'Ministry' (make the pair, or correct the "
                  "label in the configuration)");
    const TokenKeyLocation location = new_key(KeyKind::p256, PrivateKeyUse::sign);
    EXPECT_EQ(make_token_private_key(location, pin(), KeyKind::p256, PrivateKeyUse::sign).error().message,
              "there is a private key labelled '" + location.key + "' in the token 'Ministry' already");
    EXPECT_FALSE(make_token_private_key({module, "Ministry", "x"}, pin(), KeyKind::x25519, PrivateKeyUse::sign));
    EXPECT_FALSE(make_token_private_key({module, "Ministry", "x"}, pin(), KeyKind::ed25519, PrivateKeyUse::decrypt));
}

TEST_F(token_private_key_, cannot_be_read_out) {
    const TokenKeyLocation location = new_key(KeyKind::p256, PrivateKeyUse::decrypt);
    const auto session = TokenSession::open(location, pin(), TokenSession::Purpose::use_keys);
    const auto keys = session->objects(location, CKO_PRIVATE_KEY);
    ASSERT_EQ(keys->size(), 1U);
    EXPECT_FALSE(session->attribute(location, keys->front(), CKA_VALUE));
}

}  // namespace
}  // namespace comity::crypto
