// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/signature.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>
#include <string>

#include "crypto/sha256.h"

namespace comity::access {
namespace {

template <class Type, void (*release)(Type**)>
struct Release {
    void operator()(Type* pointer) const { release(&pointer); }
};
using Es256 = std::unique_ptr<es256_pk_t, Release<es256_pk_t, es256_pk_free>>;
using Rs256 = std::unique_ptr<rs256_pk_t, Release<rs256_pk_t, rs256_pk_free>>;
using EdDsa = std::unique_ptr<eddsa_pk_t, Release<eddsa_pk_t, eddsa_pk_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Release<fido_assert_t, fido_assert_free>>;
using Credential = std::unique_ptr<fido_cred_t, Release<fido_cred_t, fido_cred_free>>;
struct PkeyFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Pkey = std::unique_ptr<EVP_PKEY, PkeyFree>;

/// A check that fails leaves words in OpenSSL's queue of this thread; the next caller shall not find them.
struct CleanErrors {
    CleanErrors() = default;
    CleanErrors(const CleanErrors&) = delete;
    CleanErrors& operator=(const CleanErrors&) = delete;
    ~CleanErrors() { ERR_clear_error(); }
};

/// libfido2's form of the key, in the type its functions take as void pointer.
struct FidoKey {
    explicit FidoKey(const CoseKey& key) {
        const void* data = key.octets.data();
        const std::size_t size = key.octets.size();
        switch (key.algorithm) {
            case CoseAlgorithm::es256:
                es256.reset(es256_pk_new());
                if (es256 && es256_pk_from_ptr(es256.get(), data, size) == FIDO_OK)
                    pkey.reset(es256_pk_to_EVP_PKEY(es256.get()));
                pointer = es256.get();
                break;
            case CoseAlgorithm::rs256:
                rs256.reset(rs256_pk_new());
                if (rs256 && rs256_pk_from_ptr(rs256.get(), data, size) == FIDO_OK)
                    pkey.reset(rs256_pk_to_EVP_PKEY(rs256.get()));
                pointer = rs256.get();
                break;
            case CoseAlgorithm::ed_dsa:
                ed_dsa.reset(eddsa_pk_new());
                if (ed_dsa && eddsa_pk_from_ptr(ed_dsa.get(), data, size) == FIDO_OK)
                    pkey.reset(eddsa_pk_to_EVP_PKEY(ed_dsa.get()));
                pointer = ed_dsa.get();
                break;
        }
    }

    Es256 es256;
    Rs256 rs256;
    EdDsa ed_dsa;
    Pkey pkey;
    const void* pointer = nullptr;
};

}  // namespace

bool is_usable(const CoseKey& key) {
    const CleanErrors clean;
    return FidoKey(key).pkey != nullptr;
}

bool is_assertion_signature(const CoseKey& key, std::string_view rp_id, Octets authenticator_data, Octets client_data,
                            Octets signature) {
    const CleanErrors clean;
    fido_init(0);
    const FidoKey fido_key(key);
    const Assertion assertion(fido_assert_new());
    const crypto::Sha256 digest = crypto::sha256(client_data);
    return fido_key.pkey != nullptr && assertion != nullptr && fido_assert_set_count(assertion.get(), 1) == FIDO_OK &&
           fido_assert_set_rp(assertion.get(), std::string(rp_id).c_str()) == FIDO_OK &&
           fido_assert_set_clientdata_hash(assertion.get(), digest.data(), digest.size()) == FIDO_OK &&
           fido_assert_set_authdata_raw(assertion.get(), 0, authenticator_data.data(), authenticator_data.size()) ==
               FIDO_OK &&
           fido_assert_set_sig(assertion.get(), 0, signature.data(), signature.size()) == FIDO_OK &&
           fido_assert_verify(assertion.get(), 0, static_cast<int>(key.algorithm), fido_key.pointer) == FIDO_OK;
}

bool is_self_attestation(const CoseKey& key, std::string_view rp_id, Octets authenticator_data, Octets client_data,
                         Octets signature) {
    const CleanErrors clean;
    fido_init(0);
    const Credential credential(fido_cred_new());
    const crypto::Sha256 digest = crypto::sha256(client_data);
    return credential != nullptr && fido_cred_set_type(credential.get(), static_cast<int>(key.algorithm)) == FIDO_OK &&
           fido_cred_set_rp(credential.get(), std::string(rp_id).c_str(), nullptr) == FIDO_OK &&
           fido_cred_set_clientdata_hash(credential.get(), digest.data(), digest.size()) == FIDO_OK &&
           fido_cred_set_authdata_raw(credential.get(), authenticator_data.data(), authenticator_data.size()) ==
               FIDO_OK &&
           fido_cred_set_fmt(credential.get(), "packed") == FIDO_OK &&
           fido_cred_set_sig(credential.get(), signature.data(), signature.size()) == FIDO_OK &&
           fido_cred_verify_self(credential.get()) == FIDO_OK;
}

}  // namespace comity::access
