// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "crypto/random.h"
#include "node/configuration.h"
#include "store/contents/contents.h"

namespace comity::node {

/// The content store that the settings name: a folder, or object storage, which is asked once. `random` names uploads.
/// Errors: a folder that cannot be used; a secret that cannot be read; what the storage server answers.
Result<std::unique_ptr<store::ContentStore>> open_contents(const Configuration& configuration,
                                                           crypto::RandomBytes random);

}  // namespace comity::node
