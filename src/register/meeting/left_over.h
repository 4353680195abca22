// SPDX-License-Identifier: EUPL-1.2
// What earlier meetings with a State leave for the next: tasks and what became of them, and who was met.
#pragma once

#include <span>

#include "register/meeting/meeting.h"

namespace comity::registry {

/// The last that was held by that day, and the first planned for it or later; nullptr where there is none.
const Meeting* last_held(std::span<const Meeting> meetings, StateCode state, CivilDate on);
const Meeting* next_planned(std::span<const Meeting> meetings, StateCode state, CivilDate on);

struct LeftTask {
    const Meeting* meeting = nullptr;
    const Decision* decision = nullptr;
};
/// What is open on that day of all meetings held by then, and what became of the tasks of the last one; by the day they
/// are due.
std::vector<LeftTask> left_tasks(std::span<const Meeting> meetings, StateCode state, CivilDate on);

/// Somebody of theirs who sat at the table.
struct MetPerson {
    std::string name = {};
    std::string office = {};  ///< the last known
    int times = 0;
    const Meeting* last = nullptr;
};
/// Of meetings held by that day, interpreters left out; whom we met last first, then by name.
std::vector<MetPerson> met_persons(std::span<const Meeting> meetings, StateCode state, CivilDate on);

}  // namespace comity::registry
