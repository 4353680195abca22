// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "cases/command.h"
#include "demonstration/case_walk.h"

namespace comity::demonstration {

/// How much of a case its officer looks after.
enum class Watched {
    liberty,  ///< only that nobody is held for too long: the file is forgotten otherwise
    all,      ///< its tasks and its clocks as well
};

/// The day on which somebody must look at the case again: a clock or a task is due, or somebody is held and nobody
/// knows until when. Nullopt where nothing is due.
std::optional<CivilDate> next_look(const cases::CaseState& state, Watched watched);

/// What an officer does who watches clocks: ends a custody before its time is over, a task when it is due, acknowledges
/// what arrived, and has the case go on where another clock runs out. Nullopt where nothing presses. Costs no decision
/// of the law: whether the command may be given is for whoever gives it, and `refused` that the last one could not.
std::optional<cases::Command> watch(const cases::CaseState& state, const cases::Environment& environment,
                                    const Desk& desk, CaseWalk& walk, Watched watched, bool refused);

}  // namespace comity::demonstration
