// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "channel/delivery/handover.h"

namespace comity::channel {

/// How long to wait after each try; one try more than there are waits.
struct RetrySchedule {
    std::vector<std::chrono::milliseconds> waits;
};

/// Normal: 1, 2, 5, 10, 20, 30 min, then every 30 min, for a day. Urgent: from 10 s on, so that a try is made when the
/// duty officer is told, then as the other.
const RetrySchedule& default_schedule(Priority priority);

inline constexpr int jitter_percent = 10;  // either way, so that peers do not come back in step
/// An urgent message without receipt for so long raises an alarm.
inline constexpr std::chrono::minutes urgent_alarm{5};
/// So long an answer may take, and a second more for each answer_octets_per_second of the message.
inline constexpr std::chrono::seconds answer_time{60};
inline constexpr std::uint64_t answer_octets_per_second = std::uint64_t{2} * 1024 * 1024;
/// A pulled message without signal is given again after this long.
inline constexpr std::chrono::minutes pull_receipt_timeout{5};

/// The wait after the given number of tries (from 1), or nothing where none is left. `random` is any 32 random bits.
std::optional<std::chrono::milliseconds> wait_after(const RetrySchedule& schedule, int tries, std::uint32_t random);

std::chrono::milliseconds answer_timeout(std::uint64_t message_octets);

}  // namespace comity::channel
