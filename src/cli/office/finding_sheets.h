// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `comity case search|matters|correspondence|intake|part|readings|document`.
void add_case_findings(CLI::App& cases, int& status);
/// `comity account readings`.
void add_audit_command(CLI::App& accounts, int& status);

}  // namespace comity::cli
