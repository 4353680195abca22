// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "crypto/openssl_objects.h"
#include "crypto/public_key.h"

namespace comity::crypto {

struct PublicKey::Handle {
    PkeyPointer key;
    KeyKind kind;
    int bits;
    std::string spki;
};

/// Of a key that OpenSSL holds already; a private one is reduced to its public part. Errors as from_spki.
Result<PublicKey> public_key_of(EVP_PKEY* key);

/// Sets the context up for RSA-OAEP as PublicKey::encrypt_oaep describes it, after its init call.
bool set_oaep_sha256(EVP_PKEY_CTX* context);

}  // namespace comity::crypto
