// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "store/sql/connection.h"

namespace comity::store {

/// Inserts rows many at a time, because each statement is a way to the server and back. `into` names the table and its
/// columns, "promises (authority, id, terms)"; `values` are the rows one after the other, `columns` values each.
/// All or nothing only within a transaction.
SqlResult<void> insert_rows(Connection& connection, std::string_view into, std::size_t columns,
                            std::span<const Value> values);

}  // namespace comity::store
