// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"

/// Whether this machine's clock is good enough to put a time under a signature.
namespace comity::channel {

/// What the time service says of the clock at a moment.
struct ClockReading {
    Instant wall;                                    ///< what the clock shows
    std::int64_t steady_milliseconds = 0;            ///< of a clock that is never set
    bool synchronised = false;                       ///< follows a source now
    std::optional<std::int64_t> error_microseconds;  ///< by how much it may be wrong; nothing where nobody can say
    std::string source;  ///< the time service and what it follows: "chrony, leap second smeared"
};

inline constexpr std::int64_t clock_warning_microseconds = 1'000'000;
inline constexpr std::int64_t clock_limit_microseconds = 30'000'000;
inline constexpr std::int64_t unsynchronised_limit_milliseconds = 60 * 60 * 1000;

enum class ClockState {
    good,
    warning,  ///< a person is to see to it; everything goes on
    bad,      ///< no new signatures, receipts or evidences: peers are answered EBMS:0202. Reading goes on
};

struct ClockVerdict {
    ClockState state = ClockState::bad;
    std::string words;  ///< what is wrong and what to do; empty where good

    bool may_sign() const { return state != ClockState::bad; }
    friend bool operator==(const ClockVerdict&, const ClockVerdict&) = default;
};

/// A fold over readings, to be given one every minute or so. Before the first reading the clock is bad.
class ClockHealth {
   public:
    ClockVerdict read(const ClockReading& reading);

    const ClockVerdict& verdict() const { return verdict_; }

   private:
    ClockVerdict judge(const ClockReading& reading);

    std::optional<ClockReading> last_;
    std::optional<std::int64_t> synchronised_at_;  ///< steady milliseconds of the last reading that was
    std::int64_t moved_microseconds_ = 0;          ///< by which it was set since, without a source
    ClockVerdict verdict_{ClockState::bad, "the clock was not read yet"};
};

}  // namespace comity::channel
