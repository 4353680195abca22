// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "node/docket/queries.h"

namespace comity::node {

/// A case that changed, with the event after which it stands as it does.
struct ChangedCase {
    std::string id, number;
    std::int64_t version = 0;
    std::int64_t sequence = 0;  ///< of the authority's record
};

/// Cases the asker may see in which something happened behind that sequence, in the order of their last event.
Result<std::vector<ChangedCase>> changes_since(store::Connection& rows, const Asker& asker, std::int64_t sequence,
                                               std::size_t limit);

/// A matter as far as the asker sees it: counts are of cases they may see.
struct ListedMatter {
    std::string matter;
    std::int64_t cases = 0, open = 0, held = 0;
    std::string due;  ///< the nearest careful day of its open cases, "" without
};
Result<std::vector<ListedMatter>> list_matters(store::Connection& rows, const Asker& asker, std::size_t limit);

}  // namespace comity::node
