// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace comity::registry {

/// Name and text of each file of this folder that is built in.
extern const std::array<std::pair<std::string_view, std::string_view>, 4> built_in_questionnaires;

}  // namespace comity::registry
