// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/inspect_file.h"

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "net/clamd/clamd.h"
#include "node/incoming/confined.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::size_t piece_octets = 1024 * 1024;
constexpr std::uint64_t looking_seconds = 20;
constexpr std::chrono::seconds looking_patience{120};

constexpr std::size_t most_name_octets = 255;  ///< as file systems have it

/// The end of a long name, which says how it is opened; no character is cut.
std::string_view end_of_name(std::string_view name) {
    if (name.size() <= most_name_octets) return name;
    name.remove_prefix(name.size() - most_name_octets);
    while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xc0) == 0x80) name.remove_prefix(1);
    return name;
}

Value scan_value(std::string_view result, std::string_view found = {}, std::string_view by = {}) {
    return Value::object({{"result", result}, {"found", found}, {"by", by}});
}

/// Errors: those of `next` alone.
Result<Value> scan_of(const std::string& scanner, const std::function<Result<std::string>()>& next) {
    if (scanner.empty()) return scan_value("none");
    TRY(address, net::ClamdAddress::parse(scanner));
    std::optional<Error> unread;
    const auto scanned = net::scan(address, [&]() -> Result<std::string> {
        auto piece = next();
        if (!piece) unread = piece.error();
        return piece;
    });
    if (unread) return tl::unexpected(*unread);
    if (!scanned) return scan_value("unreachable", "", scanned.error().message);
    if (scanned->verdict == net::Scanned::Verdict::found) return scan_value("found", scanned->found, scanned->by);
    return scan_value(scanned->verdict == net::Scanned::Verdict::clean ? "clean" : "too-large", "", scanned->by);
}

/// Where nobody could look: what is known is that alone.
Value not_looked_into(std::uint64_t octets, std::string_view kind, std::string_view level) {
    return Value::object(
        {{"bytes", octets},
         {"type", "unknown"},
         {"media_type", "application/octet-stream"},
         {"pages", 0},
         {"findings", Value::list({Value::object(
                          {{"kind", kind}, {"level", level}, {"where", ""}, {"detail", std::to_string(octets)}})})},
         {"more", false}});
}

}  // namespace

Result<Value> inspect_file(const std::string& program, const std::string& scanner, const MemoryFile& file,
                           const CalledFile& called) {
    std::vector<std::string> words{program, "inspect", std::string(confined_input), "--json"};
    // An empty value would be taken from the next word.
    if (!called.name.empty()) words.push_back(fmt::format("--name={}", end_of_name(called.name)));
    if (!called.media_type.empty()) words.push_back("--media-type=" + called.media_type);
    TRY(end,
        run_confined({.words = std::move(words), .processor_seconds = looking_seconds, .patience = looking_patience},
                     file));
    Value told;
    if (!end.status) {
        told = not_looked_into(file.size(), "too-heavy", "danger");
    } else if (end.output.empty()) {
        return fail(ErrorKind::unavailable, "`comity inspect` cannot be run here", {},
                    "an administrator tries it on the command line");
    } else {
        TRY(read, format::read_value(end.output, "comity inspect"));
        told = std::move(read);
    }
    std::uint64_t at = 0;
    TRY(scan, scan_of(scanner, [&]() -> Result<std::string> {
            TRY(piece, file.piece(at, piece_octets));
            at += piece.size();
            return piece;
        }));
    told.set("scan", std::move(scan));
    return told;
}

Result<Value> inspect_large_file(const std::string& scanner, std::uint64_t octets,
                                 const std::function<Result<std::string>()>& next) {
    Value told = not_looked_into(octets, "not-looked-into", "warning");
    TRY(scan, scan_of(scanner, next));
    told.set("scan", std::move(scan));
    return told;
}

}  // namespace comity::node
