// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "record/merkle_tree.h"

namespace comity::record {

/// A log as far as appending needs it: its size and the roots of the complete subtrees along its right edge, largest
/// first: one for each bit of the size, so at most 61 hashes whatever the size.
class LogHead {
   public:
    /// The empty log.
    LogHead() = default;

    /// Reads the edge. Errors: larger than max_tree_size; the reader's.
    static Result<LogHead> read(std::uint64_t size, const HashReader& stored);

    std::uint64_t size() const { return size_; }
    std::span<const Hash> edge() const { return edge_; }
    Hash root() const { return root_over(edge_); }

    friend bool operator==(const LogHead&, const LogHead&) = default;

   private:
    friend struct Growth;
    std::uint64_t size_ = 0;
    std::vector<Hash> edge_;
};

/// What appending leaves gives: the head after them and the hashes to store, numbered from `first_stored_index` on.
struct Growth {
    LogHead head;
    std::uint64_t first_stored_index = 0;
    std::vector<Hash> stored;

    /// Errors: the log would be larger than max_tree_size.
    static Result<Growth> of(const LogHead& before, std::span<const Hash> leaf_hashes);
};

}  // namespace comity::record
