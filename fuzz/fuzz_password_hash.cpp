// SPDX-License-Identifier: EUPL-1.2
// A kept password hash that someone changed: what is accepted costs what the limits allow and is written in one way.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/password.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::crypto;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto cost = password_cost(input);
    if (!cost) {
        require(!cost.error().message.empty() && needs_rehash(input));
        return 0;
    }
    require(cost->memory_kib <= max_password_memory_kib && cost->passes <= max_password_passes &&
            cost->lanes <= max_password_lanes);
    const std::string beginning = "$argon2id$v=19$m=" + std::to_string(cost->memory_kib) +
                                  ",t=" + std::to_string(cost->passes) + ",p=" + std::to_string(cost->lanes) + "$";
    require(input.starts_with(beginning) && !needs_rehash(input, *cost));
    // Only the cheap ones are computed: dear ones are allowed to take their time.
    if (cost->memory_kib <= 64 && cost->passes <= 2) {
        const auto same = is_password("password", input);
        require(same.has_value() || same.error().kind == comity::ErrorKind::invalid);
    }
    return 0;
}
