// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "access/oidc/identity_mapping.h"
#include "access/oidc/oidc.h"

namespace comity::api {

/// Where people of an authority sign in elsewhere. Safe to use from several threads.
class IdentityProvider {
   public:
    IdentityProvider(access::OidcClient client, access::IdentityMapping mapping, access::AskProvider ask)
        : client_(std::move(client)), mapping_(std::move(mapping)), ask_(std::move(ask)) {}

    /// Where the browser goes, and comes back to. Errors: the provider cannot be asked, or is none.
    Result<access::AuthorizationRequest> begin(std::string redirect_uri, bool fresh, std::string_view language,
                                               const crypto::RandomBytes& random, Instant now);
    /// Whom the provider named. Errors: those of access::finish_authorization.
    Result<access::IdToken> finish(std::string redirect_uri, std::string_view expectation,
                                   const access::AuthorizationAnswer& answer, Instant now);

    const access::IdentityMapping& mapping() const { return mapping_; }

   private:
    /// What the provider says of itself, asked once; a provider that was down at the start is asked again.
    Result<access::ProviderState> state(Instant now);

    /// As the provider knows it that the browser comes back there.
    access::OidcClient client(std::string redirect_uri) const;

    const access::OidcClient client_;
    const access::IdentityMapping mapping_;
    const access::AskProvider ask_;
    std::mutex mutex_;
    std::optional<access::ProviderState> state_;
};

}  // namespace comity::api
