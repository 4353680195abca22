// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::node {

/// Words of the public site in one of registry::public_languages; for a code that has none here the word of the brief,
/// else the code itself.
std::string site_word(std::string_view key, std::string_view language);

}  // namespace comity::node
