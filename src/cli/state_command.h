// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity state`: the sheet of a State.
void add_state_command(CLI::App& app, int& status);

}  // namespace comity::cli
