// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace comity::access {

/// What the browser vouches for (WebAuthn section 5.8.1).
struct ClientData {
    std::string type;       ///< "webauthn.create", "webauthn.get"
    std::string challenge;  ///< octets
    std::string origin;     ///< "https://comity.example"
    bool cross_origin = false;
    bool token_bound = false;  ///< bound to a TLS connection by RFC 8471, which this server does not speak
};

inline constexpr std::size_t max_client_data = 8 * 1024;

/// Errors: not JSON, a member missing or of another kind, a challenge that is no base64url.
Result<ClientData> read_client_data(std::string_view json);

}  // namespace comity::access
