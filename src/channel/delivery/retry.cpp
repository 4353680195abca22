// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/retry.h"

#include <limits>

namespace comity::channel {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes whole_time = std::chrono::hours(24);

RetrySchedule filled(std::vector<milliseconds> waits) {
    milliseconds sum{0};
    for (const auto wait : waits) sum += wait;
    while (sum < whole_time) {
        waits.push_back(minutes(30));
        sum += minutes(30);
    }
    return {std::move(waits)};
}

}  // namespace

const RetrySchedule& default_schedule(Priority priority) {
    static const RetrySchedule normal =
        filled({minutes(1), minutes(2), minutes(5), minutes(10), minutes(20), minutes(30)});
    static const RetrySchedule urgent =
        filled({seconds(10), seconds(20), seconds(30), minutes(1), minutes(1), minutes(2), minutes(2), minutes(5),
                minutes(10), minutes(20), minutes(30)});
    return priority == Priority::urgent ? urgent : normal;
}

std::optional<milliseconds> wait_after(const RetrySchedule& schedule, int tries, std::uint32_t random) {
    if (tries < 1 || static_cast<std::size_t>(tries) > schedule.waits.size()) return std::nullopt;
    const std::int64_t wait = schedule.waits[static_cast<std::size_t>(tries) - 1].count();
    const std::int64_t reach = wait * jitter_percent / 100;
    // From -reach to +reach; 64 bits hold 2^32 times a month in milliseconds.
    const std::int64_t shift =
        static_cast<std::int64_t>(random) * (2 * reach) / std::numeric_limits<std::uint32_t>::max() - reach;
    return milliseconds(wait + shift);
}

milliseconds answer_timeout(std::uint64_t message_octets) {
    return answer_time + seconds(message_octets / answer_octets_per_second);
}

}  // namespace comity::channel
