// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/oidc/jws.h"
#include "base/instant.h"
#include "base/result.h"
#include "format/tree.h"

namespace comity::access {

/// What was asked for, which the token has to answer.
struct IdTokenExpectation {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string access_token;                     ///< compared where the token says at_hash
    std::optional<std::chrono::seconds> max_age;  ///< how long ago the person may have signed in there
};

/// How far the clocks of provider and server may differ.
inline constexpr std::chrono::seconds clock_skew{60};
inline constexpr std::size_t max_subject = 255;  ///< OpenID Connect Core section 2

/// Claims of a verified ID token.
struct IdToken {
    std::string issuer;
    std::string subject;
    Instant proven_at;  ///< auth_time, or where it is not said the moment of issue
    std::string acr;
    std::vector<std::string> amr;
    format::Tree claims;  ///< all of them
};

/// OpenID Connect Core section 3.1.3.7, on a token whose signature check_signature found right. Errors: the first step
/// that fails.
Result<IdToken> read_id_token(const Jws& jws, const IdTokenExpectation& expected, Instant now);

}  // namespace comity::access
