// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity init` and `comity config`.
void add_configuration_commands(CLI::App& app, int& status);

}  // namespace comity::cli
