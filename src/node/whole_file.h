// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace comity::node {

/// A file that is there with all of its octets or not at all, whenever the process ends; readable to the owner only,
/// durable. Replaces one that is there. Errors: `unavailable` where it cannot be written.
Result<void> write_whole(const std::filesystem::path& file, std::string_view text);

}  // namespace comity::node
