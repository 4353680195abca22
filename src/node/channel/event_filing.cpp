// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/event_filing.h"

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::node {

namespace {

using channel::ChannelEvent;
using channel::EventKind;
using format::Value;

/// What an event proves of a transmittal; "" where it proves nothing that a case needs to know.
std::string_view evidence_of(EventKind kind) {
    switch (kind) {
        case EventKind::receipted:
            return "as4-receipt";
        case EventKind::refused:
        case EventKind::cancelled:
            return "as4-error";
        case EventKind::unproven:
            return "as4-missing-receipt";
        case EventKind::spooled:
        case EventKind::waiting_retry:
        case EventKind::alarm:
            break;
    }
    return "";
}

std::string says_of(const ChannelEvent& event) {
    std::string says = event.reason;
    if (!event.words.empty()) says += (says.empty() ? "" : ": ") + event.words;
    return says.empty() ? std::string(channel::name_of(event.kind)) : says;
}

}  // namespace

Result<std::size_t> EventFiling::file_events(std::chrono::seconds wait) {
    std::int64_t after = 0;
    {
        TRY(lease, database_.reader());
        TRY(last, lease->one("SELECT last FROM channel_cursor WHERE authority = $1", {office_.authority->id},
                             [](const store::Row& row) { return row.number(0); }));
        after = last.value_or(0);
    }
    TRY(page, point_.events(after, wait));
    for (const ChannelEvent& event : page.events) TRY_VOID(file(event));
    return page.events.size();
}

Result<std::optional<EventFiling::About>> EventFiling::about(const std::string& order) {
    if (order.empty()) return std::optional<About>();
    TRY(lease, database_.reader());
    return lease->one(
        "SELECT case_id, id FROM docket_transmittal WHERE authority = $1 AND uuid = $2 AND direction = "
        "'out'",
        {office_.authority->id, order}, [](const store::Row& row) { return About{row.string(0), row.string(1)}; });
}

/// Receipt and signed header: with the digests in the evidence they show later what was signed and what was answered.
Result<void> EventFiling::keep_proofs(const About& about, const std::string& order) {
    for (const bool header : {false, true}) {
        const auto proof = header ? point_.header(order) : point_.receipt(order);
        if (!proof && proof.error().kind == ErrorKind::not_found) continue;  // filed before, and forgotten there
        if (!proof) return tl::unexpected(proof.error());
        TRY_VOID(contents_.put(about.case_id, *proof));
    }
    return {};
}

Result<void> EventFiling::record(Unit& unit, const std::optional<About>& about, const ChannelEvent& event) {
    const std::string_view evidence = evidence_of(event.kind);
    if (evidence.empty()) return {};
    if (!about) {
        TRY_VOID(unit.rows.run("UPDATE channel_order SET state = $3 WHERE authority = $1 AND id = $2",
                               {office_.authority->id, event.id, channel::name_of(event.kind)}));
        return {};
    }
    Value arguments = Value::object({{"transmittal", about->id},
                                     {"evidence", evidence},
                                     {"at", to_string(event.stated_time.value_or(event.time))},
                                     {"code", event.code}});
    if (event.receipt) arguments.set("digest", crypto::hex(*event.receipt));
    if (event.kind != EventKind::receipted) arguments.set("says", says_of(event));
    const auto given = office_.cases->give_as_node(unit, about->case_id,
                                                   {.name = "record-evidence", .arguments = std::move(arguments)});
    if (given || given.error().kind == ErrorKind::unavailable) return given;
    // What does not fit the case must not hold up what comes behind it.
    return alarms_.raise(unit, {.kind = "evidence-not-filed",
                                .peer = event.peer,
                                .says = fmt::format("{} of {}: {}", evidence, event.id, given.error().message)});
}

Result<void> EventFiling::file(const ChannelEvent& event) {
    TRY(found, about(event.id));
    if (found && event.kind == EventKind::receipted) TRY_VOID(keep_proofs(*found, event.id));
    std::optional<record::WitnessVerdict> verdict;
    TRY(directory, directory_.current());
    const channel::ListedAuthority* peer = directory ? directory->authority(event.peer) : nullptr;
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        if (event.kind == EventKind::alarm)
            TRY_VOID(alarms_.raise(unit, {.kind = event.reason, .peer = event.peer, .says = says_of(event)}));
        TRY_VOID(record(unit, found, event));
        if (found && event.kind == EventKind::receipted && event.receipt)
            TRY_VOID(stamps_.queue(unit, channel::Stamped::receipt, found->case_id, *event.receipt,
                                   crypto::hex(*event.receipt)));
        if (event.anchor && peer) {
            TRY(judged, anchors_.take(unit, *event.anchor, *peer));
            verdict = std::move(judged);
        }
        TRY_VOID(
            unit.rows.run("INSERT INTO channel_cursor (authority, last) VALUES ($1, $2) ON CONFLICT (authority) DO "
                          "UPDATE SET last = excluded.last",
                          {office_.authority->id, event.sequence}));
        return std::string();
    }));
    // The witness's word follows once its state is durable; it goes with our next message.
    if (verdict)
        TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
            TRY_VOID(anchors_.owe(unit, peer->id, anchors_.answer(*verdict, unit.now)));
            return std::string();
        }));
    if (found && (event.kind == EventKind::receipted || event.kind == EventKind::refused)) {
        // Not forgotten there, it is only room on its disk: asked again at the next event of this message.
        (void)point_.forget(event.id);
    }
    return {};
}

}  // namespace comity::node
