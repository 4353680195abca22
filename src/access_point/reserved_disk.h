// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace comity::access_point {

/// Blocks of the disk that nobody else gets, held by a file without content; it goes with this object.
class ReservedDisk {
   public:
    /// Errors: `unavailable` where there is no such room. Where the file system cannot reserve, nothing is held.
    static Result<ReservedDisk> hold(std::filesystem::path file, std::uint64_t octets);

    ReservedDisk() = default;
    ReservedDisk(ReservedDisk&& other) noexcept { *this = std::move(other); }
    ReservedDisk& operator=(ReservedDisk&& other) noexcept;
    ~ReservedDisk();

    /// So much less is needed.
    void give(std::uint64_t octets);

   private:
    std::filesystem::path file_;
    int descriptor_ = -1;
    std::uint64_t octets_ = 0;
};

}  // namespace comity::access_point
