// SPDX-License-Identifier: EUPL-1.2
#include "base/instant.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/calendar.h"

namespace comity {

namespace {

constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int64_t milliseconds_a_minute = 60'000;

tl::unexpected<Error> wrong(std::string_view text) {
    return fail(ErrorKind::invalid, fmt::format("'{}' is no instant", text.substr(0, 40)), {},
                "write RFC 3339 with an offset, as 2026-03-04T10:11:13.001+01:00");
}

std::optional<std::int32_t> number_of(std::string_view digits) {
    std::int32_t value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// By hand, because every event that is read is compared with how it would be written.
void append_digits(std::string& text, char before, std::int64_t number, int digits) {
    text += before;
    for (std::int64_t place = digits == 3 ? 100 : 10; place > 0; place /= 10)
        text += static_cast<char>('0' + number / place % 10);
}

/// "Z", "+01:00", "-05:30"; RFC 3339 section 4.3 gives "-00:00" to times whose offset is not known.
std::optional<std::int32_t> offset_of(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const auto hours = number_of(text.substr(1, 2));
    const auto minutes = number_of(text.substr(4, 2));
    if (!hours || !minutes || *hours > 23 || *minutes > 59 || text == "-00:00") return std::nullopt;
    return (*hours * 60 + *minutes) * (text[0] == '-' ? -1 : 1);
}

}  // namespace

Result<Instant> Instant::at(std::int64_t utc_milliseconds, std::int32_t offset_minutes) {
    constexpr std::int64_t earliest = std::int64_t{CivilDate::earliest().days_since_epoch()} * milliseconds_a_day;
    constexpr std::int64_t end = (std::int64_t{CivilDate::latest().days_since_epoch()} + 1) * milliseconds_a_day;
    const std::int64_t shift = offset_minutes * milliseconds_a_minute;
    if (offset_minutes < -max_offset_minutes || offset_minutes > max_offset_minutes ||
        utc_milliseconds < earliest - shift || utc_milliseconds >= end - shift) {
        return fail(ErrorKind::invalid, "the instant is outside the years 1 to 9999, or its offset is a day or more",
                    {}, "check the clock that gave it");
    }
    return Instant(utc_milliseconds, offset_minutes);
}

Result<Instant> parse_instant(std::string_view text) {
    constexpr std::size_t to_the_second = 19;
    if (text.size() < to_the_second + 1 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return wrong(text);
    const auto year = number_of(text.substr(0, 4));
    const auto month = number_of(text.substr(5, 2));
    const auto day = number_of(text.substr(8, 2));
    const auto hour = number_of(text.substr(11, 2));
    const auto minute = number_of(text.substr(14, 2));
    const auto second = number_of(text.substr(17, 2));
    if (text[4] != '-' || text[7] != '-' || !year || !month || !day || !hour || !minute || !second || *hour > 23 ||
        *minute > 59 || *second > 59) {
        return wrong(text);
    }
    const auto date = CivilDate::from_ymd(*year, *month, *day);
    if (!date) return wrong(text);

    std::string_view rest = text.substr(to_the_second);
    std::int32_t milliseconds = 0;
    if (rest[0] == '.') {
        const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        const std::size_t digits = end - 1;
        if (digits < 1 || digits > 9) return wrong(text);
        milliseconds = number_of((std::string(rest.substr(1, digits)) + "00").substr(0, 3)).value_or(0);
        rest.remove_prefix(end);
    }
    const auto offset = offset_of(rest);
    if (!offset) return wrong(text);
    const std::int64_t seconds = std::int64_t{*hour} * 3'600 + *minute * 60 + *second - std::int64_t{*offset} * 60;
    return Instant::at(date->days_since_epoch() * milliseconds_a_day + seconds * 1'000 + milliseconds, *offset);
}

std::string to_string(Instant instant) {
    const std::int64_t local = instant.utc_milliseconds() + instant.offset_minutes() * milliseconds_a_minute;
    std::int64_t days = local / milliseconds_a_day;
    std::int64_t rest = local % milliseconds_a_day;
    if (rest < 0) {
        rest += milliseconds_a_day;
        --days;
    }
    std::string text = to_string(CivilDate(static_cast<std::int32_t>(days)));
    append_digits(text, 'T', rest / 3'600'000, 2);
    append_digits(text, ':', rest / 60'000 % 60, 2);
    append_digits(text, ':', rest / 1'000 % 60, 2);
    append_digits(text, '.', rest % 1'000, 3);
    if (instant.offset_minutes() == 0) return text + "Z";
    const std::int32_t offset = instant.offset_minutes() < 0 ? -instant.offset_minutes() : instant.offset_minutes();
    append_digits(text, instant.offset_minutes() < 0 ? '-' : '+', offset / 60, 2);
    append_digits(text, ':', offset % 60, 2);
    return text;
}

Instant in_utc(Instant instant) {
    // Near the ends of the range the day on the clock of UTC may have no number; the nearest that has one is said.
    constexpr std::int64_t earliest = std::int64_t{CivilDate::earliest().days_since_epoch()} * milliseconds_a_day;
    constexpr std::int64_t last = (std::int64_t{CivilDate::latest().days_since_epoch()} + 1) * milliseconds_a_day - 1;
    return *Instant::at(std::clamp(instant.utc_milliseconds(), earliest, last));
}

}  // namespace comity
