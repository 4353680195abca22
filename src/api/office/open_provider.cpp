// SPDX-License-Identifier: EUPL-1.2
#include "api/office/open_provider.h"

#include "base/octets.h"
#include "crypto/secret_source.h"
#include "net/client/fetch.h"

namespace comity::api {

namespace {

Result<access::ProviderAnswer> ask(const access::ProviderRequest& request) {
    TRY(fetched,
        net::fetch({.method = request.method, .url = request.address, .headers = request.headers, .body = request.body},
                   {.answer_bytes = access::max_provider_answer}));
    return access::ProviderAnswer{fetched.status, std::move(fetched.body)};
}

}  // namespace

Result<std::unique_ptr<IdentityProvider>> open_provider(const node::IdentityProviderConfiguration& configuration,
                                                        const std::filesystem::path& folder) {
    access::OidcClient client;
    client.issuer = configuration.issuer;
    client.client_id = configuration.client_id;
    client.loopback = configuration.loopback;
    client.authentication = access::OidcClient::Authentication::none;
    if (!configuration.client_secret.empty()) {
        TRY(secret,
            crypto::secret_named(configuration.client_secret, folder, "client secret of the identity provider"));
        client.client_secret = as_text(secret.octets());
        client.authentication = access::OidcClient::Authentication::secret_basic;
    }
    access::IdentityMapping mapping;
    mapping.creates_accounts = configuration.creates_accounts;
    mapping.roles_claim = configuration.roles_claim;
    mapping.second_factor = configuration.second_factor;
    for (const auto& [word, name] : configuration.roles) {
        TRY(role, access::parse_role(name));
        mapping.roles.emplace(word, role);
    }
    return std::make_unique<IdentityProvider>(std::move(client), std::move(mapping), ask);
}

}  // namespace comity::api
