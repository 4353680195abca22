// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace comity {

/// A point in time to the millisecond, with the offset from UTC of the clock that recorded it. Years 1 to 9999 on that
/// clock. Instants are compared by UTC: the offset says where, not when.
class Instant {
   public:
    static constexpr std::int32_t max_offset_minutes = 23 * 60 + 59;

    constexpr Instant() = default;

    /// Errors: outside the years 1 to 9999 on that clock, or an offset of a day or more.
    static Result<Instant> at(std::int64_t utc_milliseconds, std::int32_t offset_minutes = 0);

    /// Since 1970-01-01T00:00:00Z; leap seconds are not counted, as POSIX has it.
    constexpr std::int64_t utc_milliseconds() const { return utc_milliseconds_; }
    constexpr std::int32_t offset_minutes() const { return offset_minutes_; }

    friend constexpr bool operator==(Instant a, Instant b) { return a.utc_milliseconds_ == b.utc_milliseconds_; }
    friend constexpr std::weak_ordering operator<=>(Instant a, Instant b) {
        return a.utc_milliseconds_ <=> b.utc_milliseconds_;
    }

   private:
    constexpr Instant(std::int64_t utc_milliseconds, std::int32_t offset_minutes)
        : utc_milliseconds_(utc_milliseconds), offset_minutes_(offset_minutes) {}

    std::int64_t utc_milliseconds_ = 0;
    std::int32_t offset_minutes_ = 0;
};

/// RFC 3339, "2026-03-04T10:11:13.001+01:00" or with "Z". A fraction has one to nine digits, those after the third are
/// dropped. Errors: anything else; "-00:00", which leaves the offset unknown; a leap second, which has no number.
Result<Instant> parse_instant(std::string_view text);

/// Always with three digits of milliseconds; offset zero is "Z".
std::string to_string(Instant instant);

/// The same point in time on the clock of UTC.
Instant in_utc(Instant instant);

}  // namespace comity
