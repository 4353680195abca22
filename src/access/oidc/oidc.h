// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "access/oidc/id_token.h"
#include "access/oidc/provider.h"
#include "base/instant.h"
#include "base/result.h"
#include "crypto/random.h"

namespace comity::access {

// Signing in at an identity provider: OpenID Connect Core 1.0, authorization code flow, with PKCE (RFC 7636).

/// An HTTP request to the provider and its answer. Node gives a function that sends it, with certificates checked, no
/// redirects followed, and at most max_provider_answer octets read.
struct ProviderRequest {
    std::string method;
    std::string address;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};
struct ProviderAnswer {
    int status = 0;
    std::string body;
};
using AskProvider = std::function<Result<ProviderAnswer>(const ProviderRequest&)>;
inline constexpr std::size_t max_provider_answer = 256 * 1024;

/// This server as the provider knows it.
struct OidcClient {
    enum class Authentication { none, secret_basic, secret_post };

    std::string issuer;
    std::string client_id;
    std::string client_secret;
    Authentication authentication = Authentication::secret_basic;
    std::string redirect_uri;
    std::vector<std::string> scopes = {"openid", "profile", "email"};
    std::string acr_values;  ///< asked for; empty: not
    bool loopback = false;   ///< the provider may be reached without TLS on this machine
};

/// What the provider says of itself and its keys, as fetched.
struct ProviderState {
    Provider provider;
    std::vector<ProviderKey> keys;
    Instant keys_fetched;
};
Result<ProviderState> fetch_provider(const OidcClient& client, const AskProvider& ask, Instant now);

/// Keys are fetched again for an unknown key id, though not more often than this.
inline constexpr std::chrono::seconds key_refetch_interval{60};

/// Where to send the browser, and what to keep in its session (expect, "identity-provider").
struct AuthorizationRequest {
    std::string address;
    std::string expectation;
};
/// `fresh`: the person proves anew who they are, for an act.
AuthorizationRequest begin_authorization(const OidcClient& client, const Provider& provider, bool fresh,
                                         std::string_view language, const crypto::RandomBytes& random);

/// The query the browser comes back with, decoded.
struct AuthorizationAnswer {
    std::string code;
    std::string state;
    std::string issuer;  ///< "iss" of RFC 9207
    std::string error;
    std::string error_description;
};

/// Checks the answer against what was expected, redeems the code, verifies the ID token. `state` is renewed when the
/// provider changed its keys. Errors: `forbidden` where the provider or the person refused, `unavailable` where it
/// cannot be asked, else the first check that fails.
Result<IdToken> finish_authorization(const OidcClient& client, ProviderState& state, std::string_view expectation,
                                     const AuthorizationAnswer& answer, const AskProvider& ask, Instant now);

/// Where to send the browser to end the session there too (RP-Initiated Logout 1.0); empty where the provider has none.
std::string end_session_address(const OidcClient& client, const Provider& provider, std::string_view return_to);

/// What the token endpoint answers (RFC 6749 section 5).
struct TokenAnswer {
    std::string id_token;
    std::string access_token;
};
Result<TokenAnswer> read_token_answer(const ProviderAnswer& answer);

}  // namespace comity::access
