// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/octets.h"
#include "base/result.h"

namespace comity::documents {

/// A picture in shades of grey, row by row from the top; 0 is black.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> grey;

    unsigned char at(int x, int y) const {
        return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
    friend bool operator==(const Picture&, const Picture&) = default;
};

inline constexpr std::size_t max_picture_octets = 64 * 1024 * 1024;
inline constexpr int max_picture_side = 20'000;  ///< pixels
inline constexpr std::int64_t max_picture_pixels = 150'000'000;

/// PNG, JPEG or PGM (binary, 8 bit), by content. Errors: invalid for anything else and what is damaged; limit.
Result<Picture> read_picture(Octets file);

/// PNG without loss. Errors: invalid for one without pixels.
Result<std::string> to_png(const Picture& picture);

}  // namespace comity::documents
