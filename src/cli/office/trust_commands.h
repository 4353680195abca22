// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/office/open_office.h"
#include "format/value.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// Proposes a change of trust to a second person, and says under which name it waits.
Result<int> propose_trust(OpenOffice& opened, const std::string& account, std::string_view command,
                          format::Value arguments, const std::string& reason, bool json);

/// `comity account proposals, approve, return`: what one person proposed and another decides.
void add_trust_commands(CLI::App& accounts, int& status);

}  // namespace comity::cli
