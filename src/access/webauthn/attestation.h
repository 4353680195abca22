// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "access/webauthn/authenticator_data.h"
#include "base/octets.h"
#include "base/result.h"

namespace comity::access {

/// WebAuthn section 6.5, with the two kinds this server asks for: nobody vouches for the make of the authenticator.
struct Attestation {
    enum class Format {
        none,         ///< section 8.7
        packed_self,  ///< section 8.2 without certificates: signed by the new key itself
    };

    Format format = Format::none;
    std::string authenticator_octets;
    AuthenticatorData authenticator;
    std::string signature;  ///< of packed_self
};

/// Errors: not the three members, another format, a statement that does not fit it, no credential.
Result<Attestation> read_attestation(Octets octets);

}  // namespace comity::access
