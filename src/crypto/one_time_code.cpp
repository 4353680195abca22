// SPDX-License-Identifier: EUPL-1.2
#include "crypto/one_time_code.h"

#include <algorithm>
#include <array>

#include "crypto/hmac.h"

namespace comity::crypto {

std::string one_time_code(Octets secret, std::uint64_t counter, int digits) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = message.size(); i-- > 0; counter >>= 8)
        message[i] = static_cast<unsigned char>(counter & 0xFF);
    const auto mac = hmac_sha1(secret, message);
    // Section 5.3: four octets from where the last one says, without the sign.
    const std::size_t offset = mac.back() & 0x0FU;
    std::uint32_t number = mac[offset] & 0x7FU;
    for (std::size_t i = 1; i < 4; ++i) number = (number << 8) | mac[offset + i];
    std::string code(static_cast<std::size_t>(std::clamp(digits, 6, 8)), '0');
    for (std::size_t i = code.size(); i-- > 0; number /= 10) code[i] = static_cast<char>('0' + number % 10);
    return code;
}

std::uint64_t one_time_step(std::int64_t unix_seconds) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(unix_seconds, 0) / one_time_step_seconds);
}

std::optional<std::uint64_t> accepted_step(Octets secret, std::string_view code, std::int64_t unix_seconds,
                                           std::optional<std::uint64_t> last_used) {
    const std::uint64_t now = one_time_step(unix_seconds);
    std::optional<std::uint64_t> accepted;
    for (std::uint64_t step = now == 0 ? 0 : now - 1; step <= now + 1; ++step) {
        const bool same = equal_in_constant_time(octets(one_time_code(secret, step)), octets(code));
        if (same && (!last_used || step > *last_used)) accepted = step;
    }
    return accepted;
}

}  // namespace comity::crypto
