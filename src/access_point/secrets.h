// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/secret.h"

namespace comity::access_point {

/// "file:PATH", relative to the folder, or "environment:NAME". `what` names the secret in messages. Errors: invalid for
/// another form; those of crypto/secret_source.h.
Result<crypto::Secret> read_secret(const std::string& reference, const std::filesystem::path& folder,
                                   std::string_view what);

}  // namespace comity::access_point
