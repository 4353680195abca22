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

/// Cases whose retention is over and whose erasure the asker may propose, the longest closed first; none with a promise
/// that still binds. Errors: `invalid` where the cursor is none of this list.
Result<std::vector<DueForErasure>> list_due_for_erasure(store::Connection& rows, const Asker& asker,
                                                        std::span<const cases::Retention> retention, CivilDate today,
                                                        const Page& page);

}  // namespace comity::node
