// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/instant.h"
#include "crypto/sha256.h"
#include "store/sql/row.h"

namespace comity::store {

/// The tables check that the column has 32 octets.
inline crypto::Sha256 read_digest(const Row& row, int column) {
    crypto::Sha256 digest{};
    const Octets octets = row.bytes(column);
    std::copy_n(octets.begin(), std::min(octets.size(), digest.size()), digest.begin());
    return digest;
}

inline Result<std::optional<Instant>> read_optional_instant(const Row& row, int column) {
    if (row.is_null(column)) return std::optional<Instant>();
    TRY(instant, Instant::at(row.number(column)));
    return std::optional(instant);
}

inline std::optional<std::int64_t> stored(const std::optional<Instant>& instant) {
    return instant ? std::optional(instant->utc_milliseconds()) : std::nullopt;
}

}  // namespace comity::store
