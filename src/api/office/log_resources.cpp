// SPDX-License-Identifier: EUPL-1.2
// The log as C2SP tlog-tiles serves it: checkpoint, tiles, entry bundles.
#include "api/office/office_groups.h"
#include "record/tile.h"
#include "store/events/record_tables.h"

namespace comity::api {

namespace {

constexpr std::string_view tile_type = "application/octet-stream";

Result<void> check_reader(const Caller& caller) {
    const access::Permission permission =
        caller.person.may(access::Relation::none, access::Resource::log, access::Verb::read);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

tl::unexpected<Error> nothing_yet() {
    return fail(ErrorKind::not_found, "the log does not reach that far", {}, "its checkpoint says how large it is");
}

Handled checkpoint(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_reader(caller));
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
    TRY_VOID(check_reader(caller));
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

}  // namespace

void add_log_resources(Routes& routes) {
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
