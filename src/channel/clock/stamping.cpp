// SPDX-License-Identifier: EUPL-1.2
#include "channel/clock/stamping.h"

#include <algorithm>
#include <array>

namespace comity::channel {

namespace {

constexpr std::array<std::int64_t, 7> waits_in_minutes{1, 2, 5, 10, 20, 30, 60};

}  // namespace

Instant next_stamp_try(const WaitingStamp& waiting) {
    if (waiting.tries == 0 || !waiting.last_try) return waiting.queued;
    const auto index = std::min<std::size_t>(static_cast<std::size_t>(waiting.tries) - 1, waits_in_minutes.size() - 1);
    const auto at = Instant::at(waiting.last_try->utc_milliseconds() + waits_in_minutes[index] * 60'000);
    return at ? *at : *waiting.last_try;
}

std::size_t stamp_authority(const WaitingStamp& waiting, std::size_t authorities) {
    return static_cast<std::size_t>(waiting.tries) % authorities;
}

WaitingStamp tried(WaitingStamp waiting, Instant now) {
    ++waiting.tries;
    waiting.last_try = now;
    return waiting;
}

bool stamp_is_late(const WaitingStamp& waiting, Instant now) {
    return now.utc_milliseconds() - waiting.queued.utc_milliseconds() >= stamp_warning_milliseconds;
}

bool checkpoint_stamp_due(const std::optional<Instant>& last_queued, Instant now) {
    return !last_queued || now.utc_milliseconds() - last_queued->utc_milliseconds() >= checkpoint_stamp_milliseconds;
}

}  // namespace comity::channel
