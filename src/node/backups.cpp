// SPDX-License-Identifier: EUPL-1.2
#include "node/backups.h"

#include <array>

#include "format/canonical_json.h"
#include "store/events/event_table.h"

namespace comity::node {

Result<std::uint64_t> events_of(store::Database& database, const std::string& authority) {
    TRY(lease, database.reader());
    return store::EventTable(*lease, authority).last_sequence();
}

Result<void> note_backup(Office& office, const Backup& backup) {
    TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
        TRY(payload, format::canonical_json(format::Value::object(
                         {{"file", backup.file}, {"octets", backup.octets}, {"events", backup.events}})));
        const std::array drafts{record::Draft{.type = "backup-made", .payload = std::move(payload)}};
        TRY_VOID(unit.recorder.append({"node", "backups"}, drafts, {"node", "", unit.now}));
        TRY_VOID(unit.rows.run(
            "INSERT INTO node_backup (authority, file, octets, events, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT "
            "(authority) DO UPDATE SET file = excluded.file, octets = excluded.octets, events = excluded.events, at = "
            "excluded.at",
            {office.authority->id, backup.file, backup.octets, backup.events, unit.now.utc_milliseconds()}));
        return std::string{};
    }));
    return {};
}

Result<std::optional<Backup>> last_backup(store::Connection& rows, const std::string& authority) {
    return rows.one("SELECT file, octets, events, at FROM node_backup WHERE authority = $1", {authority},
                    [](const store::Row& row) {
                        return Backup{.file = row.string(0),
                                      .octets = static_cast<std::uint64_t>(row.number(1)),
                                      .events = static_cast<std::uint64_t>(row.number(2)),
                                      .at = row.number(3)};
                    });
}

}  // namespace comity::node
