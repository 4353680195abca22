// SPDX-License-Identifier: EUPL-1.2
// Papers drafted in a case, and sealed requests made of them: commands and events. Templates and files are not known
// here: what assembly gives comes with the command, from the node.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cases/command.h"
#include "cases/fold.h"

namespace comity::cases {

std::span<const CommandKind> paper_commands();
std::span<const EventType> paper_events();
std::span<const CommandKind> package_commands();
std::span<const EventType> package_events();

/// The paper whose sealed versions go into a package with these attachments; what compose-package would refuse is
/// refused. Asked before files are gathered.
Result<const Paper*> paper_to_pack(const CaseState& state, const std::string& paper,
                                   const std::vector<std::string>& attachments);
/// The package that can be sealed; what seal-package would refuse is refused. Asked before anything is signed.
Result<const Package*> package_to_seal(const CaseState& state, const std::string& package);

}  // namespace comity::cases
