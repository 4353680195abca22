// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity site export`.
void add_site_command(CLI::App& app, int& status);

}  // namespace comity::cli
