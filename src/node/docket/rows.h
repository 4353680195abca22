// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cases/state.h"
#include "node/docket/table_lines.h"
#include "store/sql/connection.h"

namespace comity::node {

/// What a case has in each table of docket_tables, in their order.
using CaseRows = std::array<std::vector<Line>, docket_tables.size()>;

/// The rows of one case: they follow from its state alone, so they are the same after a rebuild. None of a case that
/// does not exist. `marks`: blind marks of its persons and papers.
CaseRows rows_of(const cases::CaseState& state, const std::vector<std::string>& marks);

/// Puts `after` in the place of `before`, which is what the docket has: tables where nothing changed are not touched.
Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view case_id,
                          const CaseRows& before, const CaseRows& after);

/// A document of a case that the content store holds.
struct DocumentRow {
    std::string digest;  ///< SHA-256, hexadecimal
    std::int64_t octets = 0;
    std::string stored_digest;  ///< of its sealed form
    std::int64_t stored_octets = 0;
};
/// In the place of the one with the same digest. With `remove_older`, in milliseconds of UTC, the content store is to
/// remove that one from then on.
Result<void> write_document(store::Connection& rows, std::string_view authority, std::string_view case_id,
                            const DocumentRow& document, std::optional<std::int64_t> remove_older = {});

/// A content that no document has and none will: the content store is to remove it from that moment on.
Result<void> remove_later(store::Connection& rows, std::string_view authority, std::string_view stored_digest,
                          std::int64_t from_then_on);

/// Takes every row of a case away; the content store is to remove its contents.
Result<void> erase_rows(store::Connection& rows, std::string_view authority, std::string_view case_id,
                        std::int64_t now);

/// The last day, where nothing is due.
inline constexpr std::string_view never = "9999-12-31";
/// Until when a relation without an end lasts.
inline constexpr std::int64_t for_good = 9'007'199'254'740'991;

}  // namespace comity::node
