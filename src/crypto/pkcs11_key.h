// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "crypto/key_wrap.h"
#include "crypto/random.h"
#include "crypto/secret.h"

namespace comity::crypto {

/// Where a key lies in a token that speaks PKCS#11 2.40: a hardware security module, a smart card, SoftHSM.
struct TokenKeyLocation {
    std::filesystem::path module;  ///< "/usr/lib/softhsm/libsofthsm2.so": loaded and kept until the process ends
    std::string token;             ///< label of the token, at most 32 octets
    std::string key;               ///< label of the AES-256 key in it
};

/// "pkcs11:token=Ministry;object=authority-1;type=secret-key" (RFC 7512): the id of the authority key.
std::string to_uri(const TokenKeyLocation& location);

/// An authority key that never leaves its token: data keys are sealed and opened in there (CKM_AES_GCM, the nonce
/// ours). A session that was lost is opened again, once per call. Errors: not_found where token or key are not there;
/// invalid where the PIN is wrong or the key is not fit; unavailable where module or token do not answer.
Result<std::unique_ptr<AuthorityKey>> token_authority_key(TokenKeyLocation location, Secret pin, RandomBytes random);

/// Makes the key in the token: AES-256, for sealing and opening only, never to be read out. Errors: as above; invalid
/// where a key of this label is there already.
Result<void> make_token_authority_key(const TokenKeyLocation& location, const Secret& pin);

}  // namespace comity::crypto
