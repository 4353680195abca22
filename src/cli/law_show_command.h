// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity law show [ID]`: the library's instruments, one of them, or every provision within one article.
void add_law_show_command(CLI::App& law, int& status);

}  // namespace comity::cli
