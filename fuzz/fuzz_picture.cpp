// SPDX-License-Identifier: EUPL-1.2
// Pictures of scans: what is read has as many pixels as it says, and codes are looked for in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "documents/paper/scan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::documents;
    const auto picture = read_picture({data, size});
    if (!picture) return 0;
    if (picture->grey.size() != static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height))
        std::abort();
    constexpr std::size_t small = 500'000;  // pixels: codes are looked for in time
    if (picture->grey.size() < small) scanned(*picture);
    return 0;
}
