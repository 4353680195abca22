// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/secret.h"

namespace comity::crypto {

// Where keys, PINs and passwords of the node itself come from. `what` names the secret in messages ("authority key"),
// which never tell anything of its content.

inline constexpr std::size_t max_secret_line = 4096;  ///< octets, with the line end

/// The one line of a file that its owner only can read (0600, 0400), without its line end. Errors: unavailable where it
/// cannot be read; invalid where others may use it or it holds no line or several; limit.
Result<Secret> secret_from_file(const std::filesystem::path& file, std::string_view what);

/// All of a file that its owner only can read, up to `max` octets. Errors: as above, but for the lines.
Result<Secret> secret_text_from_file(const std::filesystem::path& file, std::string_view what, std::size_t max);

/// "file:PATH", relative to the folder, or "environment:NAME". Errors: invalid for another form; those of the others.
Result<Secret> secret_named(const std::string& reference, const std::filesystem::path& folder, std::string_view what);

/// The value of an environment variable. Call before other threads may change the environment. Errors: not_found where
/// it is not set or empty; limit.
Result<Secret> secret_from_environment(const std::string& variable, std::string_view what);

}  // namespace comity::crypto
