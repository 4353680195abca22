// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace comity::node {

/// "en", "fr", "ru" as the place of a column of the words. Errors: `invalid` for others, naming these.
Result<std::size_t> brief_language(std::string_view language);

/// The words of a brief, and of the codes in it; what has none stands as its code.
std::string brief_word(std::string_view key, std::size_t language);

}  // namespace comity::node
