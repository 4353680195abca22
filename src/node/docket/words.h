// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comity::node {

/// Words for searching by their beginnings: each once, folded so that case does not matter (ICU), split at what is
/// neither letter, mark nor digit; at most 100, each cut at 64 octets on a whole character.
std::vector<std::string> words_of(std::string_view text);

}  // namespace comity::node
