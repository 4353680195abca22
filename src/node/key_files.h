// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "node/authority.h"
#include "node/configuration.h"

namespace comity::node {

/// FOLDER/ID.key, ID.log and ID.witness: 64 hexadecimal digits each, readable to the owner only. A key that is there
/// whole stays: a key is never written over. Errors: one is there that is none.
Result<void> make_key_files(const std::filesystem::path& folder, const std::string& authority);

/// The authority with its keys. Errors: a key that cannot be read, or that others may read.
Result<std::unique_ptr<Authority>> open_authority(const AuthorityConfiguration& of,
                                                  const std::filesystem::path& folder);

}  // namespace comity::node
