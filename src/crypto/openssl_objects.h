// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// Owning pointers to OpenSSL's objects, for the source files of this folder: no other header may include this one.
namespace comity::crypto {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

inline void release_octets(unsigned char* octets) {
    OPENSSL_free(octets);
}
inline void release_certificates(STACK_OF(X509) * stack) {
    sk_X509_pop_free(stack, X509_free);
}

using PkeyPointer = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Release<EVP_CIPHER_CTX_free>>;
using X509Pointer = std::unique_ptr<X509, Release<X509_free>>;
using X509Stack = std::unique_ptr<STACK_OF(X509), Release<release_certificates>>;
using BioPointer = std::unique_ptr<BIO, Release<BIO_free_all>>;
using BignumPointer = std::unique_ptr<BIGNUM, Release<BN_free>>;
using EcdsaPointer = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;
using Asn1Octets = std::unique_ptr<unsigned char, Release<release_octets>>;

}  // namespace comity::crypto
