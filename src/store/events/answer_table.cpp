// SPDX-License-Identifier: EUPL-1.2
#include "store/events/answer_table.h"

#include <fmt/format.h>

#include "store/events/stored_hash.h"
#include "store/events/stored_instant.h"

namespace comity::store {

Result<std::optional<record::KeptAnswer>> AnswerTable::find(std::string_view key) {
    return connection_.one(
        "SELECT request, answer, given, given_offset FROM record_answers"
        " WHERE authority = $1 AND idempotency_key = $2",
        {authority_, key}, [](const Row& row) -> Result<record::KeptAnswer> {
            TRY(given, read_instant(row, 2));
            return record::KeptAnswer{read_hash(row, 0), row.octet_string(1), given};
        });
}

Result<void> AnswerTable::insert(std::string_view key, const record::KeptAnswer& answer) {
    TRY(inserted,
        connection_.run("INSERT INTO record_answers (authority, idempotency_key, request, answer, given, given_offset)"
                        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (authority, idempotency_key) DO NOTHING",
                        {authority_, key, answer.request, Value::bytes(answer.answer),
                         answer.instant.utc_milliseconds(), answer.instant.offset_minutes()}));
    if (inserted == 0)
        return fail(ErrorKind::conflict, fmt::format("the idempotency key '{}' has an answer already", key), {},
                    "use a new key for a new command");
    return {};
}

Result<std::uint64_t> AnswerTable::forget_before(Instant instant) {
    TRY(forgotten, connection_.run("DELETE FROM record_answers WHERE authority = $1 AND given < $2",
                                   {authority_, instant.utc_milliseconds()}));
    return static_cast<std::uint64_t>(forgotten);
}

}  // namespace comity::store
