// SPDX-License-Identifier: EUPL-1.2
#include "store/channel/inbox_table.h"

#include <fmt/format.h>

#include "store/channel/stored_values.h"

namespace comity::store {

using channel::ReceivedMessage;

Result<std::optional<ReceivedMessage>> InboxTable::find(std::string_view signer, std::string_view message_id) {
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT signer, message_id, reference_digest, pmode, received, receipt, copies"
                          " FROM channel_received WHERE authority = $1 AND signer = $2 AND message_id = $3",
                          {authority_, signer, message_id}, [](const Row& row) -> Result<ReceivedMessage> {
                              TRY(received, Instant::at(row.number(4)));
                              return ReceivedMessage{row.string(0), row.string(1), read_digest(row, 2),
                                                     row.string(3), received,      row.octet_string(5),
                                                     row.number(6)};
                          }));
    return found;
}

Result<void> InboxTable::add(const ReceivedMessage& message) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY(added,
            connection.run("INSERT INTO channel_received (authority, signer, message_id, reference_digest, pmode,"
                           " received, receipt, copies) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                           " ON CONFLICT (authority, signer, message_id) DO NOTHING",
                           {authority_, message.signer, message.message_id, message.references, message.pmode,
                            message.received.utc_milliseconds(), Value::bytes(message.receipt), message.copies}));
        if (added == 1) return {};
        return fail(ErrorKind::conflict,
                    fmt::format("message {} of {} has a receipt already", message.message_id, message.signer), {},
                    "answer with that one");
    });
}

Result<void> InboxTable::count_copy(std::string_view signer, std::string_view message_id) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(
            connection.run("UPDATE channel_received SET copies = copies + 1"
                           " WHERE authority = $1 AND signer = $2 AND message_id = $3",
                           {authority_, signer, message_id}));
        return {};
    });
}

Result<std::int64_t> InboxTable::forget(Instant before) {
    std::int64_t gone = 0;
    TRY_VOID(writes_.run([&](Connection& connection) -> Result<void> {
        TRY(deleted, connection.run("DELETE FROM channel_received WHERE authority = $1 AND received < $2",
                                    {authority_, before.utc_milliseconds()}));
        gone = deleted;
        return {};
    }));
    return gone;
}

}  // namespace comity::store
