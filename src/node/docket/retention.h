// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cases/retention.h"
#include "node/docket/queries.h"

namespace comity::node {

/// A closed case that may be erased.
struct DueForErasure {
    std::string case_id, number, title, kind, direction, counterpart, closed_on;
    std::string kept_until;  ///< the first day on which it may be erased
    std::string ground;
    bool proposed = false;  ///< somebody proposed it, and it waits for another
    std::string cursor;
};

/// Cases whose retention is over and in which the asker may propose acts, the longest closed first; none with a promise
/// that still binds. Errors: `invalid` where the cursor is none of this list.
Result<std::vector<DueForErasure>> list_due_for_erasure(store::Connection& rows, const Asker& asker,
                                                        std::span<const cases::Retention> retention, CivilDate today,
                                                        const Page& page);

/// A closed case that is out of sight until it is erased.
struct RestrictedCase {
    std::string case_id, number, kind, direction, counterpart, closed_on, restricted_on;
    std::int64_t arrived = 0;  ///< messages that wait to be registered
    std::int64_t glass = 0;    ///< notices of a broken glass that nobody has ended
    std::string cursor;
};

/// Restricted cases that the asker keeps: whose erasure, or whose showing again, they may propose or approve. Nothing
/// of what the case says. The longest restricted first. Errors: as above.
Result<std::vector<RestrictedCase>> list_restricted(store::Connection& rows, const Asker& asker, const Page& page);

}  // namespace comity::node
