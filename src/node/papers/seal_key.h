// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "node/configuration.h"
#include "seal/container.h"

namespace comity::node {

/// What the authority seals its papers with.
struct SealKey {
    std::unique_ptr<crypto::PrivateKey> key;
    std::vector<crypto::Certificate> path;  ///< its certificate first
    seal::TimeStamper stamper;              ///< nothing where no time-stamping authority is named
};

/// Of the settings. Errors: the authority has none; a file that cannot be read, a key that others may read.
Result<SealKey> read_seal_key(const AuthorityConfiguration& authority);

/// Asked each time something is sealed, so that no key lies in memory meanwhile.
using SealKeys = std::function<Result<SealKey>()>;

}  // namespace comity::node
