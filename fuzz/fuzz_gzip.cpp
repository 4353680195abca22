// SPDX-License-Identifier: EUPL-1.2
// A compressed part. Besides not failing: it stays within its limits, and how it was cut changes nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "channel/compression/gzip_reader.h"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view packed(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = inflated(packed, packed.size() + 1);
    const auto cut = inflated(packed, 1 + data[0]);
    // The ratio is looked at where a piece ends, so only what both take must be the same.
    if (whole && cut && *whole != *cut) std::abort();
    if (whole && whole->size() > max_octets) std::abort();
    return 0;
}
