// SPDX-License-Identifier: EUPL-1.2
#include "record/recorder.h"

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "record/sealed_body.h"

namespace comity::record {

namespace {

constexpr std::size_t read_at_once = 1'000;

}  // namespace

Result<Recorder> Recorder::begin(std::string authority, Stores stores, DataKeys& keys, crypto::RandomBytes random) {
    TRY(sequence, stores.events.last_sequence());
    TRY(head, LogHead::read(sequence,
                            [&](std::span<const std::uint64_t> indices) { return stores.log.read_hashes(indices); }));
    return Recorder(std::move(authority), stores, keys, std::move(random), sequence, std::move(head));
}

Result<std::vector<ReadEvent>> Recorder::append(const StreamId& stream, std::span<const Draft> drafts,
                                                const Authorship& authorship) {
    TRY_VOID(check(stream));
    TRY(length, stores_.events.stream_length(stream));
    TRY(key, keys_.find_or_make(stream, stores_.keys));
    std::vector<ReadEvent> events;
    std::vector<KeptEvent> kept;
    std::vector<Hash> leaves;
    for (const Draft& draft : drafts) {
        Event event{.authority = authority_,
                    .stream = stream,
                    .stream_sequence = length + events.size() + 1,
                    .sequence = sequence_ + events.size() + 1,
                    .type = draft.type,
                    .version = draft.version,
                    .actor = authorship.actor,
                    .on_behalf_of = authorship.on_behalf_of,
                    .instant = authorship.instant,
                    .payload = draft.payload};
        TRY(octets, event_octets(event));
        TRY(payload, format::read_value(event.payload, to_string(stream)));
        Salt salt{};
        random_(salt);
        std::string entry = entry_octets({event.sequence, event.instant, commitment(salt, comity::octets(octets))});
        leaves.push_back(leaf_hash(entry));
        kept.push_back({stream, event.stream_sequence, event.sequence, std::move(entry),
                        seal_body(event, octets, salt, key, random_)});
        events.push_back(ReadEvent{std::move(event), std::move(payload)});
    }
    TRY_VOID(stores_.events.append(kept));
    sequence_ += events.size();
    leaf_hashes_.insert(leaf_hashes_.end(), leaves.begin(), leaves.end());
    return events;
}

Result<std::vector<ReadEvent>> Recorder::read(const StreamId& stream) {
    return read_stream(authority_, stream, stores_.events, stores_.keys, keys_);
}

void Recorder::go_back_to(Mark mark) {
    sequence_ = mark.sequence;
    leaf_hashes_.resize(mark.leaves);
    // A key made since then is gone from the store; one that was made before is only unwrapped once more.
    keys_.forget_made();
}

Result<std::optional<LogHead>> Recorder::finish() {
    if (leaf_hashes_.empty()) return std::nullopt;
    TRY(growth, Growth::of(head_, leaf_hashes_));
    TRY_VOID(stores_.log.append_hashes(growth.first_stored_index, growth.stored));
    head_ = std::move(growth.head);
    leaf_hashes_.clear();
    return head_;
}

Result<std::vector<ReadEvent>> read_stream(std::string_view authority, const StreamId& stream, EventStore& events,
                                           DataKeyStore& key_store, DataKeys& keys) {
    std::vector<ReadEvent> read;
    while (true) {
        TRY(kept, events.read_stream(stream, read.size() + 1, read_at_once));
        if (kept.empty()) return read;
        TRY(key, keys.find(stream, key_store));
        for (const KeptEvent& each : kept) {
            TRY(body, open_body(authority, stream, each.sequence, each.body, key));
            TRY(told, read_event_and_payload(body.octets));
            if (told.event.stream_sequence != each.stream_sequence || told.event.sequence != each.sequence)
                return fail(
                    ErrorKind::unavailable,
                    fmt::format("event {} of {} is not the one of its place", each.stream_sequence, to_string(stream)),
                    {}, "`comity record fsck` says what is wrong; restore from a backup");
            read.push_back(std::move(told));
        }
        if (kept.size() < read_at_once) return read;
    }
}

}  // namespace comity::record
