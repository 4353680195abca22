// SPDX-License-Identifier: EUPL-1.2
#include "store/events/data_key_table.h"

#include <fmt/format.h>

namespace comity::store {

Result<std::optional<std::string>> DataKeyTable::find(const record::StreamId& stream) {
    return connection_.one(
        "SELECT wrapped FROM record_data_keys WHERE authority = $1 AND stream_kind = $2"
        " AND stream_id = $3 AND wrapped IS NOT NULL",
        {authority_, stream.kind, stream.id}, [](const Row& row) { return row.octet_string(0); });
}

Result<void> DataKeyTable::insert(const record::StreamId& stream, std::string_view wrapped) {
    TRY(inserted, connection_.run("INSERT INTO record_data_keys (authority, stream_kind, stream_id, wrapped)"
                                  " VALUES ($1, $2, $3, $4) ON CONFLICT (authority, stream_kind, stream_id) DO NOTHING",
                                  {authority_, stream.kind, stream.id, Value::bytes(wrapped)}));
    if (inserted == 0)
        return fail(ErrorKind::conflict,
                    fmt::format("{} has a data key already, or had one that was erased", record::to_string(stream)), {},
                    "what was erased stays so; record under a new stream");
    return {};
}

Result<void> DataKeyTable::update(const record::StreamId& stream, const Value& wrapped) {
    TRY(changed, connection_.run("UPDATE record_data_keys SET wrapped = $4 WHERE authority = $1 AND stream_kind = $2"
                                 " AND stream_id = $3 AND wrapped IS NOT NULL",
                                 {authority_, stream.kind, stream.id, wrapped}));
    if (changed == 0)
        return fail(ErrorKind::not_found, fmt::format("{} has no data key", record::to_string(stream)), {},
                    "its content was erased, or it was never recorded");
    return {};
}

Result<void> DataKeyTable::replace(const record::StreamId& stream, std::string_view wrapped) {
    return update(stream, Value::bytes(wrapped));
}

Result<void> DataKeyTable::erase(const record::StreamId& stream) {
    return update(stream, nullptr);
}

Result<std::vector<record::StreamId>> DataKeyTable::list(const std::optional<record::StreamId>& after,
                                                         std::size_t limit) {
    const record::StreamId from = after.value_or(record::StreamId{});
    return connection_.all(
        "SELECT stream_kind, stream_id FROM record_data_keys WHERE authority = $1"
        " AND (stream_kind, stream_id) > ($2, $3) AND wrapped IS NOT NULL"
        " ORDER BY stream_kind, stream_id LIMIT $4",
        {authority_, from.kind, from.id, limit},
        [](const Row& row) { return record::StreamId{row.string(0), row.string(1)}; });
}

}  // namespace comity::store
