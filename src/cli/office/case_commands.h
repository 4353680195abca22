// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity case …`: what is read of cases, and every command of cases::commands().
void add_case_commands(CLI::App& app, int& status);

/// `send`: a dispatch by the official channel, as it is typed.
void add_send_command(CLI::App& channel, int& status);

// Its parts.
void add_case_lists(CLI::App& cases, int& status);
void add_case_sheets(CLI::App& cases, int& status);
void add_paper_sheets(CLI::App& cases, int& status);

}  // namespace comity::cli
