// SPDX-License-Identifier: EUPL-1.2
#include "record/export_stream.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "record/sealed_body.h"

namespace comity::record {

namespace {

constexpr std::uint64_t read_at_once = 256;
/// Events of one piece: of the largest ones, 64 MiB in memory.
constexpr std::uint64_t piece = 32;

/// Where each event stands and which cosignature it points at.
Result<std::vector<ExportedPlace>> places_of(const std::string& authority, const StreamId& stream, EventStore& events,
                                             const crypto::AeadKey& key, std::uint64_t length) {
    std::vector<ExportedPlace> places;
    while (places.size() < length) {
        TRY(kept, events.read_stream(stream, places.size() + 1, std::min(read_at_once, length - places.size())));
        if (kept.empty())
            return fail(ErrorKind::unavailable,
                        fmt::format("{} has {} events, {} are counted", to_string(stream), places.size(), length), {},
                        "`comity record fsck` says what is wrong with the store");
        for (const KeptEvent& each : kept) {
            TRY(body, open_body(authority, stream, each.sequence, each.body, key));
            TRY(event, read_event(body.octets));
            TRY(payload, format::read_value(event.payload, "payload"));
            places.push_back({each.sequence, cosignature_in(payload)});
        }
    }
    return places;
}

/// Leaves out what no cosigned checkpoint covers: what stands behind the first such event.
Result<void> keep_witnessed(std::vector<ExportedPlace>& places, const StreamId& stream, LogStore& log) {
    std::size_t covered = 0;
    for (std::size_t behind = places.size(); covered < behind;) {
        const std::size_t middle = covered + (behind - covered) / 2;
        TRY(cosigned, log.first_checkpoint_from(places[middle].sequence, true));
        if (cosigned)
            covered = middle + 1;
        else
            behind = middle;
    }
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(covered), places.end());
    if (!places.empty()) return {};
    return fail(ErrorKind::not_found, fmt::format("no witness cosigned a checkpoint over {} yet", to_string(stream)),
                {}, "witnesses answer in the traffic with peers; export it whole, or later");
}

HashReader hashes_in(LogStore& log) {
    return [&log](std::span<const std::uint64_t> indices) { return log.read_hashes(indices); };
}

}  // namespace

Result<StreamExport> StreamExport::begin(std::string authority, StreamId stream, const Stores& stores, DataKeys& keys,
                                         const ExportKeys& named, Instant exported, ExportExtent extent) {
    TRY(length, stores.events.stream_length(stream));
    if (length == 0) {
        return fail(ErrorKind::not_found, fmt::format("there is no {}", to_string(stream)), {},
                    "check its kind and number");
    }
    TRY(key, keys.find(stream, stores.keys));
    TRY(places, places_of(authority, stream, stores.events, key, length));
    if (extent == ExportExtent::witnessed) TRY_VOID(keep_witnessed(places, stream, stores.log));
    length = places.size();
    TRY(checkpoints, checkpoints_for(places, stores.log));
    TRY(writer,
        ExportWriter::begin({authority, stream, length, exported, named.log, named.witnesses, std::move(checkpoints)},
                            hashes_in(stores.log)));
    StreamExport made(std::move(authority), std::move(stream), std::move(key), std::move(writer));
    made.length_ = length;
    return made;
}

Result<std::string> StreamExport::next(const Stores& stores) {
    if (next_ == 0) {
        next_ = 1;
        return writer_.start();
    }
    std::string lines;
    if (next_ > length_) return lines;
    TRY(kept, stores.events.read_stream(stream_, next_, std::min(piece, length_ + 1 - next_)));
    for (const KeptEvent& each : kept) {
        TRY(body, open_body(authority_, stream_, each.sequence, each.body, key_));
        TRY(line, writer_.add(body.octets, body.salt, each.entry, hashes_in(stores.log)));
        lines += line;
    }
    next_ += kept.size();
    if (kept.empty() || next_ > length_) TRY_VOID(writer_.finish());
    return lines;
}

}  // namespace comity::record
