// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/anchor_book.h"

#include "format/canonical_json.h"
#include "record/witness.h"

namespace comity::node {

namespace {

using format::Value;

Result<channel::AnchorPeer> find_peer(Unit& unit, const std::string& authority, const std::string& peer) {
    TRY(kept, unit.rows.one("SELECT state FROM channel_peer WHERE authority = $1 AND peer = $2", {authority, peer},
                            [](const store::Row& row) { return row.string(0); }));
    if (!kept) {
        channel::AnchorPeer unknown;
        unknown.authority = peer;
        return unknown;
    }
    TRY(value, format::read_value(*kept, "channel_peer"));
    return channel::read_anchor_peer(value);
}

Result<void> keep_peer(Unit& unit, const std::string& authority, const channel::AnchorPeer& state) {
    TRY(text, format::canonical_json(channel::to_value(state)));
    TRY_VOID(
        unit.rows.run("INSERT INTO channel_peer (authority, peer, state) VALUES ($1, $2, $3) ON CONFLICT "
                      "(authority, peer) DO UPDATE SET state = excluded.state",
                      {authority, state.authority, text}));
    return {};
}

std::string first_line(std::string_view note) {
    return std::string(note.substr(0, note.find('\n')));
}

/// The origin of a note, or of the checkpoint inside a request.
std::string origin_in(std::string_view text) {
    return text.starts_with("old ") ? record::origin_of(text).value_or("") : first_line(text);
}

}  // namespace

Result<std::optional<record::WitnessVerdict>> AnchorBook::take(Unit& unit, const channel::HandedAnchor& anchor,
                                                               const channel::ListedAuthority& peer) {
    TRY(state, find_peer(unit, authority_.id, peer.id));
    record::Stores& stores = unit.recorder.stores();
    TRY(taken, channel::take_anchor(anchor, peer, state, stores.witness, stores.log, unit.now));
    TRY_VOID(keep_peer(unit, authority_.id, state));
    for (const channel::AnchorAlarm& alarm : taken.alarms)
        TRY_VOID(alarms_.raise(
            unit, {.kind = std::string(alarm.log == channel::AnchorAlarm::Log::peers ? log_of_peer : log_of_ours),
                   .peer = alarm.peer,
                   .says = alarm.evidence.reason,
                   .known = alarm.evidence.known,
                   .presented = alarm.evidence.presented}));
    return std::move(taken.verdict);
}

channel::WitnessAnswer AnchorBook::answer(const record::WitnessVerdict& verdict, Instant now) const {
    return channel::witness_answer(verdict, *authority_.witness_key, now);
}

Result<std::optional<channel::HandedAnchor>> AnchorBook::checkpoint_for(Unit& unit, const std::string& peer,
                                                                        channel::AnchorPlace place) {
    TRY(state, find_peer(unit, authority_.id, peer));
    auto anchor = channel::anchor_to_send(state, unit.recorder.stores().log, place, unit.now);
    // The peer cosigned more than the log has: the message goes all the same, and a person is told.
    if (!anchor && anchor.error().kind == ErrorKind::conflict) {
        TRY_VOID(alarms_.raise(unit, {.kind = std::string(log_of_ours), .peer = peer, .says = anchor.error().message}));
        return std::nullopt;
    }
    if (!anchor) return tl::unexpected(anchor.error());
    TRY_VOID(keep_peer(unit, authority_.id, state));
    return *std::move(anchor);
}

Result<std::vector<std::string>> AnchorBook::silent(Unit& unit, std::int64_t seconds) const {
    TRY(newest, unit.recorder.stores().log.newest_checkpoint());
    std::vector<std::string> due;
    if (!newest) return due;
    TRY(peers, unit.rows.all("SELECT peer FROM channel_peer WHERE authority = $1 ORDER BY peer", {authority_.id},
                             [](const store::Row& row) { return row.string(0); }));
    for (std::string& peer : peers) {
        TRY(state, find_peer(unit, authority_.id, peer));
        if (state.cosigned < newest->size && channel::anchor_message_due(state, unit.now, seconds))
            due.push_back(std::move(peer));
    }
    return due;
}

Result<void> AnchorBook::note_asked(Unit& unit, const std::string& peer) {
    TRY(state, find_peer(unit, authority_.id, peer));
    state.sent = unit.now;
    return keep_peer(unit, authority_.id, state);
}

Result<void> AnchorBook::owe(Unit& unit, const std::string& peer, channel::WitnessAnswer answer) {
    TRY(state, find_peer(unit, authority_.id, peer));
    state.owed = std::move(answer);
    return keep_peer(unit, authority_.id, state);
}

std::string verdict_text(const record::WitnessVerdict& verdict) {
    return format::canonical_json(Value::object({{"status", static_cast<int>(verdict.status)},
                                                 {"body", verdict.body},
                                                 {"to_cosign", verdict.to_cosign}}))
        .value();
}

Result<record::WitnessVerdict> read_verdict(std::string_view text) {
    TRY(value, format::read_value(text, "verdict"));
    record::WitnessVerdict verdict;
    TRY(status, value.integer_at("status"));
    TRY(body, value.string_at("body"));
    TRY(to_cosign, value.string_at("to_cosign"));
    verdict.status = static_cast<record::WitnessStatus>(status);
    verdict.body = std::move(body);
    verdict.to_cosign = std::move(to_cosign);
    return verdict;
}

Result<void> resume_log(Unit& unit, std::string_view known, std::string_view presented) {
    const std::string origin = origin_in(known.empty() ? presented : known);
    TRY(state, unit.recorder.stores().witness.find_state(origin));
    if (!state || !state->stopped) return {};
    TRY(resumed, record::cleared(*std::move(state)));
    return unit.recorder.stores().witness.put_state(resumed);
}

Result<void> resume_own_log(Unit& unit, const std::string& authority, const std::string& peer) {
    TRY(state, find_peer(unit, authority, peer));
    if (!state.doubted) return {};
    TRY(resumed, channel::cleared(std::move(state)));
    return keep_peer(unit, authority, resumed);
}

}  // namespace comity::node
