// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity inspect`. The exit status of the command that ran goes to `status`.
void add_inspect_command(CLI::App& app, int& status);

}  // namespace comity::cli
