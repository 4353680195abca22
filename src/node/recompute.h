// SPDX-License-Identifier: EUPL-1.2
// What the law, the calendar and the day change in every open case, without anybody giving a command.
#pragma once

#include <cstddef>
#include <string_view>

#include "node/node.h"

namespace comity::node {

/// What became of all open cases of an authority.
struct Recomputed {
    std::size_t cases = 0;    ///< looked at
    std::size_t changed = 0;  ///< in which something was recorded
};

/// Brings clocks and determinations of every open case up to what facts, law and day say now; whoever is held comes
/// first. `readers` threads decide, each with its own connection; the writer records only what changes, few cases at a
/// time, so that commands of people are not kept waiting. `because` goes into the events. What a command changes
/// meanwhile is decided again. Errors: the store's, and a case that cannot be read: then the rest is done all the same.
Result<Recomputed> recompute_all(Office& office, store::Database& database, std::string_view because,
                                 std::size_t readers = 2);

/// The same after a change of the law library, as the impact replay: where anything changes, the owner gets a task that
/// says what, and the clocks move in the same decision.
Result<Recomputed> replay_impact(Office& office, store::Database& database, std::string_view because,
                                 std::size_t readers = 2);

/// Proposes the next reminder, as a task, in every open case where the other State has been silent for too long.
/// Nothing is sent.
Result<Recomputed> propose_reminders_all(Office& office, store::Database& database);

/// Tells the alarms that have come due and were not told yet, in every open case: by the rows of the clocks.
Result<Recomputed> raise_alarms_all(Office& office, store::Database& database);

}  // namespace comity::node
