// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity changes`, `comity spread`, `comity partners-by-year`: the network over time.
void add_change_commands(CLI::App& app, int& status);

}  // namespace comity::cli
