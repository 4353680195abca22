// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/octets.h"
#include "base/result.h"

namespace comity::access {

/// A value of CBOR (RFC 8949), as authenticators write it: CTAP2 section 8 forbids indefinite lengths and tags, and no
/// part of what is read here has fractions.
struct CborValue {
    enum class Kind { integer, bytes, text, list, map, boolean, null };

    Kind kind = Kind::null;
    std::int64_t integer = 0;      ///< also 0 or 1 of a boolean
    std::string octets;            ///< of bytes and text
    std::vector<CborValue> items;  ///< of a list, or the values of a map
    std::vector<CborValue> keys;   ///< of a map: integers or texts, as many as items

    bool is(Kind wanted) const { return kind == wanted; }
    /// The value under a key of a map, or nullptr.
    const CborValue* find(std::string_view key) const;
    const CborValue* find(std::int64_t key) const;
};

inline constexpr std::size_t max_cbor_octets = 16 * 1024;
inline constexpr int max_cbor_depth = 4;  ///< CTAP2 section 8
inline constexpr std::size_t max_cbor_items = 128;

/// The first value; `used` says how many octets it took. Errors: what is not allowed above, a key twice, a length that
/// reaches over the end; ErrorKind::limit over the limits.
struct CborRead {
    CborValue value;
    std::size_t used = 0;
};
Result<CborRead> read_first_cbor(Octets octets, std::string_view what);

/// The one value that fills the octets.
Result<CborValue> read_cbor(Octets octets, std::string_view what);

}  // namespace comity::access
