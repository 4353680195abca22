// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity law mutate [PATH]`: whether the examples would notice a fault in the law.
void add_law_mutate_command(CLI::App& law, int& status);

}  // namespace comity::cli
