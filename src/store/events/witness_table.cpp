// SPDX-License-Identifier: EUPL-1.2
#include "store/events/witness_table.h"

#include "store/events/stored_hash.h"
#include "store/events/stored_instant.h"

namespace comity::store {

namespace {

record::WitnessState read_state(const Row& row) {
    return {.origin = row.string(0),
            .size = static_cast<std::uint64_t>(row.number(1)),
            .root = read_hash(row, 2),
            .note = row.octet_string(3),
            .stopped = row.truth(4)};
}

}  // namespace

Result<std::optional<record::WitnessState>> WitnessTable::find_state(std::string_view origin) {
    return connection_.one(
        "SELECT origin, size, root, note, stopped FROM record_witnessed WHERE authority = $1 AND origin = $2",
        {authority_, origin}, read_state);
}

Result<std::vector<record::WitnessState>> WitnessTable::list_states() {
    return connection_.all(
        "SELECT origin, size, root, note, stopped FROM record_witnessed WHERE authority = $1 ORDER BY origin",
        {authority_}, read_state);
}

Result<void> WitnessTable::put_state(const record::WitnessState& state) {
    TRY_VOID(connection_.run(
        "INSERT INTO record_witnessed (authority, origin, size, root, note, stopped) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (authority, origin) DO UPDATE SET size = excluded.size, root = excluded.root,"
        " note = excluded.note, stopped = excluded.stopped",
        {authority_, state.origin, state.size, state.root, Value::bytes(state.note), state.stopped}));
    return {};
}

Result<void> WitnessTable::add_evidence(const record::ForkEvidence& evidence) {
    TRY_VOID(connection_.run(
        "INSERT INTO record_forks (authority, origin, number, seen, seen_offset, reason, known, presented)"
        " SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 FROM record_forks"
        " WHERE authority = $1 AND origin = $2",
        {authority_, evidence.origin, evidence.seen.utc_milliseconds(), evidence.seen.offset_minutes(), evidence.reason,
         Value::bytes(evidence.known), Value::bytes(evidence.presented)}));
    return {};
}

Result<std::vector<record::ForkEvidence>> WitnessTable::evidence(std::string_view origin) {
    return connection_.all(
        "SELECT origin, seen, seen_offset, reason, known, presented FROM record_forks"
        " WHERE authority = $1 AND origin = $2 ORDER BY number",
        {authority_, origin}, [](const Row& row) -> Result<record::ForkEvidence> {
            TRY(seen, read_instant(row, 1));
            return record::ForkEvidence{.origin = row.string(0),
                                        .seen = seen,
                                        .reason = row.string(3),
                                        .known = row.octet_string(4),
                                        .presented = row.octet_string(5)};
        });
}

}  // namespace comity::store
