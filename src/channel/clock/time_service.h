// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "channel/clock/clock_health.h"

/// What time services say, as clock readings without the two clocks' own values.
namespace comity::channel {

inline constexpr std::size_t max_tracking_line = 1024;

/// One line of `chronyc -c tracking`. The error is what chrony guarantees it does not exceed: the offset from the time
/// of its sources, their root dispersion, half of the root delay. Errors: another form; a limit.
Result<ClockReading> read_chrony_tracking(std::string_view line);

/// What adjtimex(2) gives, for machines whose time service tells the kernel. It knows an error that was estimated, not
/// a clock that was set by hand since.
ClockReading kernel_reading(bool unsynchronised, long estimated_error_microseconds, long maximum_error_microseconds);

}  // namespace comity::channel
