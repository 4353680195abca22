// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::access {

/// RFC 7518 section 3.1 and RFC 8037 section 3.1: what an identity provider may sign with. 'none' and HMAC, whose key
/// the client knows as well, are not among them.
enum class JwsAlgorithm { rs256, ps256, es256, ed_dsa };

std::string_view name(JwsAlgorithm algorithm);
Result<JwsAlgorithm> parse_jws_algorithm(std::string_view word);

/// A public key of a JWK Set (RFC 7517), of a type used here.
struct ProviderKey {
    std::string id;         ///< "kid"; empty: none
    std::string type;       ///< "RSA", "EC" (P-256), "OKP" (Ed25519)
    std::string algorithm;  ///< "alg"; empty: any of the type
    std::string first;      ///< octets of n or x
    std::string second;     ///< octets of e or y; empty for OKP
};

inline constexpr std::size_t max_key_set = 256 * 1024;
inline constexpr std::size_t max_provider_keys = 64;

/// Keys of other types, curves or uses are passed over, as RFC 7517 section 5 wants. Errors: no set, a key of ours that
/// is broken, RSA under 2,048 or over 8,192 bits, a private key, none left.
Result<std::vector<ProviderKey>> read_key_set(std::string_view json);

}  // namespace comity::access
