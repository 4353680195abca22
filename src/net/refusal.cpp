// SPDX-License-Identifier: EUPL-1.2
#include "net/refusal.h"

#include <utility>

namespace comity::net {

// Not in the header: inlined, its string sets off a false -Warray-bounds of gcc 12 at -O2.
tl::unexpected<Refusal> refuse(int status, std::string detail) {
    return tl::unexpected<Refusal>(Refusal{status, std::move(detail)});
}

}  // namespace comity::net
