// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>

#include "api/office/identity_provider.h"
#include "node/configuration.h"

namespace comity::api {

/// The identity provider of the configuration; asked over the network when somebody first goes there. `folder`: where
/// relative paths of secrets begin. Errors: a secret that cannot be read.
Result<std::unique_ptr<IdentityProvider>> open_provider(const node::IdentityProviderConfiguration& configuration,
                                                        const std::filesystem::path& folder);

}  // namespace comity::api
