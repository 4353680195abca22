// SPDX-License-Identifier: EUPL-1.2
// What of the register is tied to a case, shown by need to know: whoever may not see the case sees no tie.
#pragma once

#include <vector>

#include "command/new_event.h"
#include "node/docket/queries.h"
#include "record/event.h"

namespace comity::node {

/// Puts the id in the place of the number of a case in the arguments of a command. Errors: `not_found` for a case that
/// is not there, or that the asker may not see.
Result<void> name_case(store::Connection& rows, const Asker& asker, format::Value& arguments);

/// Without what tables count: for whoever gave the command that had it counted.
Result<std::vector<command::NewEvent>> without_counted(std::vector<command::NewEvent> events);

/// Takes the cases that the asker may not see out of what was told, and out of what tables count.
Result<void> veil_cases(store::Connection& rows, const Asker& asker, std::vector<record::ReadEvent>& story);

}  // namespace comity::node
