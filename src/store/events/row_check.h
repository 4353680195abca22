// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/sql/connection.h"

namespace comity::store {

/// What is wrong with the rows of an authority's record, in words, at most `most` of each kind; empty where they hold
/// together: sequences without a gap, streams without a gap and in the order of the record, a data key (or its
/// erasure) for every stream, as many hashes as events need, no checkpoint beyond the last event. Whether bodies open
/// and the tree is the one that was signed needs the record's own check. Reads one state; in a read transaction.
Result<std::vector<std::string>> row_faults(Connection& connection, std::string_view authority, std::size_t most = 10);

/// What the engine itself finds wrong with its file. PostgreSQL has a program of its own for that, pg_amcheck, and
/// gives nothing here.
Result<std::vector<std::string>> engine_faults(Connection& connection, std::size_t most = 10);

}  // namespace comity::store
