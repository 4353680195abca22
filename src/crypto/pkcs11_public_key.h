// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "crypto/pkcs11_session.h"
#include "crypto/public_key.h"

namespace comity::crypto {

/// The public key that a token keeps beside a private one. Errors: those of the token; invalid for other kinds.
Result<PublicKey> token_public_key(const TokenKeyLocation& location, const TokenSession& session,
                                   CK_OBJECT_HANDLE object);

/// The point as CKM_ECDH1_DERIVE takes it: 65 octets of an uncompressed point, or the 32 of RFC 7748.
std::string point_of(const PublicKey& key);

/// CKA_EC_PARAMS: the object identifier of the curve in DER. Empty for RSA.
std::string curve_parameters(KeyKind kind);

}  // namespace comity::crypto
