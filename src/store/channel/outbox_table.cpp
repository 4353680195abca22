// SPDX-License-Identifier: EUPL-1.2
#include "store/channel/outbox_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "channel/delivery/handover_json.h"
#include "format/canonical_json.h"
#include "store/channel/stored_values.h"

namespace comity::store {
namespace {

using channel::ChannelEvent;
using channel::OutgoingMessage;

constexpr std::string_view columns =
    "id, version, state, recipient, conversation, urgent, mpc, created, order_json, order_digest, message_id, pmode,"
    " directory, signing, encryption, reference_digest, file, content_type, size, spooled, tries, tries_before, "
    "first_try,"
    " next_try, invalid_receipts, alarmed, code, reason, source, fragments";

Result<OutgoingMessage> read_message(const Row& row) {
    OutgoingMessage message;
    int column = 0;
    message.id = row.string(column++);
    message.version = row.number(column++);
    const auto state = channel::send_state_of(row.text(column++));
    if (!state)
        return fail(ErrorKind::unavailable,
                    fmt::format("message {} has a state that this program does not know", message.id));
    message.state = *state;
    message.recipient = row.string(column++);
    message.conversation = row.string(column++);
    message.priority = row.truth(column++) ? channel::Priority::urgent : channel::Priority::normal;
    message.mpc = row.string(column++);
    TRY(created, Instant::at(row.number(column++)));
    message.created = created;
    message.order = row.string(column++);
    message.order_digest = read_digest(row, column++);
    message.message_id = row.optional_string(column++).value_or("");
    message.pmode = row.string(column++);
    message.directory = row.number(column++);
    message.signing = read_digest(row, column++);
    message.encryption = read_digest(row, column++);
    message.references = read_digest(row, column++);
    message.file = row.string(column++);
    message.content_type = row.string(column++);
    message.size = static_cast<std::uint64_t>(row.number(column++));
    TRY(spooled, read_optional_instant(row, column++));
    message.spooled = spooled;
    message.tries = static_cast<int>(row.number(column++));
    message.tries_before = static_cast<int>(row.number(column++));
    TRY(first_try, read_optional_instant(row, column++));
    message.first_try = first_try;
    TRY(next_try, read_optional_instant(row, column++));
    message.next_try = next_try;
    message.invalid_receipts = static_cast<int>(row.number(column++));
    message.alarmed = row.truth(column++);
    message.code = row.string(column++);
    message.reason = row.string(column++);
    message.source = row.string(column++);
    message.fragments = static_cast<int>(row.number(column++));
    return message;
}

// Gives the first of `count` numbers; the transaction that takes them is the only one under the authority's name.
Result<std::int64_t> take_numbers(Connection& connection, std::string_view authority, std::string_view name,
                                  std::size_t count) {
    TRY(last, connection.one("INSERT INTO channel_numbers (authority, name, last) VALUES ($1, $2, $3)"
                             " ON CONFLICT (authority, name) DO UPDATE SET last = channel_numbers.last + excluded.last"
                             " RETURNING last",
                             {authority, name, count}, [](const Row& row) { return row.number(0); }));
    return last.value_or(0) - static_cast<std::int64_t>(count) + 1;
}

Result<void> append(Connection& connection, std::string_view authority, const std::vector<ChannelEvent>& events) {
    if (events.empty()) return {};
    TRY(first, take_numbers(connection, authority, "event", events.size()));
    std::int64_t sequence = first;
    for (ChannelEvent event : events) {
        event.sequence = sequence++;
        TRY(text, format::canonical_json(channel::event_value(event)));
        TRY_VOID(connection.run("INSERT INTO channel_events (authority, sequence, time, event) VALUES ($1, $2, $3, $4)",
                                {authority, event.sequence, event.time.utc_milliseconds(), text}));
    }
    return {};
}

Result<std::optional<OutgoingMessage>> find_by(Connection& connection, std::string_view authority,
                                               std::string_view column, std::string_view key) {
    TRY(found,
        connection.one(fmt::format("SELECT {} FROM channel_outgoing WHERE authority = $1 AND {} = $2", columns, column),
                       {authority, key}, read_message));
    return found;
}

Result<void> insert(Connection& connection, std::string_view authority, const OutgoingMessage& message) {
    TRY(number, take_numbers(connection, authority, "message", 1));
    TRY_VOID(connection.run(
        "INSERT INTO channel_outgoing (authority, id, number, version, state, recipient, conversation, urgent, mpc,"
        " created, order_json, order_digest, pmode, directory, signing, encryption, reference_digest, file, "
        "content_type,"
        " size, tries, tries_before, invalid_receipts, alarmed, code, reason, source)"
        " VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, '', 0, $12, $12, $12, '', '', 0, 0, 0, 0, 0, '', "
        "'', $13)",
        {authority, message.id, number, channel::name_of(message.state), message.recipient, message.conversation,
         message.priority == channel::Priority::urgent, message.mpc, message.created.utc_milliseconds(), message.order,
         message.order_digest, crypto::Sha256{}, message.source}));
    return {};
}

// Those that are empty leave what is there.
Result<void> keep_papers(Connection& connection, std::string_view authority, std::string_view id,
                         const channel::Outbox::Papers& papers) {
    const auto keep = [&](std::string_view kind, const std::string& octets) -> Result<void> {
        if (octets.empty()) return {};
        TRY_VOID(
            connection.run("INSERT INTO channel_papers (authority, id, kind, octets) VALUES ($1, $2, $3, $4)"
                           " ON CONFLICT (authority, id, kind) DO UPDATE SET octets = excluded.octets",
                           {authority, id, kind, Value::bytes(octets)}));
        return {};
    };
    TRY_VOID(keep("header", papers.header));
    TRY_VOID(keep("signal", papers.signal));
    return keep("body", papers.body);
}

// 0 where the row is of another version by now.
SqlResult<std::int64_t> update(Connection& connection, std::string_view authority, const OutgoingMessage& message) {
    const std::optional<std::string> message_id =
        message.message_id.empty() ? std::nullopt : std::optional(message.message_id);
    return connection.run(
        "UPDATE channel_outgoing SET version = version + 1, state = $4, mpc = $5, message_id = $6,"
        " pmode = $7, directory = $8, signing = $9, encryption = $10, reference_digest = $11,"
        " content_type = $12, size = $13, spooled = $14, tries = $15, tries_before = $16, first_try = $17,"
        " next_try = $18, invalid_receipts = $19, alarmed = $20, code = $21, reason = $22, file = $23,"
        " fragments = $24"
        " WHERE authority = $1 AND id = $2 AND version = $3",
        {authority,
         message.id,
         message.version,
         channel::name_of(message.state),
         message.mpc,
         message_id,
         message.pmode,
         message.directory,
         message.signing,
         message.encryption,
         message.references,
         message.content_type,
         message.size,
         stored(message.spooled),
         message.tries,
         message.tries_before,
         stored(message.first_try),
         stored(message.next_try),
         message.invalid_receipts,
         message.alarmed,
         message.code,
         message.reason,
         message.file,
         message.fragments});
}

Result<void> write_change(Connection& connection, std::string_view authority, const OutgoingMessage& message,
                          const std::vector<ChannelEvent>& events, const channel::Outbox::Papers& papers) {
    TRY(changed, update(connection, authority, message));
    if (changed == 0)
        return fail(ErrorKind::conflict, fmt::format("message {} was changed by somebody else meanwhile", message.id),
                    {}, "read it again and decide anew");
    TRY_VOID(keep_papers(connection, authority, message.id, papers));
    return append(connection, authority, events);
}

}  // namespace

Result<channel::Added> OutboxTable::add(const OutgoingMessage& message) {
    channel::Added added = channel::Added::fresh;
    TRY_VOID(writes_.run([&](Connection& connection) -> Result<void> {
        TRY(known, find_by(connection, authority_, "id", message.id));
        if (!known) return insert(connection, authority_, message);
        added = known->order_digest == message.order_digest ? channel::Added::known : channel::Added::other_content;
        return {};
    }));
    return added;
}

Result<std::optional<OutgoingMessage>> OutboxTable::find(std::string_view id) {
    TRY(lease, database_.reader());
    return find_by(*lease, authority_, "id", id);
}

Result<std::optional<OutgoingMessage>> OutboxTable::find_message(std::string_view message_id) {
    TRY(lease, database_.reader());
    return find_by(*lease, authority_, "message_id", message_id);
}

Result<std::vector<OutgoingMessage>> OutboxTable::unfinished() {
    TRY(lease, database_.reader());
    TRY(found, lease->all(fmt::format("SELECT {} FROM channel_outgoing WHERE authority = $1 AND state IN"
                                      " ('prepared', 'spooled', 'in_flight', 'waiting_retry') ORDER BY number",
                                      columns),
                          {authority_}, read_message));
    return found;
}

Result<std::optional<OutgoingMessage>> OutboxTable::oldest_queued(std::string_view mpc, Instant now) {
    TRY(lease, database_.reader());
    TRY(found, lease->one(fmt::format("SELECT {} FROM channel_outgoing WHERE authority = $1 AND mpc = $2"
                                      " AND (state = 'spooled' OR (state = 'waiting_retry' AND next_try <= $3))"
                                      " AND mpc <> '' ORDER BY number LIMIT 1",
                                      columns),
                          {authority_, mpc, now.utc_milliseconds()}, read_message));
    return found;
}

Result<std::map<channel::SendState, std::int64_t>> OutboxTable::counts() {
    TRY(lease, database_.reader());
    std::map<channel::SendState, std::int64_t> counts;
    TRY_VOID(lease->each("SELECT state, count(*) FROM channel_outgoing WHERE authority = $1 GROUP BY state",
                         {authority_}, [&](const Row& row) {
                             if (const auto state = channel::send_state_of(row.text(0))) counts[*state] = row.number(1);
                         }));
    return counts;
}

Result<std::vector<std::string>> OutboxTable::spooled_files(Instant since) {
    TRY(lease, database_.reader());
    TRY(found, lease->all("SELECT file FROM channel_outgoing WHERE authority = $1 AND file <> '' AND"
                          " (state IN ('spooled', 'in_flight', 'waiting_retry', 'unproven')"
                          " OR (state = 'receipted' AND spooled >= $2))",
                          {authority_, since.utc_milliseconds()}, [](const Row& row) { return row.string(0); }));
    return found;
}

Result<void> OutboxTable::change(OutgoingMessage& message, const std::vector<ChannelEvent>& events) {
    return change(message, events, {});
}

Result<void> OutboxTable::change(OutgoingMessage& message, const std::vector<ChannelEvent>& events,
                                 const Papers& papers) {
    TRY_VOID(writes_.run(
        [&](Connection& connection) { return write_change(connection, authority_, message, events, papers); }));
    if (!events.empty() && on_events_) on_events_();
    ++message.version;
    return {};
}

Result<channel::Outbox::Papers> OutboxTable::papers(std::string_view id) {
    TRY(lease, database_.reader());
    Papers papers;
    TRY_VOID(lease->each("SELECT kind, octets FROM channel_papers WHERE authority = $1 AND id = $2", {authority_, id},
                         [&](const Row& row) {
                             const std::string_view kind = row.text(0);
                             std::string& paper = kind == "header"   ? papers.header
                                                  : kind == "signal" ? papers.signal
                                                                     : papers.body;
                             paper = row.octet_string(1);
                         }));
    return papers;
}

Result<void> OutboxTable::cut(OutgoingMessage& message, const std::vector<ChannelEvent>& events, const Papers& papers,
                              const std::vector<Fragment>& fragments) {
    TRY_VOID(writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(write_change(connection, authority_, message, events, papers));
        for (Fragment fragment : fragments) {
            TRY_VOID(insert(connection, authority_, fragment.message));
            fragment.message.version = 1;
            TRY_VOID(update(connection, authority_, fragment.message));
            TRY_VOID(keep_papers(connection, authority_, fragment.message.id, {fragment.header, {}}));
        }
        return {};
    }));
    if (!events.empty() && on_events_) on_events_();
    ++message.version;
    return {};
}

Result<std::vector<OutgoingMessage>> OutboxTable::fragments(std::string_view source) {
    TRY(lease, database_.reader());
    TRY(found, lease->all(fmt::format("SELECT {} FROM channel_outgoing WHERE authority = $1 AND source = $2"
                                      " AND source <> '' ORDER BY number",
                                      columns),
                          {authority_, source}, read_message));
    return found;
}

Result<void> OutboxTable::forget(std::string_view id) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY(known, find_by(connection, authority_, "id", id));
        if (!known) return {};
        if (!channel::is_over(known->state))
            return fail(ErrorKind::conflict, fmt::format("message {} is not over", id), {},
                        "wait for its end or cancel it");
        TRY_VOID(
            connection.run("DELETE FROM channel_papers WHERE authority = $1 AND id IN (SELECT id FROM"
                           " channel_outgoing WHERE authority = $1 AND (id = $2 OR source = $2))",
                           {authority_, id}));
        TRY_VOID(connection.run("DELETE FROM channel_outgoing WHERE authority = $1 AND (id = $2 OR source = $2)",
                                {authority_, id}));
        return {};
    });
}

Result<void> OutboxTable::tell(const std::vector<ChannelEvent>& events) {
    TRY_VOID(writes_.run([&](Connection& connection) { return append(connection, authority_, events); }));
    if (!events.empty() && on_events_) on_events_();
    return {};
}

Result<std::vector<ChannelEvent>> OutboxTable::events(std::int64_t after, std::size_t most) {
    TRY(lease, database_.reader());
    TRY(found, lease->all("SELECT event FROM channel_events WHERE authority = $1 AND sequence > $2"
                          " ORDER BY sequence LIMIT $3",
                          {authority_, after, most}, [](const Row& row) -> Result<ChannelEvent> {
                              TRY(value, format::read_value(row.text(0), "event"));
                              return channel::read_event(value);
                          }));
    return found;
}

Result<std::int64_t> OutboxTable::last_event() {
    TRY(lease, database_.reader());
    TRY(last, lease->one("SELECT last FROM channel_numbers WHERE authority = $1 AND name = 'event'", {authority_},
                         [](const Row& row) { return row.number(0); }));
    return last.value_or(0);
}

Result<void> OutboxTable::forget_events(std::int64_t sequence, Instant before) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(connection.run("DELETE FROM channel_events WHERE authority = $1 AND sequence <= $2 AND time < $3",
                                {authority_, sequence, before.utc_milliseconds()}));
        return {};
    });
}

}  // namespace comity::store
