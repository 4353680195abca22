// SPDX-License-Identifier: EUPL-1.2
#include "crypto/ed25519.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include "crypto/openssl_call.h"

namespace comity::crypto {

namespace {

struct Deleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter>;
using Context = std::unique_ptr<EVP_MD_CTX, Deleter>;

Context new_context() {
    Context context(EVP_MD_CTX_new());
    must_succeed(context != nullptr, "EVP_MD_CTX_new");
    return context;
}

}  // namespace

struct Ed25519Key::Pair {
    Key key;
};

Ed25519Key::Ed25519Key(std::span<const unsigned char, ed25519_seed_octets> seed)
    : pair_(new Pair{Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()))}),
      public_key_{} {
    std::size_t size = public_key_.size();
    must_succeed(pair_->key && EVP_PKEY_get_raw_public_key(pair_->key.get(), public_key_.data(), &size) == 1,
                 "EVP_PKEY_new_raw_private_key");
}

Ed25519Key::Ed25519Key(Ed25519Key&&) noexcept = default;
Ed25519Key& Ed25519Key::operator=(Ed25519Key&&) noexcept = default;
Ed25519Key::~Ed25519Key() = default;

Ed25519Signature Ed25519Key::sign(Octets message) const {
    const Context context = new_context();
    Ed25519Signature signature{};
    std::size_t size = signature.size();
    must_succeed(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pair_->key.get()) == 1 &&
                     EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1,
                 "EVP_DigestSign");
    return signature;
}

bool verifies(const Ed25519PublicKey& key, Octets message, const Ed25519Signature& signature) {
    const Key made(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const Context context = new_context();
    const bool good =
        made && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, made.get()) == 1 &&
        EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace comity::crypto
