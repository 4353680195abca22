// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/truth.h"

namespace comity {

/// A length of time as treaties state it: calendar months and days, or elapsed hours. ISO 8601 in text.
struct Period {
    std::int32_t months = 0;
    std::int32_t days = 0;
    std::int32_t hours = 0;

    friend bool operator==(const Period&, const Period&) = default;
};

/// "P1Y", "P4M", "P45D", "PT96H", "P1Y6M"; weeks become days. Errors: not a period, or beyond 1,000 years.
Result<Period> parse_period(std::string_view text);
std::string to_string(const Period& period);

/// How two periods compare. Days and months have no common measure, so P12M is P1Y but 365 days are not provably
/// a year: months count between 28 and 31 days (and a year between 365 and 366), and what the bounds do not decide
/// is unknown.
Truth longer_or_equal(const Period& a, const Period& b);
Truth longer(const Period& a, const Period& b);

/// A day of the Gregorian calendar, as days since 1970-01-01. Years 1 to 9999.
class CivilDate {
   public:
    constexpr CivilDate() = default;
    constexpr explicit CivilDate(std::int32_t days_since_epoch) : days_(days_since_epoch) {}

    /// Errors: no such day.
    static Result<CivilDate> from_ymd(int year, int month, int day);

    constexpr std::int32_t days_since_epoch() const { return days_; }
    int year() const;
    int month() const;
    int day() const;

    static constexpr CivilDate earliest() { return CivilDate(-719162); }  // 0001-01-01
    static constexpr CivilDate latest() { return CivilDate(2932896); }    // 9999-12-31

    friend constexpr auto operator<=>(CivilDate, CivilDate) = default;

   private:
    std::int32_t days_ = 0;
};

/// ISO 8601, "2024-02-29".
std::string to_string(CivilDate date);

CivilDate add_days(CivilDate date, std::int32_t days);

/// The same day number `months` later; where it does not exist, the last day of that month.
CivilDate add_months(CivilDate date, std::int32_t months);

/// Months first, then days. Hours do not move a civil date.
CivilDate add(CivilDate date, const Period& period);
CivilDate subtract(CivilDate date, const Period& period);

CivilDate first_of_next_month(CivilDate date);

/// A day that may be known in part: every day from `first` to `last` is possible.
struct DateInterval {
    CivilDate first;
    CivilDate last;

    static constexpr DateInterval on(CivilDate day) { return {day, day}; }
    constexpr bool exact() const { return first == last; }
    friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

/// "2010-05-17", "2010-05-??", "2010-??-??", "2010-??", "2010-05", "2010", "2001-01-09..2001-01-10", or
/// "..2001-01-10" (at the latest that day).
Result<DateInterval> parse_date(std::string_view text);

/// "2010-05-17", or "2010-05-??", "2010-??-??" or "first..last" where the day is not exact.
std::string to_string(const DateInterval& date);

/// True only if true for every possible day.
Truth not_later(const DateInterval& a, const DateInterval& b);
Truth earlier(const DateInterval& a, const DateInterval& b);
Truth same_day(const DateInterval& a, const DateInterval& b);

/// A civil date and time of day at the place of the event, with the offset from UTC where it was recorded.
struct Moment {
    CivilDate local_date;
    std::int32_t second_of_day = 0;
    std::optional<std::int32_t> offset_minutes = std::nullopt;
    bool to_the_second = false;

    /// Where no offset was recorded, on the clock of the place.
    constexpr std::int64_t utc_seconds() const {
        return std::int64_t{local_date.days_since_epoch()} * 86'400 + second_of_day -
               std::int64_t{offset_minutes.value_or(0)} * 60;
    }
};

/// "2024-10-26T22:30:00-05:00", "2024-10-26T22:30Z"; "2024-10-26T22:30" by the clock of the place.
Result<Moment> parse_moment(std::string_view text);

/// So many hours later, on the same offset.
Moment add_hours(const Moment& moment, std::int32_t hours);

/// As it may be read again: with seconds and with an offset where it has them.
std::string to_string(const Moment& moment);

/// Where only one of the two has an offset the civil days decide; of the same day, unknown.
Truth not_later(const Moment& a, const Moment& b);

}  // namespace comity
