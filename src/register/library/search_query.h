// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::registry {

/// Octets of what is looked for.
inline constexpr std::size_t longest_query = 500;
inline constexpr std::size_t most_query_words = 12;

/// A word that a page must have, under any of its keys.
struct QueryWord {
    std::string word;  ///< in small letters
    std::vector<std::string> keys;
};

/// The words of what a person typed, each once, in their order; a page is found where it has all of them. Errors:
/// `invalid` for no word and for what is not UTF-8; `limit`.
Result<std::vector<QueryWord>> query_words(std::string_view typed);

}  // namespace comity::registry
