// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::cli {

/// "0.1.0".
std::string_view program_version();

/// Program, law version and digest, one a line; where the law library cannot be opened it says why.
std::string version_text();

/// The text of docs/use/man-prose.md.
std::string_view manual_prose();

}  // namespace comity::cli
