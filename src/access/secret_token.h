// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/random.h"

namespace comity::access {

/// What a secret token opens. Its word stands in front, so that one found in a log or a leak is recognised:
/// "comity-session-" and 43 characters of base64url, 256 random bits.
enum class TokenKind { session, one_time_link, api, calendar };

struct IssuedToken {
    std::string token;  ///< shown once to its owner, never stored
    std::string hash;   ///< octets of SHA-256 over the token; what is stored and searched for
};

IssuedToken issue_token(TokenKind kind, const crypto::RandomBytes& random);

/// What is stored of a token presented. Errors: it is no token of this kind. The error says nothing of what was given.
Result<std::string> token_hash(TokenKind kind, std::string_view presented);

}  // namespace comity::access
