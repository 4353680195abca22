// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <array>
#include <chrono>
#include <optional>

namespace comity {

namespace {

std::chrono::year_month_day ymd_of(CivilDate date) {
    return std::chrono::sys_days{std::chrono::days{date.days_since_epoch()}};
}

CivilDate date_of(std::chrono::year_month_day ymd) {
    return CivilDate(static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count()));
}

/// Digits only, at most nine of them; nullopt otherwise.
std::optional<int> number_of(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_unknown_part(std::string_view part) {
    return part == "??";
}

std::string two_digits(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

Result<CivilDate> CivilDate::from_ymd(int year, int month, int day) {
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    // The types of <chrono> keep eight bits of a month and a day: 257 would pass as 1.
    const bool in_range = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (!in_range || !ymd.ok()) {
        return fail(ErrorKind::invalid, "there is no such day", {}, "a date is written year-month-day, as 2024-02-29");
    }
    return date_of(ymd);
}

int CivilDate::year() const {
    return static_cast<int>(ymd_of(*this).year());
}

int CivilDate::month() const {
    return static_cast<int>(static_cast<unsigned>(ymd_of(*this).month()));
}

int CivilDate::day() const {
    return static_cast<int>(static_cast<unsigned>(ymd_of(*this).day()));
}

std::string to_string(CivilDate date) {
    const auto ymd = ymd_of(date);
    std::string year = std::to_string(static_cast<int>(ymd.year()));
    year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
    return year + "-" + two_digits(static_cast<int>(static_cast<unsigned>(ymd.month()))) + "-" +
           two_digits(static_cast<int>(static_cast<unsigned>(ymd.day())));
}

CivilDate add_days(CivilDate date, std::int32_t days) {
    const std::int64_t sum = std::int64_t{date.days_since_epoch()} + days;
    if (sum < CivilDate::earliest().days_since_epoch()) return CivilDate::earliest();
    if (sum > CivilDate::latest().days_since_epoch()) return CivilDate::latest();
    return CivilDate(static_cast<std::int32_t>(sum));
}

CivilDate add_months(CivilDate date, std::int32_t months) {
    const auto ymd = ymd_of(date);
    const std::int64_t count =
        std::int64_t{static_cast<int>(ymd.year())} * 12 + static_cast<unsigned>(ymd.month()) - 1 + months;
    if (count < 12) return CivilDate::earliest();
    if (count > 9999 * 12 + 11) return CivilDate::latest();
    const auto target =
        std::chrono::year{static_cast<int>(count / 12)} / std::chrono::month{static_cast<unsigned>(count % 12 + 1)};
    const auto last = std::chrono::year_month_day{target / std::chrono::last};
    return date_of(std::chrono::year_month_day{target / std::min(ymd.day(), last.day())});
}

CivilDate add(CivilDate date, const Period& period) {
    return add_days(add_months(date, period.months), period.days);
}

CivilDate subtract(CivilDate date, const Period& period) {
    return add_days(add_months(date, -period.months), -period.days);
}

CivilDate first_of_next_month(CivilDate date) {
    return add_months(add_days(date, 1 - date.day()), 1);
}

Result<Period> parse_period(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, "'" + std::string(text) + "' is not a period", {},
                    "write ISO 8601, as P1Y, P4M, P45D or PT96H");
    };
    constexpr std::int64_t limit = 12'000;  // months; a thousand years
    if (text.size() < 3 || text[0] != 'P') return wrong();
    Period period;
    bool in_time = false;
    std::size_t at = 1;
    std::string_view units = "YMWD";  // those that may still come, in this order
    while (at < text.size()) {
        if (text[at] == 'T') {
            if (in_time) return wrong();
            in_time = true;
            units = "H";
            ++at;
            continue;
        }
        const std::size_t end = text.find_first_not_of("0123456789", at);
        if (end == std::string_view::npos || end == at) return wrong();
        const auto number = number_of(text.substr(at, end - at));
        if (!number || *number > limit * 31) return wrong();
        const char unit = text[end];
        const std::size_t place = units.find(unit);
        if (place == std::string_view::npos) return wrong();
        units.remove_prefix(place + 1);
        if (!in_time && unit == 'Y' && *number <= limit / 12)
            period.months += *number * 12;
        else if (!in_time && unit == 'M' && *number <= limit)
            period.months += *number;
        else if (!in_time && unit == 'W' && *number <= limit * 4)
            period.days += *number * 7;
        else if (!in_time && unit == 'D')
            period.days += *number;
        else if (in_time && unit == 'H')
            period.hours += *number;
        else
            return wrong();
        at = end + 1;
    }
    if (text.back() == 'T') return wrong();
    return period;
}

std::string to_string(const Period& period) {
    std::string text = "P";
    if (period.months / 12 != 0) text += std::to_string(period.months / 12) + "Y";
    if (period.months % 12 != 0) text += std::to_string(period.months % 12) + "M";
    if (period.days != 0 || (period.months == 0 && period.hours == 0)) text += std::to_string(period.days) + "D";
    if (period.hours != 0) text += "T" + std::to_string(period.hours) + "H";
    return text;
}

namespace {

/// The fewest and the most hours a period can span, whatever months it falls in.
struct Span {
    std::int64_t least;
    std::int64_t most;
};

Span span_of(const Period& period) {
    const std::int64_t years = period.months / 12;
    const std::int64_t months = period.months % 12;
    const std::int64_t hours = std::int64_t{period.days} * 24 + period.hours;
    // A year has 365 or 366 days, a single month 28 to 31, but never more than 31·n or less than 28 + 30.4·(n-1).
    static constexpr std::array<int, 12> least_days{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
    static constexpr std::array<int, 12> most_days{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};
    const auto index = static_cast<std::size_t>(months);
    return {(years * 365 + least_days[index]) * 24 + hours, (years * 366 + most_days[index]) * 24 + hours};
}

}  // namespace

Truth longer_or_equal(const Period& a, const Period& b) {
    if (a.months >= b.months && a.days >= b.days && a.hours >= b.hours) return Truth::yes;
    if (a.days == b.days && a.hours == b.hours) return truth_of(a.months >= b.months);
    const Span left = span_of(a);
    const Span right = span_of(b);
    if (left.least >= right.most) return Truth::yes;
    if (left.most < right.least) return Truth::no;
    return Truth::unknown;
}

Truth longer(const Period& a, const Period& b) {
    return !longer_or_equal(b, a);
}

Result<DateInterval> parse_date(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, "'" + std::string(text) + "' is not a date", {},
                    "write year-month-day as 2024-02-29; unknown parts as 2010-??");
    };
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
        if (text.size() == dots + 2 || text.find("..", dots + 1) != std::string_view::npos) return wrong();
        TRY(last, parse_date(text.substr(dots + 2)));
        if (dots == 0) return DateInterval{CivilDate::earliest(), last.last};
        TRY(first, parse_date(text.substr(0, dots)));
        if (last.last < first.first) return wrong();
        return DateInterval{first.first, last.last};
    }
    const std::string_view year_part = text.substr(0, 4);
    const auto year = number_of(year_part);
    if (!year || *year < 1 || year_part.size() != 4) return wrong();
    if (text.size() == 4 || text.substr(4) == "-??" ||
        text.substr(4) ==
            "-?"
            "?-?"
            "?") {
        TRY(first, CivilDate::from_ymd(*year, 1, 1));
        TRY(last, CivilDate::from_ymd(*year, 12, 31));
        return DateInterval{first, last};
    }
    if (text.size() < 7 || text[4] != '-') return wrong();
    const auto month = number_of(text.substr(5, 2));
    if (!month || *month < 1 || *month > 12) return wrong();
    if (text.size() == 7 || (text.size() == 10 && text[7] == '-' && is_unknown_part(text.substr(8)))) {
        TRY(first, CivilDate::from_ymd(*year, *month, 1));
        return DateInterval{first, add_days(first_of_next_month(first), -1)};
    }
    if (text.size() != 10 || text[7] != '-') return wrong();
    const auto day = number_of(text.substr(8, 2));
    if (!day) return wrong();
    auto date = CivilDate::from_ymd(*year, *month, *day);
    if (!date) return wrong();
    return DateInterval::on(*date);
}

std::string to_string(const DateInterval& date) {
    if (date.exact()) return to_string(date.first);
    const std::string first = to_string(date.first);
    const bool whole_months = date.first.day() == 1 && add_days(date.last, 1).day() == 1;
    if (whole_months && date.first.year() == date.last.year()) {
        if (date.first.month() == date.last.month()) return first.substr(0, 8) + "??";
        if (date.first.month() == 1 && date.last.month() == 12)
            return first.substr(0, 5) +
                   "?"
                   "?-?"
                   "?";
    }
    return first + ".." + to_string(date.last);
}

Truth not_later(const DateInterval& a, const DateInterval& b) {
    if (a.last <= b.first) return Truth::yes;
    if (a.first > b.last) return Truth::no;
    return Truth::unknown;
}

Truth earlier(const DateInterval& a, const DateInterval& b) {
    return !not_later(b, a);
}

Truth same_day(const DateInterval& a, const DateInterval& b) {
    if (a.last < b.first || b.last < a.first) return Truth::no;
    return a.exact() && b.exact() ? Truth::yes : Truth::unknown;
}

Result<Moment> parse_moment(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, "'" + std::string(text) + "' is no date and time", {},
                    "write 2024-10-26T22:30:00-05:00, with the offset of the place");
    };
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ')) return wrong();
    TRY(date, parse_date(text.substr(0, 10)));
    if (!date.exact()) return wrong();
    const std::size_t zone = std::min(text.find_first_of("Z+-", 11), text.size());
    const std::string_view clock = text.substr(11, zone - 11);
    const bool shaped = (clock.size() == 5 || (clock.size() == 8 && clock[5] == ':')) && clock[2] == ':';
    if (!shaped) return wrong();
    const auto hour = number_of(clock.substr(0, 2));
    const auto minute = number_of(clock.substr(3, 2));
    const auto second = clock.size() == 5 ? std::optional(0) : number_of(clock.substr(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return wrong();
    Moment moment{date.first, *hour * 3'600 + *minute * 60 + *second, std::nullopt, clock.size() == 8};
    const std::string_view rest = text.substr(zone);
    if (rest == "Z") {
        moment.offset_minutes = 0;
    } else if (!rest.empty()) {
        const auto hours = rest.size() >= 3 ? number_of(rest.substr(1, 2)) : std::nullopt;
        std::optional<int> minutes = 0;
        if (rest.size() == 6 && rest[3] == ':')
            minutes = number_of(rest.substr(4, 2));
        else if (rest.size() != 3)
            minutes = std::nullopt;
        if (!hours || !minutes || *hours > 18 || *minutes > 59) return wrong();
        moment.offset_minutes = (*hours * 60 + *minutes) * (rest[0] == '-' ? -1 : 1);
    }
    return moment;
}

Moment add_hours(const Moment& moment, std::int32_t hours) {
    constexpr std::int64_t day = 86'400;
    const std::int64_t seconds = moment.second_of_day + std::int64_t{hours} * 3'600;
    const std::int64_t days = seconds >= 0 ? seconds / day : -((-seconds + day - 1) / day);
    Moment later = moment;
    later.local_date = add_days(moment.local_date, static_cast<std::int32_t>(days));
    later.second_of_day = static_cast<std::int32_t>(seconds - days * day);
    return later;
}

std::string to_string(const Moment& moment) {
    const auto two = [](std::int32_t number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    const std::int32_t at = moment.second_of_day;
    std::string text = to_string(moment.local_date) + "T" + two(at / 3'600) + ":" + two(at / 60 % 60);
    if (moment.to_the_second) text += ":" + two(at % 60);
    if (!moment.offset_minutes) return text;
    if (*moment.offset_minutes == 0) return text + "Z";
    const std::int32_t offset = std::abs(*moment.offset_minutes);
    return text + (*moment.offset_minutes < 0 ? "-" : "+") + two(offset / 60) + ":" + two(offset % 60);
}

Truth not_later(const Moment& a, const Moment& b) {
    if (a.offset_minutes.has_value() != b.offset_minutes.has_value()) {
        return a.local_date == b.local_date ? Truth::unknown : truth_of(a.local_date < b.local_date);
    }
    return truth_of(a.utc_seconds() <= b.utc_seconds());
}

}  // namespace comity
