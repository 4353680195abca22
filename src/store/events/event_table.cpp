// SPDX-License-Identifier: EUPL-1.2
#include "store/events/event_table.h"

#include <map>

#include <fmt/format.h>

#include "store/sql/insert.h"

namespace comity::store {

namespace {

constexpr std::string_view columns = "stream_kind, stream_id, stream_sequence, sequence, entry, body";

record::KeptEvent read_event(const Row& row) {
    return {.stream = {row.string(0), row.string(1)},
            .stream_sequence = static_cast<std::uint64_t>(row.number(2)),
            .sequence = static_cast<std::uint64_t>(row.number(3)),
            .entry = row.octet_string(4),
            .body = row.octet_string(5)};
}

std::uint64_t read_number(const Row& row) {
    return static_cast<std::uint64_t>(row.number(0));
}

}  // namespace

Result<void> EventTable::check_places(std::span<const record::KeptEvent> events) {
    TRY(next, last_sequence());
    std::map<record::StreamId, std::uint64_t> lengths;
    for (const record::KeptEvent& event : events) {
        if (event.sequence != ++next)
            return fail(ErrorKind::conflict,
                        fmt::format("event {} of {} is not the next, {}", event.sequence, authority_, next), {},
                        "read the record again and repeat the command");
        auto length = lengths.find(event.stream);
        if (length == lengths.end()) {
            TRY(kept, stream_length(event.stream));
            length = lengths.emplace(event.stream, kept).first;
        }
        if (event.stream_sequence != ++length->second)
            return fail(ErrorKind::conflict,
                        fmt::format("event {} of {} is not the next, {}", event.stream_sequence,
                                    record::to_string(event.stream), length->second),
                        {}, "read the stream again and repeat the command");
    }
    return {};
}

Result<void> EventTable::append(std::span<const record::KeptEvent> events) {
    TRY_VOID(check_places(events));
    std::vector<Value> values;
    values.reserve(events.size() * 7);
    for (const record::KeptEvent& event : events)
        values.insert(values.end(), {authority_, event.sequence, event.stream.kind, event.stream.id,
                                     event.stream_sequence, Value::bytes(event.entry), Value::bytes(event.body)});
    TRY_VOID(insert_rows(connection_,
                         "record_events (authority, sequence, stream_kind, stream_id, stream_sequence, entry, body)", 7,
                         values));
    return {};
}

Result<std::uint64_t> EventTable::last_sequence() {
    TRY(last, connection_.one("SELECT coalesce(max(sequence), 0) FROM record_events WHERE authority = $1", {authority_},
                              read_number));
    return last.value_or(0);
}

Result<std::uint64_t> EventTable::stream_length(const record::StreamId& stream) {
    TRY(length, connection_.one("SELECT coalesce(max(stream_sequence), 0) FROM record_events"
                                " WHERE authority = $1 AND stream_kind = $2 AND stream_id = $3",
                                {authority_, stream.kind, stream.id}, read_number));
    return length.value_or(0);
}

Result<std::vector<record::KeptEvent>> EventTable::read_stream(const record::StreamId& stream, std::uint64_t first,
                                                               std::size_t limit) {
    static const std::string sql = fmt::format(
        "SELECT {} FROM record_events WHERE authority = $1 AND stream_kind = $2 AND stream_id = $3"
        " AND stream_sequence >= $4 ORDER BY stream_sequence LIMIT $5",
        columns);
    return connection_.all(sql, {authority_, stream.kind, stream.id, first, limit}, read_event);
}

Result<std::vector<record::KeptEvent>> EventTable::read_range(std::uint64_t first, std::size_t limit) {
    static const std::string sql = fmt::format(
        "SELECT {} FROM record_events WHERE authority = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3", columns);
    return connection_.all(sql, {authority_, first, limit}, read_event);
}

Result<void> each_event(Connection& connection, std::string_view authority, std::uint64_t first,
                        const std::function<Result<void>(const record::KeptEvent&)>& visit) {
    static const std::string sql =
        fmt::format("SELECT {} FROM record_events WHERE authority = $1 AND sequence >= $2 ORDER BY sequence", columns);
    TRY_VOID(connection.each(sql, {authority, first}, [&](const Row& row) { return visit(read_event(row)); }));
    return {};
}

Result<std::vector<record::StreamId>> streams_of_kind(Connection& connection, std::string_view authority,
                                                      std::string_view kind, std::string_view after,
                                                      std::size_t limit) {
    return connection.all(
        "SELECT stream_kind, stream_id FROM record_events WHERE authority = $1 AND stream_kind = $2"
        " AND stream_id > $3 AND stream_sequence = 1 ORDER BY stream_id LIMIT $4",
        {authority, kind, after, limit}, [](const Row& row) { return record::StreamId{row.string(0), row.string(1)}; });
}

Result<std::vector<std::string>> recorded_authorities(Connection& connection) {
    // From one name to the next by the key, past all events of each.
    return connection.all(
        "WITH RECURSIVE found (name) AS (SELECT min(authority) FROM record_events UNION ALL"
        " SELECT (SELECT min(authority) FROM record_events WHERE authority > name) FROM found"
        " WHERE name IS NOT NULL) SELECT name FROM found WHERE name IS NOT NULL ORDER BY name",
        {}, [](const Row& row) { return row.string(0); });
}

}  // namespace comity::store
