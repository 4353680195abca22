// SPDX-License-Identifier: EUPL-1.2
// The log as C2SP tlog-tiles serves it: checkpoint, tiles, entry bundles.
#include <limits>
#include <set>
#include <utility>

#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "api/office/paging.h"
#include "format/base64.h"
#include "node/docket/cursor.h"
#include "record/checkpoint.h"
#include "record/cosignature.h"
#include "record/tile.h"
#include "store/events/record_tables.h"

namespace comity::api {

namespace {

using format::Value;

constexpr std::string_view tile_type = "application/octet-stream";

tl::unexpected<Error> nothing_yet() {
    return fail(ErrorKind::not_found, "the log does not reach that far", {}, "its checkpoint says how large it is");
}

Handled checkpoint(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::log, access::Verb::read));
    TRY(lease, desk.node.database().reader());
    store::LogTable log(*lease, desk.authority());
    TRY(newest, log.newest_checkpoint());
    if (!newest) return nothing_yet();
    net::Response response;
    response.body = newest->note + newest->cosignatures;
    response.headers.set("Content-Type", "text/plain; charset=utf-8");
    return response;
}

Result<std::string> octets_of(const record::Tile& tile, store::LogTable& log) {
    return record::tile_octets(tile, [&](std::span<const std::uint64_t> wanted) { return log.read_hashes(wanted); });
}

Result<std::string> octets_of(const record::EntryBundle& bundle, store::EventTable& events) {
    TRY(kept, events.read_range(bundle.index * record::full_tile_width + 1, static_cast<std::size_t>(bundle.width)));
    std::vector<std::string> entries;
    for (record::KeptEvent& event : kept) entries.push_back(std::move(event.entry));
    return record::bundle_octets(entries);
}

/// What an append-only log has once, it has for ever; a partial tile may be cached too (tlog-tiles, "Tiles").
net::Response for_good(std::string octets) {
    net::Response response;
    response.body = std::move(octets);
    response.headers.set("Content-Type", std::string(tile_type));
    response.headers.set("Cache-Control", "private, max-age=31536000, immutable");
    return response;
}

Handled tile(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::log, access::Verb::read));
    std::string path = "tile";
    for (const auto& [name, value] : request.path_parameters) path += "/" + value;
    const auto wanted = record::read_tile_path(path);
    if (!wanted) return fail(ErrorKind::not_found, wanted.error().message, {}, wanted.error().hint);
    TRY(lease, desk.node.database().reader());
    store::LogTable log(*lease, desk.authority());
    TRY(newest, log.newest_checkpoint());
    const std::uint64_t size = newest ? newest->size : 0;
    if (const auto* hashes = std::get_if<record::Tile>(&*wanted)) {
        if (record::tile_width(hashes->level, hashes->index, size) < hashes->width) return nothing_yet();
        TRY(octets, octets_of(*hashes, log));
        return for_good(std::move(octets));
    }
    const auto& bundle = std::get<record::EntryBundle>(*wanted);
    if (record::tile_width(0, bundle.index, size) < bundle.width) return nothing_yet();
    store::EventTable events(*lease, desk.authority());
    TRY(octets, octets_of(bundle, events));
    return for_good(std::move(octets));
}

/// The last second of the year 9999, as RFC 3339 can write it.
constexpr std::uint64_t latest_second = 253'402'300'799;

/// Who cosigned, and when by their own clock. Cosignatures were judged by their keys when they came.
Result<Value> cosignatures_of(const record::KeptCheckpoint& kept) {
    Value list = Value::list();
    if (kept.cosignatures.empty()) return list;
    TRY(lines, record::read_signatures(kept.cosignatures));
    for (const record::NoteSignature& line : lines) {
        const auto seconds = record::stated_time(line);
        if (!seconds || *seconds > latest_second) continue;  // no time that a clock of ours could show
        TRY(at, Instant::at(static_cast<std::int64_t>(*seconds) * 1'000));
        list.append(Value::object({{"witness", line.name}, {"at", to_string(at)}}));
    }
    return list;
}

Result<Value> checkpoint_value(const record::KeptCheckpoint& kept) {
    TRY(note, record::read_note(kept.note));
    TRY(read, record::read_checkpoint(note.text));
    TRY(cosignatures, cosignatures_of(kept));
    return Value::object({{"size", kept.size},
                          {"root", format::base64(read.root)},
                          {"note", kept.note + kept.cosignatures},
                          {"cosignatures", std::move(cosignatures)}});
}

Result<Listing> checkpoints(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    TRY_VOID(check_may(caller, access::Resource::log, access::Verb::list));
    TRY(cosigned, flag_of(request, "cosigned"));
    TRY(below, node::number_of(page.after, std::numeric_limits<std::int64_t>::max()));
    TRY(lease, desk.node.database().reader());
    TRY(found, store::LogTable(*lease, desk.authority())
                   .list_checkpoints(static_cast<std::uint64_t>(below), cosigned, page.limit));
    Listing listing{.name = "checkpoints", .columns = {"size", "root"}};
    for (const record::KeptCheckpoint& kept : found) {
        TRY(value, checkpoint_value(kept));
        listing.rows.push_back(std::move(value));
    }
    const bool full = found.size() == page.limit;
    set_next(listing, full, full ? std::to_string(found.back().size) : std::string());
    return listing;
}

/// The newest word of each witness over our log, and what we ourselves witnessed of others' logs.
Handled witnesses(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::log, access::Verb::list));
    constexpr std::size_t looked_through = 200;
    TRY(lease, desk.node.database().reader());
    const auto all = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    TRY(cosigned, store::LogTable(*lease, desk.authority()).list_checkpoints(all, true, looked_through));
    Value ours = Value::list();
    std::set<std::string> named;
    for (const record::KeptCheckpoint& kept : cosigned) {
        TRY(lines, cosignatures_of(kept));
        for (Value line : *lines.as_list()) {
            if (!named.insert(line.string_at("witness").value_or("")).second) continue;
            ours.append(std::move(line.set("size", kept.size)));
        }
    }
    store::WitnessTable table(*lease, desk.authority());
    TRY(states, table.list_states());
    Value theirs = Value::list();
    for (const record::WitnessState& state : states) {
        TRY(forks, table.evidence(state.origin));
        theirs.append(Value::object({{"origin", state.origin},
                                     {"size", state.size},
                                     {"root", format::base64(state.root)},
                                     {"stopped", state.stopped},
                                     {"forks", forks.size()}}));
    }
    return json_answer(Value::object({{"ours", std::move(ours)}, {"theirs", std::move(theirs)}}));
}

}  // namespace

void add_log_resources(Routes& routes) {
    routes.add({.path = "/log/checkpoints",
                .group = "log",
                .says = "Checkpoints of the authority's log, the newest first, and who cosigned each",
                .query = with_paging({{"cosigned", "only those a witness cosigned", "boolean"}}),
                .answers = {{200, "Checkpoints"}, {200, "", csv_type}}},
               [](Desk& desk, const net::Request& request, Caller& caller) {
                   return paged(desk, request, caller, checkpoints);
               });
    routes.add({.path = "/log/witnesses",
                .group = "log",
                .says = "The newest word of each witness over our log, and which logs of others we witnessed",
                .answers = {{200, "Witnesses"}}},
               witnesses);
    routes.add({.path = "/log/checkpoint",
                .group = "log",
                .says = "The newest checkpoint of the authority's log with its cosignatures (C2SP tlog-checkpoint)",
                .answers = {{200, "", "text/plain; charset=utf-8"}, {404}}},
               checkpoint);
    // An index has a segment for each three digits: up to 10^18 entries.
    std::string path = "/log/tile/{level}";
    for (const std::string_view segment : {"a", "b", "c", "d", "e", "f", "g"}) {
        path += "/{" + std::string(segment) + "}";
        routes.add({.path = path,
                    .group = "log",
                    .says = "A tile of the log or a bundle of its entries (C2SP tlog-tiles)",
                    .answers = {{200, "", tile_type}, {404}}},
                   tile);
    }
}

}  // namespace comity::api
