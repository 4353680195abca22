// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace comity::cli {

/// Asks on standard error and reads a line from standard input: from a person at a terminal, or from a program.
/// Errors: `unavailable` where there is no line.
Result<std::string> ask(std::string_view question);

/// The same with what is typed not shown on a terminal.
Result<std::string> ask_hidden(std::string_view question);

}  // namespace comity::cli
