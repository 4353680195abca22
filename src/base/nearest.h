// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace comity {

/// The candidate most like `word` (edit distance, case ignored), or "" when none is near enough to be a likely slip.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace comity
