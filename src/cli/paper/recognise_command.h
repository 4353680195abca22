// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity recognise`. The exit status of the command that ran goes to `status`.
void add_recognise_command(CLI::App& app, int& status);

}  // namespace comity::cli
