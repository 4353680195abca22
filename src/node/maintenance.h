// SPDX-License-Identifier: EUPL-1.2
// What the administrator does with a record: make the docket again, check everything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "node/node.h"

namespace comity::node {

/// Makes every row of the docket again from the events, in one transaction; gives the number of cases. Others read the
/// old rows until it is done.
Result<std::size_t> rebuild(Office& office);

/// The same inside a transaction that is under way.
Result<std::size_t> rebuild_within(Unit& unit, Office& office);

/// What a check of one authority's record found.
struct RecordCheck {
    std::uint64_t events = 0;
    std::uint64_t erased = 0;  ///< whose content was erased by law; their leaves still verify
    std::uint64_t cases = 0;
    std::uint64_t checkpoint = 0;  ///< size of the newest
    std::vector<std::string> faults;
};

/// Checks that the store finds nothing wrong with its file and rows, that every stream has its key or is known to be
/// erased, that events follow each other without a gap, that each is what its leaf commits to, that every hash of the
/// log is right, that the newest checkpoint is signed over it, and that the docket is what the events say.
/// Errors: the store's. What is wrong with the record are faults, not errors.
Result<RecordCheck> check_record(Office& office, store::Database& database);

/// Every row of the docket as text, a line each, in order: equal texts are equal dockets.
Result<std::vector<std::string>> docket_lines(store::Connection& rows, std::string_view authority);

}  // namespace comity::node
