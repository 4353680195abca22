// SPDX-License-Identifier: EUPL-1.2
#include "api/office/identity_provider.h"

namespace comity::api {

access::OidcClient IdentityProvider::client(std::string redirect_uri) const {
    access::OidcClient client = client_;
    client.redirect_uri = std::move(redirect_uri);
    return client;
}

Result<access::ProviderState> IdentityProvider::state(Instant now) {
    {
        const std::lock_guard lock(mutex_);
        if (state_) return *state_;
    }
    TRY(fetched, access::fetch_provider(client_, ask_, now));  // not under the lock: it may take seconds
    const std::lock_guard lock(mutex_);
    state_ = fetched;
    return fetched;
}

Result<access::AuthorizationRequest> IdentityProvider::begin(std::string redirect_uri, bool fresh,
                                                             std::string_view language,
                                                             const crypto::RandomBytes& random, Instant now) {
    TRY(state, this->state(now));
    return access::begin_authorization(client(std::move(redirect_uri)), state.provider, fresh, language, random);
}

Result<access::IdToken> IdentityProvider::finish(std::string redirect_uri, std::string_view expectation,
                                                 const access::AuthorizationAnswer& answer, Instant now) {
    TRY(state, this->state(now));
    auto token = access::finish_authorization(client(std::move(redirect_uri)), state, expectation, answer, ask_, now);
    const std::lock_guard lock(mutex_);
    state_ = std::move(state);  // with the keys it may have fetched anew
    return token;
}

}  // namespace comity::api
