// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "access/webauthn/cose_key.h"
#include "base/octets.h"
#include "base/result.h"

namespace comity::access {

/// WebAuthn section 6.5.1.
struct AttestedCredential {
    std::array<unsigned char, 16> aaguid{};
    std::string id;
    std::string public_key;  ///< octets of the COSE_Key
    CoseKey key;
};

/// WebAuthn section 6.1.
struct AuthenticatorData {
    std::array<unsigned char, 32> rp_id_hash{};
    bool user_present = false;
    bool user_verified = false;
    bool backup_eligible = false;
    bool backed_up = false;
    std::uint32_t sign_count = 0;
    std::optional<AttestedCredential> credential;
};

inline constexpr std::size_t max_authenticator_data = 8 * 1024;
inline constexpr std::size_t max_credential_id = 1023;  ///< WebAuthn section 7.1, as of level 3

/// Errors: ends early or late, a credential id too long, backed up without being eligible for it, a key that
/// read_cose_key refuses.
Result<AuthenticatorData> read_authenticator_data(Octets octets);

}  // namespace comity::access
