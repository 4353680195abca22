// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity treaties` and `comity matrix`: the network of treaties without a request. The exit status goes to `status`.
void add_network_commands(CLI::App& app, int& status);

}  // namespace comity::cli
