// SPDX-License-Identifier: EUPL-1.2
// Photographs for public pages: what is drawn is within its bounds, and drawn anew it stays so.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "documents/photograph/orientation.h"
#include "documents/photograph/photograph.h"

namespace {

void require_within(const comity::documents::DrawnPhotograph& drawn,
                    const comity::documents::PhotographBounds& bounds) {
    if (drawn.jpeg.empty() || drawn.jpeg.size() > bounds.octets || std::min(drawn.width, drawn.height) < 1 ||
        std::max(drawn.width, drawn.height) > bounds.side)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::documents;
    const int orientation = orientation_of({data, size});
    if (orientation < 1 || orientation > 8) std::abort();
    const auto drawn = drawn_anew({data, size});
    if (!drawn) return 0;
    require_within(drawn->large, large_photograph);
    require_within(drawn->small, small_photograph);
    if (!drawn_anew(comity::octets(drawn->large.jpeg))) std::abort();
    return 0;
}
