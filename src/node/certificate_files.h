// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "crypto/certificate.h"

namespace comity::node {

/// All certificates of a PEM file. Errors: a file that cannot be read, or has none.
Result<std::vector<crypto::Certificate>> read_certificates(const std::filesystem::path& file);

}  // namespace comity::node
