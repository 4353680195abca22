// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity completion SHELL` prints the script a shell reads; the script asks `comity __complete WORDS…`.
void add_completion_command(CLI::App& app, int& status);

/// The word that asks for completions; no command, so that help does not show it.
inline constexpr const char* complete_word = "__complete";

/// What may stand in place of the last word: commands, options, and from the law library States, instruments,
/// provisions, results and facts, as the type name of the option says. One a line, with a tab and what it is.
int print_completions(const CLI::App& app, std::vector<std::string> words);

}  // namespace comity::cli
