// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "format/tree.h"

namespace comity::format {

/// TOML 1.0, of at most max_document_bytes. A text is a quoted scalar; numbers, `true`, `false`, days and times are
/// unquoted ones, as TOML writes them.
Result<Tree> read_toml(std::string_view text, std::string_view file);

/// A text as TOML has it, quoted.
std::string toml_text(std::string_view text);

}  // namespace comity::format
