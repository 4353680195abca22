// SPDX-License-Identifier: EUPL-1.2
#include "record/export_stream.h"

#include <functional>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "record/sealed_body.h"

namespace comity::record {

namespace {

constexpr std::size_t read_at_once = 256;

using Visitor = std::function<Result<void>(const KeptEvent&, const OpenedBody&)>;

Result<void> each_event(const std::string& authority, const StreamId& stream, EventStore& events,
                        const crypto::AeadKey& key, const Visitor& visit) {
    for (std::uint64_t next = 1;;) {
        TRY(kept, events.read_stream(stream, next, read_at_once));
        for (const KeptEvent& each : kept) {
            TRY(body, open_body(authority, stream, each.sequence, each.body, key));
            TRY_VOID(visit(each, body));
        }
        if (kept.size() < read_at_once) return {};
        next += kept.size();
    }
}

}  // namespace

Result<void> export_stream(const std::string& authority, const StreamId& stream, const Stores& stores, DataKeys& keys,
                           const ExportKeys& named, Instant exported, const LineSink& sink) {
    TRY(length, stores.events.stream_length(stream));
    if (length == 0) {
        return fail(ErrorKind::not_found, fmt::format("there is no {}", to_string(stream)), {},
                    "check its kind and number");
    }
    TRY(key, keys.find(stream, stores.keys));
    std::vector<ExportedPlace> places;
    TRY_VOID(each_event(authority, stream, stores.events, key, [&](const KeptEvent& kept, const OpenedBody& body) {
        return read_event(body.octets)
            .and_then([](const Event& event) { return format::read_value(event.payload, "payload"); })
            .map([&](const format::Value& payload) { places.push_back({kept.sequence, cosignature_in(payload)}); });
    }));
    TRY(checkpoints, checkpoints_for(places, stores.log));
    TRY(writer, ExportWriter::begin(
                    {authority, stream, length, exported, named.log, named.witnesses, std::move(checkpoints)},
                    [&](std::span<const std::uint64_t> indices) { return stores.log.read_hashes(indices); }, sink));
    TRY_VOID(each_event(authority, stream, stores.events, key, [&](const KeptEvent& kept, const OpenedBody& body) {
        return writer.add(body.octets, body.salt, kept.entry);
    }));
    return writer.finish();
}

}  // namespace comity::record
