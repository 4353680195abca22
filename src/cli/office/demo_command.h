// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity demo FOLDER`: a node to try things on.
void add_demo_command(CLI::App& app, int& status);

}  // namespace comity::cli
