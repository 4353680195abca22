// SPDX-License-Identifier: EUPL-1.2
#include "crypto/random.h"

#include <algorithm>

#include <unistd.h>

#include "crypto/openssl_call.h"

namespace comity::crypto {

RandomBytes system_random() {
    return [](std::span<unsigned char> octets) {
        constexpr std::size_t most_at_once = 256;  // getentropy(3)
        while (!octets.empty()) {
            const std::size_t count = std::min(octets.size(), most_at_once);
            must_succeed(getentropy(octets.data(), count) == 0, "getentropy");
            octets = octets.subspan(count);
        }
    };
}

}  // namespace comity::crypto
