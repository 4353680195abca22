// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "access/webauthn/cbor.h"
#include "base/octets.h"
#include "base/result.h"

namespace comity::access {

/// IANA COSE algorithms, with their numbers; in the order they are offered.
enum class CoseAlgorithm : std::int32_t { ed_dsa = -8, es256 = -7, rs256 = -257 };
inline constexpr std::array<CoseAlgorithm, 3> cose_algorithms = {CoseAlgorithm::ed_dsa, CoseAlgorithm::es256,
                                                                 CoseAlgorithm::rs256};

/// A public key (RFC 9052 section 7, RFC 9053 section 7, RFC 8230 section 4).
struct CoseKey {
    CoseAlgorithm algorithm = CoseAlgorithm::es256;
    /// Ed25519: the key; P-256: x and y; RSA: the modulus of 256 octets and the exponent of 3.
    std::string octets;
};

/// Errors: another algorithm or curve, parts of another length, parts of a private key, a point not on the curve.
Result<CoseKey> read_cose_key(const CborValue& value);
Result<CoseKey> read_cose_key(Octets octets);

}  // namespace comity::access
