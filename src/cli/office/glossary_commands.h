// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity glossary`: how terms are said in each language.
void add_glossary_commands(CLI::App& app, int& status);

}  // namespace comity::cli
