// SPDX-License-Identifier: EUPL-1.2
// Where no law sets a time, the practice of the authority does: it acknowledges what it receives, and reminds of what
// it sent, one rung of the ladder after the other. A reminder is proposed, never sent by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/command.h"

namespace comity::cases {

/// The clocks of practice: of a request sent, until it is acknowledged and until it is answered; of one received, until
/// we acknowledge it. Started, changed and ended as steps and reminders say.
std::vector<NewEvent> practice_clocks(const CaseState& state, std::string_view because, const Environment& environment);

/// The rung that comes next: the first after the last reminder since the other State was heard of; the last rung
/// stays. "" where the ladder of the environment is empty.
std::string next_rung(const CaseState& state, const Environment& environment);

/// A task that proposes the next rung, where a clock of practice for what we sent has run out; none while one waits.
std::vector<NewEvent> due_reminders(const CaseState& state, const Environment& environment);

}  // namespace comity::cases
