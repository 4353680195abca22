// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <vector>

#include "node/configuration.h"

namespace comity::demonstration {

/// With a key to seal papers, and trust in what the others of the demonstration seal; the files are make_seals()'s.
std::vector<node::AuthorityConfiguration> with_seals(std::vector<node::AuthorityConfiguration> authorities);

/// The keys and certificates that with_seals() names. `folder`: of the node. Errors: files that cannot be written.
Result<void> make_seals(const std::filesystem::path& folder, const std::vector<node::AuthorityConfiguration>& of,
                        Instant now);

}  // namespace comity::demonstration
