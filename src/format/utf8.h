// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace comity::format {

/// The bytes of the first character, 0 where they are no character (Unicode, table 3-7: no overlong forms, no
/// surrogates) and where the text is empty.
std::size_t utf8_length(std::string_view text);

/// Whether all of the text is UTF-8.
bool is_utf8(std::string_view text);

}  // namespace comity::format
