// SPDX-License-Identifier: EUPL-1.2
#include "record/lines.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "format/base64.h"

namespace comity::record {

std::optional<std::uint64_t> decimal(std::string_view text) {
    if (text.empty() || text[0] < '0' || text[0] > '9' || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

std::optional<Hash> read_hash(std::string_view base64) {
    Hash hash{};
    const auto octets = format::from_base64(base64);
    if (!octets || octets->size() != hash.size()) return std::nullopt;
    std::ranges::copy(*octets, reinterpret_cast<char*>(hash.data()));
    return hash;
}

}  // namespace comity::record
