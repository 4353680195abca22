// SPDX-License-Identifier: EUPL-1.2
// Lists of what was sent and received. Need to know stands inside the queries, as in queries.h.
#pragma once

#include "node/docket/queries.h"

namespace comity::node {

struct ListedTransmittal {
    std::string case_id, number, title, counterpart;
    std::string id, uuid, thread, direction, channel, action, party, standing;
    std::int64_t at = 0;  ///< released or received, milliseconds since 1970, UTC
    bool registered = false;
    bool conflict = false;
    std::string cursor;
};

struct TransmittalFilter {
    /// "" takes all.
    std::string direction = {}, channel = {}, standing = {};
    bool unregistered = false;  ///< only what was received and nobody registered: the intake
};

/// The newest first.
Result<std::vector<ListedTransmittal>> list_transmittals(store::Connection& rows, const Asker& asker,
                                                         const TransmittalFilter& filter, const Page& page);

}  // namespace comity::node
