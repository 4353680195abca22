// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity account …`.
void add_account_commands(CLI::App& app, int& status);

// Its parts.
void add_set_up_command(CLI::App& accounts, int& status);
void add_token_commands(CLI::App& accounts, int& status);
void add_webhook_commands(CLI::App& accounts, int& status);

}  // namespace comity::cli
