// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/provider.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/oidc/members.h"
#include "access/web_address.h"

namespace comity::access {
namespace {

tl::unexpected<Error> refused(std::string_view why, std::string_view way_out) {
    return fail(ErrorKind::invalid, fmt::format("the provider's discovery document {}", why), {}, std::string(way_out));
}

}  // namespace

std::string discovery_address(std::string_view issuer) {
    while (issuer.ends_with('/')) issuer.remove_suffix(1);
    return fmt::format("{}/.well-known/openid-configuration", issuer);
}

Result<Provider> read_discovery(std::string_view json, std::string_view issuer, bool loopback) {
    TRY(tree, read_object(json, "discovery document", max_discovery));
    const Members members(tree, "discovery document");
    Provider provider;
    TRY(said, members.text("issuer"));
    // Section 4.3: otherwise one provider could speak for another.
    if (said != issuer) {
        return refused(fmt::format("is of '{}', not of '{}'", said.substr(0, 100), issuer),
                       "configure the issuer letter by letter");
    }
    provider.issuer = said;
    TRY(authorization, members.text("authorization_endpoint"));
    TRY(token, members.text("token_endpoint"));
    TRY(keys, members.text("jwks_uri"));
    TRY(end_session, members.text_or_none("end_session_endpoint"));
    TRY_VOID(check_address(authorization, "authorization_endpoint", loopback));
    TRY_VOID(check_address(token, "token_endpoint", loopback));
    TRY_VOID(check_address(keys, "jwks_uri", loopback));
    if (!end_session.empty()) TRY_VOID(check_address(end_session, "end_session_endpoint", loopback));
    provider.authorization_endpoint = authorization;
    provider.token_endpoint = token;
    provider.jwks_uri = keys;
    provider.end_session_endpoint = end_session;

    // RFC 8414 section 2: left out means unknown or none; a provider that is silent may still do it.
    TRY(methods, members.texts("code_challenge_methods_supported"));
    if (!methods.empty() && std::ranges::find(methods, "S256") == methods.end()) {
        return refused("does not offer PKCE with S256", "switch it on at the provider");
    }
    TRY(algorithms, members.texts("id_token_signing_alg_values_supported"));
    for (const std::string& word : algorithms) {
        if (const auto algorithm = parse_jws_algorithm(word)) provider.algorithms.insert(*algorithm);
    }
    if (provider.algorithms.empty()) {
        return refused("offers no algorithm for ID tokens that is known here",
                       "switch on RS256, PS256, ES256 or EdDSA at the provider");
    }
    TRY(names_issuer, members.flag_or("authorization_response_iss_parameter_supported", false));
    provider.names_issuer_in_answer = names_issuer;
    return provider;
}

}  // namespace comity::access
