// SPDX-License-Identifier: EUPL-1.2
// A compressed part. Besides not failing: it stays within its limits, how it was cut changes nothing, and where its
// frame is taken for ours its content is what zlib inflates.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "channel/compression/checksum.h"
#include "channel/compression/gzip_reader.h"
#include "channel/compression/stored_split.h"

namespace {

constexpr std::uint64_t max_octets = 1 << 20;

std::optional<std::string> inflated(std::string_view packed, std::size_t piece) {
    std::string plain;
    comity::channel::GzipReader reader({.max_octets = max_octets, .ratio_from = 1 << 16},
                                       [&](comity::Octets octets) -> comity::Result<void> {
                                           plain += comity::as_text(octets);
                                           return {};
                                       });
    while (!packed.empty()) {
        if (!reader.write(comity::octets(packed.substr(0, piece)))) return std::nullopt;
        packed.remove_prefix(std::min(piece, packed.size()));
    }
    if (!reader.finish()) return std::nullopt;
    return plain;
}

comity::crypto::OctetSink into(std::string& text) {
    return [&text](comity::Octets octets) -> comity::Result<void> {
        text += comity::as_text(octets);
        return {};
    };
}

comity::channel::NextOctets from(const std::string& text) {
    return [rest = std::string_view(text)](std::size_t most) mutable -> comity::Result<comity::Octets> {
        const auto next = rest.substr(0, most);
        rest.remove_prefix(next.size());
        return comity::octets(next);
    };
}

void check_split(std::string_view packed, std::size_t piece, const std::optional<std::string>& inflates_to) {
    std::string content;
    std::string frame;
    comity::channel::StoredSplit split(into(content), into(frame));
    for (std::string_view rest = packed; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size())))
        if (!split.write(comity::octets(rest.substr(0, piece)))) std::abort();
    if (!split.finish()) std::abort();
    std::string merged;
    if (!comity::channel::merge_stored(from(content), from(frame), into(merged)) || merged != packed) std::abort();
    const comity::channel::StoredFrame ours(content.size(), comity::channel::crc32_of(0, comity::octets(content)));
    if (frame.size() != ours.size()) return;
    for (std::size_t place = 0; place < frame.size(); ++place)
        if (static_cast<unsigned char>(frame[place]) != ours.at(place)) return;
    if (content.size() <= max_octets && inflates_to != content) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view packed(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = inflated(packed, packed.size() + 1);
    const auto cut = inflated(packed, 1 + data[0]);
    // The ratio is looked at where a piece ends, so only what both take must be the same.
    if (whole && cut && *whole != *cut) std::abort();
    if (whole && whole->size() > max_octets) std::abort();
    check_split(packed, 1 + data[0], whole);
    return 0;
}
