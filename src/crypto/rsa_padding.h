// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "base/result.h"
#include "crypto/secret.h"

namespace comity::crypto {

/// Takes OAEP (SHA-256, MGF1 with SHA-256, no label) off what RSA gave, in a time that does not depend on what is wrong
/// with it (RFC 8017 section 7.1.2). Errors: the one of PrivateKey::decrypt_oaep.
Result<Secret> without_oaep_sha256(const Secret& opened, std::size_t modulus_octets);

}  // namespace comity::crypto
