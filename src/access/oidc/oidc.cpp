// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/oidc.h"

#include <array>

#include <fmt/format.h>

#include "access/oidc/members.h"
#include "access/percent_encoding.h"
#include "access/web_address.h"
#include "base/octets.h"
#include "crypto/hmac.h"
#include "crypto/sha256.h"
#include "format/base64.h"
#include "format/canonical_json.h"

namespace comity::access {
namespace {

using format::Value;

/// Of an act; what require_fresh asks of the session, minus the time the person takes to come back.
constexpr std::chrono::seconds fresh_age{120};

/// 256 bits, as RFC 7636 section 7.1 and RFC 6819 section 5.1.4.2.2 want.
std::string random_text(const crypto::RandomBytes& random) {
    std::array<unsigned char, 32> bits{};
    random(bits);
    return format::base64_url(bits);
}

tl::unexpected<Error> unreachable(std::string_view what, const ProviderAnswer& answer) {
    return fail(ErrorKind::unavailable,
                fmt::format("the identity provider answered {} when asked for {}", answer.status, what), {},
                "ask its operator, or sign in with a password");
}

Result<std::string> fetch(const AskProvider& ask, const std::string& address, std::string_view what) {
    TRY(answer, ask({"GET", address, {{"Accept", "application/json"}}, ""}));
    if (answer.status != 200) return unreachable(what, answer);
    return std::move(answer.body);
}

Result<ProviderAnswer> redeem(const OidcClient& client, const Provider& provider, std::string_view code,
                              std::string_view verifier, const AskProvider& ask) {
    ProviderRequest request;
    request.method = "POST";
    request.address = provider.token_endpoint;
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    const bool basic = client.authentication == OidcClient::Authentication::secret_basic;
    const bool post = client.authentication == OidcClient::Authentication::secret_post;
    request.body = encoded_pairs({{"grant_type", "authorization_code"},
                                  {"code", code},
                                  {"redirect_uri", client.redirect_uri},
                                  {"code_verifier", verifier},
                                  {"client_id", basic ? "" : std::string_view(client.client_id)},
                                  {"client_secret", post ? std::string_view(client.client_secret) : ""}});
    if (basic) {  // RFC 6749 section 2.3.1: both are encoded before they are joined
        const std::string pair = percent_encoded(client.client_id) + ":" + percent_encoded(client.client_secret);
        request.headers.emplace_back("Authorization", "Basic " + format::base64(octets(pair)));
    }
    return ask(request);
}

Result<void> check_answer(const OidcClient& client, const Provider& provider, const Value& expected,
                          const AuthorizationAnswer& answer) {
    TRY(state, expected.string_at("state"));
    if (!crypto::equal_in_constant_time(octets(state), octets(answer.state))) {
        return fail(ErrorKind::invalid, "this answer of the identity provider was not asked for", {},
                    "begin to sign in again here");
    }
    // RFC 9207 section 2.4.
    const bool other = !answer.issuer.empty() && answer.issuer != client.issuer;
    if (other || (provider.names_issuer_in_answer && answer.issuer.empty())) {
        return fail(ErrorKind::invalid, "this answer is of another identity provider", {},
                    "begin to sign in again here");
    }
    if (!answer.error.empty()) {
        return fail(ErrorKind::forbidden,
                    fmt::format("the identity provider refused: {} {}", answer.error.substr(0, 100),
                                answer.error_description.substr(0, 300)),
                    {}, "sign in again, or ask an administrator");
    }
    if (answer.code.empty()) return fail(ErrorKind::invalid, "the identity provider sent no code", {}, "sign in again");
    return {};
}

}  // namespace

Result<ProviderState> fetch_provider(const OidcClient& client, const AskProvider& ask, Instant now) {
    TRY_VOID(check_address(client.issuer, "issuer", client.loopback));
    TRY(discovery, fetch(ask, discovery_address(client.issuer), "its discovery document"));
    TRY(provider, read_discovery(discovery, client.issuer, client.loopback));
    TRY(set, fetch(ask, provider.jwks_uri, "its keys"));
    TRY(keys, read_key_set(set));
    return ProviderState{std::move(provider), std::move(keys), now};
}

AuthorizationRequest begin_authorization(const OidcClient& client, const Provider& provider, bool fresh,
                                         std::string_view language, const crypto::RandomBytes& random) {
    const std::string state = random_text(random);
    const std::string nonce = random_text(random);
    const std::string verifier = random_text(random);
    const crypto::Sha256 challenge = crypto::sha256(octets(verifier));
    const std::string query = encoded_pairs({{"response_type", "code"},
                                             {"client_id", client.client_id},
                                             {"redirect_uri", client.redirect_uri},
                                             {"scope", fmt::format("{}", fmt::join(client.scopes, " "))},
                                             {"state", state},
                                             {"nonce", nonce},
                                             {"code_challenge", format::base64_url(challenge)},
                                             {"code_challenge_method", "S256"},
                                             {"prompt", fresh ? "login" : ""},
                                             {"max_age", fresh ? "0" : ""},
                                             {"acr_values", client.acr_values},
                                             {"ui_locales", language}});
    const bool has_query = provider.authorization_endpoint.find('?') != std::string::npos;
    AuthorizationRequest request;
    request.address = provider.authorization_endpoint + (has_query ? "&" : "?") + query;
    request.expectation =
        format::canonical_json(
            Value::object({{"state", state}, {"nonce", nonce}, {"verifier", verifier}, {"fresh", fresh}}))
            .value();
    return request;
}

Result<TokenAnswer> read_token_answer(const ProviderAnswer& answer) {
    if (answer.status != 200 && answer.status != 400 && answer.status != 401) return unreachable("a token", answer);
    TRY(tree, read_object(answer.body, "token answer", max_provider_answer));
    const Members members(tree, "token answer");
    if (answer.status != 200 || members.has("error")) {
        TRY(error, members.text("error"));
        TRY(description, members.text_or_none("error_description"));
        return fail(
            ErrorKind::forbidden,
            fmt::format("the identity provider gave no token: {} {}", error.substr(0, 100), description.substr(0, 300)),
            {}, "sign in again; if it stays so, compare client and secret with what the provider has");
    }
    TokenAnswer token;
    TRY(id_token, members.text("id_token"));
    TRY(access_token, members.text_or_none("access_token"));
    token.id_token = id_token;
    token.access_token = access_token;
    return token;
}

Result<IdToken> finish_authorization(const OidcClient& client, ProviderState& state, std::string_view expectation,
                                     const AuthorizationAnswer& answer, const AskProvider& ask, Instant now) {
    TRY(expected, format::read_value(expectation, "expectation"));
    TRY_VOID(check_answer(client, state.provider, expected, answer));
    TRY(verifier, expected.string_at("verifier"));
    TRY(nonce, expected.string_at("nonce"));
    TRY(fresh, expected.boolean_at("fresh"));
    TRY(redeemed, redeem(client, state.provider, answer.code, verifier, ask));
    TRY(token, read_token_answer(redeemed));
    TRY(jws, read_jws(token.id_token));
    JwsCheck check = check_signature(jws, state.keys, state.provider.algorithms);
    const std::int64_t since_fetched = now.utc_milliseconds() - state.keys_fetched.utc_milliseconds();
    if (check == JwsCheck::no_such_key && since_fetched >= std::chrono::milliseconds(key_refetch_interval).count()) {
        TRY(set, fetch(ask, state.provider.jwks_uri, "its keys"));
        TRY(keys, read_key_set(set));
        state.keys = std::move(keys);
        state.keys_fetched = now;
        check = check_signature(jws, state.keys, state.provider.algorithms);
    }
    if (check != JwsCheck::verified) {
        return fail(ErrorKind::invalid,
                    check == JwsCheck::forged
                        ? "the ID token is not signed by the identity provider"
                        : "the ID token is signed with a key the identity provider does not publish",
                    {}, "sign in again; if it stays so, tell an administrator");
    }
    IdTokenExpectation what;
    what.issuer = client.issuer;
    what.client_id = client.client_id;
    what.nonce = nonce;
    what.access_token = token.access_token;
    if (fresh) what.max_age = fresh_age;
    return read_id_token(jws, what, now);
}

std::string end_session_address(const OidcClient& client, const Provider& provider, std::string_view return_to) {
    if (provider.end_session_endpoint.empty()) return "";
    const bool has_query = provider.end_session_endpoint.find('?') != std::string::npos;
    return provider.end_session_endpoint + (has_query ? "&" : "?") +
           encoded_pairs({{"client_id", client.client_id}, {"post_logout_redirect_uri", return_to}});
}

}  // namespace comity::access
