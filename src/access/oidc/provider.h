// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "access/oidc/key_set.h"
#include "access/set_of.h"
#include "base/result.h"

namespace comity::access {

/// What an identity provider says of itself (OpenID Connect Discovery 1.0 section 3).
struct Provider {
    std::string issuer;
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
    std::string end_session_endpoint;  ///< empty: none
    SetOf<JwsAlgorithm> algorithms;    ///< of ID tokens, those known here
    /// RFC 9207: the answer names its issuer, so that another provider's cannot be passed off as this one's.
    bool names_issuer_in_answer = false;
};

inline constexpr std::size_t max_discovery = 256 * 1024;

/// Where the document lies: section 4.1.
std::string discovery_address(std::string_view issuer);

/// `issuer` is the configured one and must be said letter by letter. Errors: that; an address that is not https (http
/// only to this machine, where `loopback` allows it); no PKCE with S256; no algorithm known here.
Result<Provider> read_discovery(std::string_view json, std::string_view issuer, bool loopback);

}  // namespace comity::access
