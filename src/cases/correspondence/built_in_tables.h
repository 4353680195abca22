// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace comity::cases {

/// The text of src/cases/correspondence/*.csv at build time.
extern const std::string_view channels_csv;
extern const std::string_view evidences_csv;
extern const std::string_view actions_csv;

}  // namespace comity::cases
