// SPDX-License-Identifier: EUPL-1.2
#include "channel/clock/clock_health.h"

#include <cstdlib>

#include <fmt/format.h>

namespace comity::channel {

ClockVerdict ClockHealth::read(const ClockReading& reading) {
    if (last_ && !reading.synchronised) {
        // Between two readings both clocks run; what the wall clock went further was set by somebody.
        const std::int64_t wall = reading.wall.utc_milliseconds() - last_->wall.utc_milliseconds();
        const std::int64_t steady = reading.steady_milliseconds - last_->steady_milliseconds;
        moved_microseconds_ += (wall - steady) * 1000;
    }
    if (reading.synchronised) {
        synchronised_at_ = reading.steady_milliseconds;
        moved_microseconds_ = 0;
    }
    verdict_ = judge(reading);
    last_ = reading;
    return verdict_;
}

ClockVerdict ClockHealth::judge(const ClockReading& reading) {
    const std::string way_out =
        fmt::format("look at the time service ({})", reading.source.empty() ? "none" : reading.source);
    const auto bad = [&](const std::string& why) {
        return ClockVerdict{ClockState::bad, fmt::format("{}: nothing is signed until it is right; {}", why, way_out)};
    };
    const std::int64_t error = std::abs(reading.error_microseconds.value_or(0)) + std::abs(moved_microseconds_);
    if (error > clock_limit_microseconds) return bad(fmt::format("the clock may be wrong by {} s", error / 1'000'000));
    if (!reading.synchronised) {
        if (!synchronised_at_) return bad("the clock follows no source");
        const std::int64_t since = reading.steady_milliseconds - *synchronised_at_;
        if (since >= unsynchronised_limit_milliseconds) {
            return bad(fmt::format("the clock has followed no source for {} min", since / 60'000));
        }
        return {ClockState::warning, fmt::format("the clock follows no source; {}", way_out)};
    }
    if (!reading.error_microseconds) {
        return {ClockState::warning, fmt::format("nobody says how wrong the clock may be; {}", way_out)};
    }
    if (error > clock_warning_microseconds) {
        return {ClockState::warning, fmt::format("the clock may be wrong by {} ms; {}", error / 1000, way_out)};
    }
    return {ClockState::good, ""};
}

}  // namespace comity::channel
