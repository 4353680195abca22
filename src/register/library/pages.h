// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::registry {

/// Of one text; a longer work comes in several texts, each from a page on.
inline constexpr std::size_t most_pages = 1'000;
/// Octets of one page.
inline constexpr std::size_t longest_page = 64 * 1024;
/// Number of the last page that a text may have.
inline constexpr std::int64_t last_page = 99'999;

/// The pages of a text, parted by form feeds (U+000C), as pdftotext writes them; one at the very end begins no page. A
/// page may be empty. Errors: `limit`; `invalid` for a text of blanks, for octets that are not UTF-8, for a zero
/// octet.
Result<std::vector<std::string>> pages_of(std::string_view text);

}  // namespace comity::registry
