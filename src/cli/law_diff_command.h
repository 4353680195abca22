// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity law diff A B`: two versions of the library: what changed, for whom, from when.
void add_law_diff_command(CLI::App& law, int& status);

}  // namespace comity::cli
