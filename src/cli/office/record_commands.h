// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity record …`: what the administrator does with a record.
void add_record_commands(CLI::App& app, int& status);

}  // namespace comity::cli
