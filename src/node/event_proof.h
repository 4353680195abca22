// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "node/node.h"
#include "record/leaf.h"

namespace comity::node {

/// What ties one event to the log: whoever has it can compute the leaf.
struct EventProof {
    std::string octets;
    record::Salt salt;
    std::string entry;
    std::uint64_t leaf = 0;  ///< its index
};

/// Of the `version`-th event of the case, for whoever may verify its history; recorded as a reading first. Errors:
/// `not_found` where case or event is not there or may not be seen; `forbidden`.
Result<EventProof> prove_event(Office& office, store::Database& database, const Person& person,
                               const std::string& case_id, std::uint64_t version);

}  // namespace comity::node
