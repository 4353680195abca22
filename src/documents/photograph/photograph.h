// SPDX-License-Identifier: EUPL-1.2
// Photographs for public pages: drawn anew from their pixels, upright and small, so that nothing else of the file is
// left: no place, no camera, no thumbnail, nothing behind its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/octets.h"
#include "base/result.h"

namespace comity::documents {

inline constexpr std::size_t max_photograph_octets = 32 * 1024 * 1024;
inline constexpr int max_photograph_side = 16'000;  ///< pixels
inline constexpr std::int64_t max_photograph_pixels = 64'000'000;

/// What a drawn size is at most. A page with one large picture stays below 100 KiB.
struct PhotographBounds {
    int side = 0;  ///< pixels of the longer side
    std::size_t octets = 0;
};
inline constexpr PhotographBounds large_photograph{960, 60 * 1024};
inline constexpr PhotographBounds small_photograph{480, 20 * 1024};

struct DrawnPhotograph {
    int width = 0;
    int height = 0;
    std::string jpeg = {};  ///< baseline, in colours of sRGB, without any metadata
};

struct Photograph {
    DrawnPhotograph large = {};  ///< for screens that show many points, or wide ones
    DrawnPhotograph small = {};
};

/// JPEG or PNG, by content; nothing is enlarged, what shines through stands on white. Errors: invalid for anything else
/// and what is damaged; limit.
Result<Photograph> drawn_anew(Octets file);

}  // namespace comity::documents
