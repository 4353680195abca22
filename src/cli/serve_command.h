// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity serve`: the HTTP resources and the web build. The exit status goes to `status`.
void add_serve_command(CLI::App& app, int& status);

}  // namespace comity::cli
