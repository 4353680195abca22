// SPDX-License-Identifier: EUPL-1.2
#include "crypto/foreign_signature.h"

#include <openssl/err.h>
#include <openssl/rsa.h>

#include "crypto/der.h"
#include "crypto/digest_handle.h"
#include "crypto/openssl_call.h"
#include "crypto/public_key_handle.h"

namespace comity::crypto {

namespace {

/// Octets of the order of the curve; 0 where the key is on none of them.
std::size_t order_octets(KeyKind kind) {
    switch (kind) {
        case KeyKind::p256:
            return 32;
        case KeyKind::p384:
            return 48;
        case KeyKind::p521:
            return 66;
        default:
            return 0;
    }
}

bool opens(const PublicKey& key, DigestKind digest, bool pss, Octets message, Octets signature) {
    const DigestContext context(EVP_MD_CTX_new());
    must_succeed(context != nullptr, "EVP_MD_CTX_new");
    EVP_PKEY_CTX* rules = nullptr;  // of the context
    bool good = EVP_DigestVerifyInit_ex(context.get(), &rules, openssl_name(digest), nullptr, nullptr,
                                        key.handle().key.get(), nullptr) == 1;
    if (good && pss) {
        good = EVP_PKEY_CTX_set_rsa_padding(rules, RSA_PKCS1_PSS_PADDING) == 1 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(rules, RSA_PSS_SALTLEN_DIGEST) == 1;
    }
    good = good &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace

bool verifies(const PublicKey& key, SignatureScheme scheme, DigestKind digest, Octets message, Octets signature) {
    if (scheme != SignatureScheme::ecdsa) {
        return key.kind() == KeyKind::rsa && opens(key, digest, scheme == SignatureScheme::rsa_pss, message, signature);
    }
    const std::size_t half = order_octets(key.kind());
    if (half == 0 || signature.size() != 2 * half) return false;
    const std::string der = ecdsa_as_der(as_text(signature));
    return opens(key, digest, false, message, octets(der));
}

}  // namespace comity::crypto
