// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "access/oidc/key_set.h"
#include "access/set_of.h"
#include "base/result.h"

namespace comity::access {

inline constexpr std::size_t max_jws = 64 * 1024;
inline constexpr std::size_t max_jws_header = 4 * 1024;

/// A token in the compact form (RFC 7515 section 7.1), not verified yet.
struct Jws {
    JwsAlgorithm algorithm = JwsAlgorithm::rs256;
    std::string key_id;  ///< "kid"; empty: none
    std::string type;    ///< "typ"; empty: none
    std::string payload;
    std::string signature;
    std::string_view signed_part;  ///< of the text read: header and payload as they stand there
    std::string_view compact;      ///< the text read
};

/// `text` has to outlive the answer. Errors: not three parts of base64url, a header that is no object, another
/// algorithm, extensions that must be understood ("crit").
Result<Jws> read_jws(std::string_view text);

enum class JwsCheck {
    verified,
    no_such_key,  ///< the provider may have changed its keys: fetch them again, once
    forged,
};

/// Only with a key whose type, and algorithm if it says one, fit the header: RFC 8725 section 3.1. With a key id only
/// that key counts; without, the set has to hold exactly one that fits.
JwsCheck check_signature(const Jws& jws, std::span<const ProviderKey> keys, SetOf<JwsAlgorithm> allowed);

}  // namespace comity::access
