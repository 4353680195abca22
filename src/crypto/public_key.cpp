// SPDX-License-Identifier: EUPL-1.2
#include "crypto/public_key.h"

#include <algorithm>
#include <optional>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "crypto/openssl_call.h"
#include "crypto/public_key_handle.h"

namespace comity::crypto {

namespace {

constexpr std::size_t p256_scalar = 32;

/// The curves of NIST, and the length of a SubjectPublicKeyInfo with the point uncompressed.
struct Curve {
    KeyKind kind;
    std::string_view name;
    std::size_t spki;
};
constexpr Curve curves[] = {
    {KeyKind::p256, "prime256v1", 91}, {KeyKind::p384, "secp384r1", 120}, {KeyKind::p521, "secp521r1", 158}};

std::optional<KeyKind> kind_of(EVP_PKEY* key) {
    switch (EVP_PKEY_get_base_id(key)) {
        case EVP_PKEY_RSA:
            return KeyKind::rsa;
        case EVP_PKEY_ED25519:
            return KeyKind::ed25519;
        case EVP_PKEY_X25519:
            return KeyKind::x25519;
        case EVP_PKEY_EC: {
            char curve[64] = {};
            std::size_t length = 0;
            const bool named = EVP_PKEY_get_group_name(key, curve, sizeof curve, &length) == 1;
            const auto* const found = std::ranges::find(curves, std::string_view(curve, length), &Curve::name);
            return named && found != std::end(curves) ? std::optional(found->kind) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

tl::unexpected<Error> not_a_key() {
    ERR_clear_error();
    return fail(ErrorKind::invalid, "this is no public key of a kind in use", {},
                "RSA, P-256, P-384, P-521, Ed25519 and X25519 are; the key is a SubjectPublicKeyInfo in DER");
}

using namespace std::string_literals;
constexpr std::size_t raw_octets = 32;

/// What stands before the 32 octets of RFC 8410 in a SubjectPublicKeyInfo; empty for other kinds.
std::string raw_head(KeyKind kind) {
    if (kind == KeyKind::ed25519) return "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"s;
    if (kind == KeyKind::x25519) return "\x30\x2a\x30\x05\x06\x03\x2b\x65\x6e\x03\x21\x00"s;
    return {};
}

/// Without OpenSSL's decoders, which take longer than a signature.
PublicKey of_raw(KeyKind kind, Octets raw) {
    const int type = kind == KeyKind::ed25519 ? EVP_PKEY_ED25519 : EVP_PKEY_X25519;
    PkeyPointer key(EVP_PKEY_new_raw_public_key(type, nullptr, raw.data(), raw.size()));
    must_succeed(key != nullptr, "EVP_PKEY_new_raw_public_key");
    const int bits = EVP_PKEY_get_bits(key.get());
    return PublicKey(std::make_shared<const PublicKey::Handle>(
        PublicKey::Handle{std::move(key), kind, bits, raw_head(kind) + std::string(as_text(raw))}));
}

std::string spki_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key, &der);
    const Asn1Octets owned(der);
    return length > 0 ? std::string(as_text(Octets(der, static_cast<std::size_t>(length)))) : std::string();
}

/// r‖s to the DER that OpenSSL verifies.
std::string ecdsa_der(Octets signature) {
    const EcdsaPointer parsed(ECDSA_SIG_new());
    BIGNUM* const r = BN_bin2bn(signature.data(), p256_scalar, nullptr);
    BIGNUM* const s = BN_bin2bn(signature.data() + p256_scalar, p256_scalar, nullptr);
    must_succeed(parsed && r && s && ECDSA_SIG_set0(parsed.get(), r, s) == 1, "ECDSA_SIG_set0");
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parsed.get(), &der);
    const Asn1Octets owned(der);
    must_succeed(length > 0, "i2d_ECDSA_SIG");
    return std::string(as_text(Octets(der, static_cast<std::size_t>(length))));
}

}  // namespace

std::string_view name_of(KeyKind kind) {
    switch (kind) {
        case KeyKind::rsa:
            return "RSA";
        case KeyKind::p256:
            return "P-256";
        case KeyKind::p384:
            return "P-384";
        case KeyKind::p521:
            return "P-521";
        case KeyKind::ed25519:
            return "Ed25519";
        case KeyKind::x25519:
            return "X25519";
    }
    return {};
}

KeyKind kind_for(SignatureAlgorithm algorithm) {
    switch (algorithm) {
        case SignatureAlgorithm::rsa_pkcs1_sha256:
            return KeyKind::rsa;
        case SignatureAlgorithm::ecdsa_p256_sha256:
            return KeyKind::p256;
        case SignatureAlgorithm::ed25519:
            return KeyKind::ed25519;
    }
    return KeyKind::rsa;
}

Result<PublicKey> public_key_of(EVP_PKEY* key, Holds holds) {
    const auto kind = key ? kind_of(key) : std::nullopt;
    if (!kind) return not_a_key();
    if (!raw_head(*kind).empty()) {
        unsigned char raw[raw_octets];
        std::size_t length = sizeof raw;
        if (EVP_PKEY_get_raw_public_key(key, raw, &length) != 1 || length != sizeof raw) return not_a_key();
        return of_raw(*kind, raw);
    }
    const int bits = EVP_PKEY_get_bits(key);
    if (*kind == KeyKind::rsa && bits > max_rsa_bits) {
        return fail(ErrorKind::limit, "the RSA key has " + std::to_string(bits) + " bits", {},
                    "take one of at most " + std::to_string(max_rsa_bits));
    }
    std::string spki = spki_of(key);
    PkeyPointer public_part;
    if (holds == Holds::public_part) {
        must_succeed(EVP_PKEY_up_ref(key) == 1, "EVP_PKEY_up_ref");
        public_part.reset(key);
    } else {
        const auto* octets = reinterpret_cast<const unsigned char*>(spki.data());
        public_part.reset(d2i_PUBKEY(nullptr, &octets, static_cast<long>(spki.size())));
    }
    if (!public_part) return not_a_key();
    return PublicKey(std::make_shared<const PublicKey::Handle>(
        PublicKey::Handle{std::move(public_part), *kind, bits, std::move(spki)}));
}

Result<PublicKey> PublicKey::from_spki(Octets der) {
    if (der.size() > max_public_key_octets) {
        return fail(ErrorKind::limit, "the public key has " + std::to_string(der.size()) + " octets", {},
                    "take one of at most " + std::to_string(max_public_key_octets));
    }
    for (const KeyKind kind : {KeyKind::ed25519, KeyKind::x25519}) {
        const std::string head = raw_head(kind);
        if (der.size() == head.size() + raw_octets && as_text(der).starts_with(head))
            return of_raw(kind, der.last(raw_octets));
    }
    const unsigned char* next = der.data();
    const PkeyPointer key(d2i_PUBKEY(nullptr, &next, static_cast<long>(der.size())));
    if (!key || next != der.data() + der.size()) return not_a_key();
    TRY(made, public_key_of(key.get(), Holds::public_part));
    // What we would write ourselves, so that one key has one form: BER lengths and compressed points, which OpenSSL
    // writes again as it read them, are refused.
    const auto* const curve = std::ranges::find(curves, made.kind(), &Curve::kind);
    if (curve != std::end(curves) && made.spki().size() != curve->spki) return not_a_key();
    if (made.spki() != as_text(der)) return not_a_key();
    return made;
}

KeyKind PublicKey::kind() const {
    return handle_->kind;
}
int PublicKey::bits() const {
    return handle_->bits;
}
const std::string& PublicKey::spki() const {
    return handle_->spki;
}

bool PublicKey::verifies(SignatureAlgorithm algorithm, Octets message, Octets signature) const {
    if (kind_for(algorithm) != kind()) return false;
    std::string der;
    if (algorithm == SignatureAlgorithm::ecdsa_p256_sha256) {
        if (signature.size() != 2 * p256_scalar) return false;
        der = ecdsa_der(signature);
        signature = octets(der);
    }
    const DigestContext context(EVP_MD_CTX_new());
    must_succeed(context != nullptr, "EVP_MD_CTX_new");
    const char* const digest = algorithm == SignatureAlgorithm::ed25519 ? nullptr : "SHA256";
    const bool good =
        EVP_DigestVerifyInit_ex(context.get(), nullptr, digest, nullptr, nullptr, handle_->key.get(), nullptr) == 1 &&
        EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

bool set_oaep_sha256(EVP_PKEY_CTX* context) {
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

Result<std::string> PublicKey::encrypt_oaep(Octets secret) const {
    if (kind() != KeyKind::rsa) {
        return fail(ErrorKind::invalid, "an " + std::string(name_of(kind())) + " key does not encrypt", {},
                    "take the RSA key of the recipient");
    }
    const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, handle_->key.get(), nullptr));
    must_succeed(context && EVP_PKEY_encrypt_init(context.get()) == 1 && set_oaep_sha256(context.get()),
                 "EVP_PKEY_encrypt_init");
    std::string encrypted(static_cast<std::size_t>(EVP_PKEY_get_size(handle_->key.get())), '\0');
    std::size_t length = encrypted.size();
    const bool good = EVP_PKEY_encrypt(context.get(), reinterpret_cast<unsigned char*>(encrypted.data()), &length,
                                       secret.data(), secret.size()) == 1;
    ERR_clear_error();
    if (!good) {
        return fail(ErrorKind::invalid,
                    std::to_string(secret.size()) + " octets do not fit under an RSA key of " + std::to_string(bits()) +
                        " bits",
                    {}, "encrypt a key, and the content under that");
    }
    encrypted.resize(length);
    return encrypted;
}

}  // namespace comity::crypto
