// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity channel`: the official channel of an authority, from the terminal.
void add_channel_commands(CLI::App& app, int& status);

}  // namespace comity::cli
