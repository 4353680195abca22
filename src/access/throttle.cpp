// SPDX-License-Identifier: EUPL-1.2
#include "access/throttle.h"

#include <algorithm>

namespace comity::access {
namespace {

std::int64_t since(Instant earlier, Instant now) {
    return now.utc_milliseconds() - earlier.utc_milliseconds();
}

bool forgotten(const Attempts& attempts, const ThrottleRule& rule, Instant now) {
    return since(attempts.last, now) >= std::chrono::milliseconds(rule.forgotten).count();
}

}  // namespace

std::chrono::seconds wait(const Attempts& attempts, const ThrottleRule& rule, Instant now) {
    if (attempts.failures < rule.free || forgotten(attempts, rule, now)) return std::chrono::seconds(0);
    const int doublings = std::min(attempts.failures - rule.free, 30);
    const auto full = std::min(rule.longest, std::chrono::seconds(rule.first.count() << doublings));
    const auto passed = std::chrono::milliseconds(std::max<std::int64_t>(since(attempts.last, now), 0));
    return std::max(std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(full - passed));
}

void begin_attempt(Attempts& attempts, const ThrottleRule& rule, Instant now) {
    if (forgotten(attempts, rule, now)) attempts.failures = 0;
    attempts.failures = std::min(attempts.failures + 1, 1'000'000);
    attempts.last = now;
}

}  // namespace comity::access
