// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/octets.h"
#include "base/result.h"

namespace comity::node {

/// A file that lies in memory alone, so that what others sent is never on the disk in the clear. It goes with the
/// object.
class MemoryFile {
   public:
    /// Errors: unavailable.
    static Result<MemoryFile> make();
    ~MemoryFile();
    MemoryFile(MemoryFile&& other) noexcept;
    MemoryFile& operator=(MemoryFile&& other) noexcept;

    /// Errors: unavailable where no memory is left.
    Result<void> append(Octets piece);

    /// At most so many octets from there; empty at the end. Errors: unavailable.
    Result<std::string> piece(std::uint64_t at, std::size_t most) const;

    std::uint64_t size() const { return size_; }
    int descriptor() const { return descriptor_; }

   private:
    explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}

    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace comity::node
