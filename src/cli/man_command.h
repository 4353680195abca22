// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity man` prints the manual page in roff: commands and options as the program has them, prose of
/// docs/use/man-prose.md.
void add_man_command(CLI::App& app, int& status);

}  // namespace comity::cli
