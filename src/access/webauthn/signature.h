// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "access/webauthn/cose_key.h"
#include "base/octets.h"

namespace comity::access {

// The signatures of authenticators, checked by libfido2.

/// Whether a key can be made of it: a point on the curve, a modulus.
bool is_usable(const CoseKey& key);

/// WebAuthn section 7.2 step 20: over authenticator data and the digest of client data.
bool is_assertion_signature(const CoseKey& key, std::string_view rp_id, Octets authenticator_data, Octets client_data,
                            Octets signature);

/// WebAuthn section 8.2, self attestation: by the key of the credential itself.
bool is_self_attestation(const CoseKey& key, std::string_view rp_id, Octets authenticator_data, Octets client_data,
                         Octets signature);

}  // namespace comity::access
