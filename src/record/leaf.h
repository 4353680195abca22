// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "record/merkle_tree.h"

namespace comity::record {

/// Random octets that keep an event from being guessed from its leaf; kept with the event and erased with it.
using Salt = std::array<unsigned char, 32>;

/// SHA-256(salt ‖ octets)
Hash commitment(const Salt& salt, Octets octets);

/// What the log holds of an event: enough to prove it, nothing to read. docs/formats/record.md, "Leaf".
struct LeafEntry {
    std::uint64_t sequence = 0;  ///< of the event within its authority, from 1: the leaf's index is one less
    Instant instant;             ///< of the event; the entry says it in UTC
    Hash event;                  ///< the commitment to salt and octets

    friend bool operator==(const LeafEntry&, const LeafEntry&) = default;
};

/// Longest entry: the four lines with the largest sequence.
inline constexpr std::size_t max_entry_octets = 128;

/// Four lines, each ended by LF: `comity-leaf/v1`, sequence, instant, commitment in base64.
std::string entry_octets(const LeafEntry& entry);
/// Strict: only what entry_octets writes. Errors: anything else.
Result<LeafEntry> read_entry(std::string_view octets);

}  // namespace comity::record
