// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace comity::cases {

/// Whether an event of this type tells of something received, or sealed for others. It is recorded with the newest word
/// of a witness, so that its time is bracketed (docs/formats/record.md, "Witnessed time in a payload").
bool is_bracketed(std::string_view type);

}  // namespace comity::cases
