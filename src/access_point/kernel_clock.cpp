// SPDX-License-Identifier: EUPL-1.2
#include "access_point/kernel_clock.h"

#include <sys/timex.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <utility>

#include "channel/clock/time_service.h"

namespace comity::access_point {
namespace {

channel::ClockReading read_kernel() {
    using namespace std::chrono;
    timex asked{};
    const int state = ::adjtimex(&asked);
    auto reading = channel::kernel_reading(state < 0 || state == TIME_ERROR || (asked.status & STA_UNSYNC) != 0,
                                           asked.esterror, asked.maxerror);
    const auto wall = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    reading.wall = Instant::at(wall).value_or(Instant());
    reading.steady_milliseconds = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    return reading;
}

}  // namespace

std::function<bool()> kernel_clock(std::function<void(std::string_view)> log) {
    struct Watch {
        std::mutex mutex;
        channel::ClockHealth health;
        channel::ClockState told = channel::ClockState::good;
    };
    return [watch = std::make_shared<Watch>(), log = std::move(log)] {
        const std::lock_guard lock(watch->mutex);
        const auto verdict = watch->health.read(read_kernel());
        if (verdict.state != std::exchange(watch->told, verdict.state))
            log(verdict.words.empty() ? "the clock is good again" : verdict.words);
        return verdict.may_sign();
    };
}

}  // namespace comity::access_point
