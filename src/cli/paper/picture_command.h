// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity picture`. `status` becomes the exit status.
void add_picture_command(CLI::App& app, int& status);

}  // namespace comity::cli
