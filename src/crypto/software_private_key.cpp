// SPDX-License-Identifier: EUPL-1.2
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "crypto/hmac.h"
#include "crypto/openssl_call.h"
#include "crypto/private_key.h"
#include "crypto/public_key_handle.h"
#include "crypto/secret_source.h"

namespace comity::crypto {

namespace {

constexpr std::size_t p256_scalar = 32;

/// DER of OpenSSL to r‖s.
std::string ecdsa_pair(const std::string& der) {
    const auto* next = reinterpret_cast<const unsigned char*>(der.data());
    const EcdsaPointer parsed(d2i_ECDSA_SIG(nullptr, &next, static_cast<long>(der.size())));
    std::string pair(2 * p256_scalar, '\0');
    auto* const start = reinterpret_cast<unsigned char*>(pair.data());
    must_succeed(parsed && BN_bn2binpad(ECDSA_SIG_get0_r(parsed.get()), start, p256_scalar) > 0 &&
                     BN_bn2binpad(ECDSA_SIG_get0_s(parsed.get()), start + p256_scalar, p256_scalar) > 0,
                 "ECDSA_SIG");
    return pair;
}

class SoftwarePrivateKey final : public PrivateKey {
   public:
    SoftwarePrivateKey(PkeyPointer key, PublicKey public_key)
        : key_(std::move(key)), public_key_(std::move(public_key)) {}

    const PublicKey& public_key() const override { return public_key_; }

    Result<std::string> sign(SignatureAlgorithm algorithm, Octets message) const override {
        if (kind_for(algorithm) != public_key_.kind()) return wrong_kind_of_key(public_key_, "sign so");
        const DigestContext context(EVP_MD_CTX_new());
        const char* const digest = algorithm == SignatureAlgorithm::ed25519 ? nullptr : "SHA256";
        must_succeed(context && EVP_DigestSignInit_ex(context.get(), nullptr, digest, nullptr, nullptr, key_.get(),
                                                      nullptr) == 1,
                     "EVP_DigestSignInit_ex");
        std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
        std::size_t length = signature.size();
        must_succeed(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                                    message.data(), message.size()) == 1,
                     "EVP_DigestSign");
        signature.resize(length);
        return algorithm == SignatureAlgorithm::ecdsa_p256_sha256 ? ecdsa_pair(signature) : signature;
    }

    Result<Secret> decrypt_oaep(Octets encrypted) const override {
        if (public_key_.kind() != KeyKind::rsa) return wrong_kind_of_key(public_key_, "decrypt");
        const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
        must_succeed(context && EVP_PKEY_decrypt_init(context.get()) == 1 && set_oaep_sha256(context.get()),
                     "EVP_PKEY_decrypt_init");
        std::string plain(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
        std::size_t length = plain.size();
        const bool good = EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char*>(plain.data()), &length,
                                           encrypted.data(), encrypted.size()) == 1;
        const Secret whole = Secret::taken_from(plain);
        ERR_clear_error();
        if (!good) return does_not_decrypt();
        return Secret(whole.octets().first(length));
    }

    Result<Secret> derive(const PublicKey& peer) const override {
        const bool agrees = public_key_.kind() == KeyKind::x25519 || public_key_.kind() == KeyKind::p256;
        if (!agrees) return wrong_kind_of_key(public_key_, "agree on a secret");
        if (peer.kind() != public_key_.kind()) return wrong_kind_of_key(peer, "agree on a secret with this one");
        const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
        must_succeed(context && EVP_PKEY_derive_init(context.get()) == 1, "EVP_PKEY_derive_init");
        std::string secret(32, '\0');
        std::size_t length = secret.size();
        const bool good = EVP_PKEY_derive_set_peer(context.get(), peer.handle().key.get()) == 1 &&
                          EVP_PKEY_derive(context.get(), reinterpret_cast<unsigned char*>(secret.data()), &length) == 1;
        Secret agreed = Secret::taken_from(secret);
        ERR_clear_error();
        const std::string zero(agreed.size(), '\0');
        if (!good || length != agreed.size() || equal_in_constant_time(agreed.octets(), octets(zero)))
            return does_not_decrypt();
        return agreed;
    }

   private:
    PkeyPointer key_;
    PublicKey public_key_;
};

std::unique_ptr<PrivateKey> of_raw_octets(int type, Octets raw) {
    PkeyPointer key(EVP_PKEY_new_raw_private_key(type, nullptr, raw.data(), raw.size()));
    must_succeed(key != nullptr, "EVP_PKEY_new_raw_private_key");
    PublicKey public_key = public_key_of(key.get(), Holds::private_part).value();
    return std::make_unique<SoftwarePrivateKey>(std::move(key), std::move(public_key));
}

/// A password is asked of nobody.
int no_password(char*, int, int, void*) {
    return -1;
}

}  // namespace

tl::unexpected<Error> wrong_kind_of_key(const PublicKey& key, std::string_view for_what) {
    return fail(ErrorKind::invalid,
                "a key of the kind " + std::string(name_of(key.kind())) + " cannot " + std::string(for_what), {},
                "take the key that the algorithm is for");
}

tl::unexpected<Error> does_not_decrypt() {
    return fail(ErrorKind::invalid, "the encrypted key does not open", {}, "it was made for another key, or changed");
}

std::unique_ptr<PrivateKey> ed25519_private_key(std::span<const unsigned char, 32> seed) {
    return of_raw_octets(EVP_PKEY_ED25519, seed);
}

std::unique_ptr<PrivateKey> x25519_private_key(std::span<const unsigned char, 32> scalar) {
    return of_raw_octets(EVP_PKEY_X25519, scalar);
}

Result<MadePrivateKey> make_private_key(KeyKind kind, int rsa_bits) {
    PkeyPointer key;
    switch (kind) {
        case KeyKind::rsa:
            if (rsa_bits < 2048 || rsa_bits > max_rsa_bits) {
                return fail(ErrorKind::invalid, "an RSA key of " + std::to_string(rsa_bits) + " bits is not made", {},
                            "take 3072 or 4096");
            }
            key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(rsa_bits)));
            break;
        case KeyKind::p256:
            key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
            break;
        case KeyKind::p384:
        case KeyKind::p521:
            return fail(ErrorKind::invalid, "a key of the kind " + std::string(name_of(kind)) + " is not made", {},
                        "take P-256 or Ed25519");
        case KeyKind::ed25519:
            key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
            break;
        case KeyKind::x25519:
            key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519"));
            break;
    }
    must_succeed(key != nullptr, "EVP_PKEY_Q_keygen");
    const BioPointer memory(BIO_new(BIO_s_secmem()));
    must_succeed(
        memory && PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
        "PEM_write_bio_PKCS8PrivateKey");
    char* start = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &start);
    Secret pem(octets({start, static_cast<std::size_t>(length)}));
    TRY(public_key, public_key_of(key.get(), Holds::private_part));
    return MadePrivateKey{std::make_unique<SoftwarePrivateKey>(std::move(key), std::move(public_key)), std::move(pem)};
}

Result<std::unique_ptr<PrivateKey>> private_key_from_pem(const Secret& pem) {
    if (pem.size() > max_private_key_octets) {
        return fail(ErrorKind::limit,
                    "the private key is longer than " + std::to_string(max_private_key_octets) + " octets", {},
                    "it should be one key in PEM");
    }
    const BioPointer memory(BIO_new_mem_buf(pem.octets().data(), static_cast<int>(pem.size())));
    must_succeed(memory != nullptr, "BIO_new_mem_buf");
    PkeyPointer key(PEM_read_bio_PrivateKey(memory.get(), nullptr, no_password, nullptr));
    ERR_clear_error();
    if (!key) {
        return fail(ErrorKind::invalid, "this is no private key in PEM, or it is encrypted", {},
                    "write it as PKCS#8 without a password: openssl pkcs8 -topk8 -nocrypt");
    }
    TRY(public_key, public_key_of(key.get(), Holds::private_part));
    return std::make_unique<SoftwarePrivateKey>(std::move(key), std::move(public_key));
}

Result<std::unique_ptr<PrivateKey>> private_key_from_file(const std::filesystem::path& file) {
    TRY(pem, secret_text_from_file(file, "private key", max_private_key_octets));
    auto key = private_key_from_pem(pem);
    if (!key) key.error().place = {file.string()};
    return key;
}

}  // namespace comity::crypto
