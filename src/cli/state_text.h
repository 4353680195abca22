// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cli/terminal.h"
#include "law/atlas/state_sheet.h"

namespace comity::cli {

/// The sheet of a State, for a person at a terminal.
void print_state_sheet(const law::StateSheet& sheet, std::string_view language, const Terminal& terminal);

}  // namespace comity::cli
