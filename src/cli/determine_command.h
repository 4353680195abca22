// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity determine`: what the law says of a request. The exit status goes to `status`.
void add_determine_command(CLI::App& app, int& status);

}  // namespace comity::cli
