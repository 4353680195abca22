// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace comity::cli {

/// What the command line ends with when it could not be read: 0 after help or version, 2 with a line that names the
/// word at fault and the nearest command or option.
int report_usage(const CLI::App& app, const CLI::ParseError& problem, const std::vector<std::string>& words);

/// How every command shows its help; call it when all commands are there.
void set_help_style(CLI::App& app);

}  // namespace comity::cli
