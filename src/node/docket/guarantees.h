// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "node/docket/queries.h"

namespace comity::node {

/// A line of the ledger of reciprocity.
struct LedgerLine {
    Reciprocity asked;
    /// Assurances and undertakings in these cases that still bind: us, or the other State.
    std::int64_t guarantees_given = 0, guarantees_received = 0;
};

/// What was asked, with the guarantees: these stand with the kind of their case, since they are of no measure by
/// itself. Of what the asker may see; `counterpart` "" for all States.
Result<std::vector<LedgerLine>> ledger(store::Connection& rows, const Asker& asker, std::string_view counterpart);

}  // namespace comity::node
