// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity law facts [NAME]`: the vocabulary of questions: names, types, values, aliases, what is asked.
void add_law_facts_command(CLI::App& law, int& status);

}  // namespace comity::cli
