// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/octets.h"
#include "base/result.h"

/// ZIP and gzip as they come, whoever made them: for looking, not for proof. What is sealed is read by seal/zip/.
namespace comity::documents {

struct PackedPart {
    std::string name;  ///< octets as they stand
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;  ///< as its header says
    std::uint64_t header = 0;

    bool encrypted() const { return (flags & 1) != 0; }
    bool folder() const { return name.ends_with('/'); }
};

/// The parts that the directory names, `most` of them at most. Errors: invalid where there is no directory, or it is
/// damaged; limit where there are more.
Result<std::vector<PackedPart>> packed_parts(Octets file, std::size_t most);

/// Takes a piece of what was inflated; false to leave off.
using TakePiece = std::function<bool(Octets)>;

/// Errors: invalid where the data are damaged or of another method; whether it was left off is the taker's affair.
Result<void> unpack(Octets file, const PackedPart& part, const TakePiece& take);
Result<void> unpack_gzip(Octets file, const TakePiece& take);

}  // namespace comity::documents
