// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "base/result.h"
#include "crypto/pkcs11_key.h"
#include "crypto/private_key.h"

namespace comity::crypto {

/// A private key that never leaves its token, found by the label that it shares with its public key. What a token must
/// have: CKM_SHA256_RSA_PKCS; CKM_ECDSA; CKM_EDDSA to sign; CKM_RSA_PKCS_OAEP with SHA-256, or CKM_RSA_X_509 where it
/// has OAEP with SHA-1 only (the padding is then checked here); CKM_ECDH1_DERIVE to agree on a secret, which leaves
/// the token and is wiped after use. A session that was lost is opened again, once per call. Errors: not_found where
/// token or key are not there; invalid where the PIN is wrong or the key is not fit; unavailable where module or token
/// do not answer.
Result<std::unique_ptr<PrivateKey>> token_private_key(TokenKeyLocation location, Secret pin);

/// What a key is made for: never both (one key, one purpose).
enum class PrivateKeyUse { sign, decrypt };

/// Makes the pair in the token. `rsa_bits` counts for RSA only. Errors: as above; invalid where a key of this label is
/// there already or the kind cannot do that.
Result<void> make_token_private_key(const TokenKeyLocation& location, const Secret& pin, KeyKind kind,
                                    PrivateKeyUse use, int rsa_bits = default_rsa_bits);

}  // namespace comity::crypto
