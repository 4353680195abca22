// SPDX-License-Identifier: EUPL-1.2
#include "store/events/row_check.h"

#include <fmt/format.h>

#include "record/merkle_tree.h"
#include "store/events/event_table.h"
#include "store/events/log_table.h"

namespace comity::store {

namespace {

using Faults = std::vector<std::string>;

std::string stream(const Row& row, int column) {
    return row.string(column) + "/" + row.string(column + 1);
}

/// Adds what `word(row)` says of each row of the query, whose $1 is the authority and $2 the limit.
template <class Word>
Result<void> collect(Faults& faults, Connection& connection, std::string_view sql, std::string_view authority,
                     std::size_t most, Word word) {
    TRY(found, connection.all(sql, {authority, most}, word));
    faults.insert(faults.end(), found.begin(), found.end());
    return {};
}

Result<void> check_sequences(Faults& faults, Connection& connection, std::string_view authority, std::size_t most) {
    TRY_VOID(collect(faults, connection,
                     "SELECT sequence FROM (SELECT sequence, lag(sequence, 1, 0) OVER (ORDER BY sequence) AS before"
                     " FROM record_events WHERE authority = $1) AS walk WHERE sequence <> before + 1"
                     " ORDER BY sequence LIMIT $2",
                     authority, most,
                     [](const Row& row) { return fmt::format("events before {} are missing", row.number(0)); }));
    return collect(faults, connection,
                   "SELECT stream_kind, stream_id, stream_sequence FROM (SELECT stream_kind, stream_id,"
                   " stream_sequence, sequence, lag(stream_sequence, 1, 0) OVER in_stream AS before,"
                   " lag(sequence, 1, 0) OVER in_stream AS earlier FROM record_events WHERE authority = $1"
                   " WINDOW in_stream AS (PARTITION BY stream_kind, stream_id ORDER BY stream_sequence)) AS walk"
                   " WHERE stream_sequence <> before + 1 OR sequence <= earlier"
                   " ORDER BY stream_kind, stream_id, stream_sequence LIMIT $2",
                   authority, most, [](const Row& row) {
                       return fmt::format("event {} of {} is out of place", row.number(2), stream(row, 0));
                   });
}

Result<void> check_keys(Faults& faults, Connection& connection, std::string_view authority, std::size_t most) {
    return collect(faults, connection,
                   "SELECT e.stream_kind, e.stream_id FROM record_events AS e WHERE e.authority = $1"
                   " AND e.stream_sequence = 1 AND NOT EXISTS (SELECT 1 FROM record_data_keys AS k"
                   " WHERE k.authority = e.authority AND k.stream_kind = e.stream_kind AND k.stream_id = e.stream_id)"
                   " ORDER BY e.stream_kind, e.stream_id LIMIT $2",
                   authority, most,
                   [](const Row& row) { return fmt::format("{} has events and no data key", stream(row, 0)); });
}

Result<void> check_log(Faults& faults, Connection& connection, std::string_view authority) {
    TRY(events, EventTable(connection, authority).last_sequence());
    TRY(highest, stored_hashes(connection, authority));
    TRY(rows, connection.one("SELECT count(*) FROM record_hashes WHERE authority = $1", {authority},
                             [](const Row& row) { return static_cast<std::uint64_t>(row.number(0)); }));
    const std::uint64_t wanted = record::stored_count(events);
    if (highest != wanted || rows != wanted)
        faults.push_back(fmt::format("the log has {} hashes up to number {}; {} events need {}", rows.value_or(0),
                                     highest, events, wanted));
    TRY(newest, LogTable(connection, authority).newest_checkpoint());
    if (newest && newest->size > events)
        faults.push_back(fmt::format("the newest checkpoint is of {} events, and there are {}", newest->size, events));
    return {};
}

}  // namespace

Result<Faults> row_faults(Connection& connection, std::string_view authority, std::size_t most) {
    Faults faults;
    TRY_VOID(check_sequences(faults, connection, authority, most));
    TRY_VOID(check_keys(faults, connection, authority, most));
    TRY_VOID(check_log(faults, connection, authority));
    return faults;
}

Result<Faults> engine_faults(Connection& connection, std::size_t most) {
    if (connection.engine() != Engine::sqlite) return Faults{};
    TRY(found, connection.all(fmt::format("PRAGMA integrity_check({})", most), {},
                              [](const Row& row) { return row.string(0); }));
    if (found == Faults{"ok"}) found.clear();
    TRY(dangling, connection.all("PRAGMA foreign_key_check", {}, [](const Row& row) {
        return fmt::format("a row of {} refers to one that is not there", row.string(0));
    }));
    found.insert(found.end(), dangling.begin(), dangling.end());
    return found;
}

}  // namespace comity::store
