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

/// Whether a key that OpenSSL holds has its private part with it.
enum class Holds { public_part, private_part };

/// Of a key that OpenSSL holds already: shared, or where it holds the private part, its public part anew. Errors as
/// from_spki.
Result<PublicKey> public_key_of(EVP_PKEY* key, Holds holds);

/// Sets the context up for RSA-OAEP as PublicKey::encrypt_oaep describes it, after its init call.
bool set_oaep_sha256(EVP_PKEY_CTX* context);

}  // namespace comity::crypto
