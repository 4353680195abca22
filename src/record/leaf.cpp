// SPDX-License-Identifier: EUPL-1.2
#include "record/leaf.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/base64.h"
#include "record/event.h"
#include "record/lines.h"

namespace comity::record {

namespace {

constexpr std::string_view header = "comity-leaf/v1";

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the leaf entry has {}", what), {},
                "an entry is written by the log alone; take it from the export or the entry bundle as it stands");
}

}  // namespace

Hash commitment(const Salt& salt, Octets octets) {
    std::string salted(as_text(salt));
    salted += as_text(octets);
    return crypto::sha256(salted);
}

std::string entry_octets(const LeafEntry& entry) {
    return fmt::format("{}\n{}\n{}\n{}\n", header, entry.sequence, to_string(in_utc(entry.instant)),
                       format::base64(entry.event));
}

Result<LeafEntry> read_entry(std::string_view octets) {
    if (octets.size() > max_entry_octets) return wrong(fmt::format("more than {} octets", max_entry_octets));
    LineReader lines(octets);
    if (lines.next() != header) return wrong("another first line than comity-leaf/v1");
    const auto sequence = decimal(lines.next().value_or(""));
    if (!sequence || *sequence < 1 || *sequence > max_sequence) return wrong("no sequence in its second line");
    const auto instant = parse_instant(lines.next().value_or(""));
    if (!instant) return wrong("no instant in its third line");
    const auto event = read_hash(lines.next().value_or(""));
    if (!event) return wrong("no SHA-256 in base64 in its fourth line");
    const LeafEntry entry{*sequence, *instant, *event};
    if (entry_octets(entry) != octets) return wrong("another form than four lines, with milliseconds in UTC");
    return entry;
}

}  // namespace comity::record
