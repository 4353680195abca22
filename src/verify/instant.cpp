// SPDX-License-Identifier: EUPL-1.2
#include "verify/instant.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

namespace comity::verify {

namespace {

namespace time = std::chrono;

/// The digits at a place, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool between(int value, int low, int high) {
    return low <= value && value <= high;
}

std::string written(time::sys_time<time::milliseconds> instant, const char* form) {
    const auto day = time::floor<time::days>(instant);
    const time::year_month_day date(day);
    const time::hh_mm_ss clock(instant - day);
    char text[64];
    std::snprintf(text, sizeof text, form, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text;
}

}  // namespace

std::optional<std::int64_t> instant_of(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd.ddd";
    if (text.size() < form.size() + 1) return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i]) return std::nullopt;
    }
    const time::year_month_day date(time::year(digits(text, 0, 4)),
                                    time::month(static_cast<unsigned>(digits(text, 5, 2))),
                                    time::day(static_cast<unsigned>(digits(text, 8, 2))));
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::string_view zone = text.substr(form.size());
    int offset = 0;
    if (zone != "Z") {
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
        const int hours = digits(zone, 1, 2);
        const int minutes = digits(zone, 4, 2);
        if (!between(hours, 0, 23) || !between(minutes, 0, 59)) return std::nullopt;
        offset = (hours * 60 + minutes) * (zone[0] == '-' ? -1 : 1);
    }
    const auto instant = time::sys_days(date) + time::hours(hour) + time::minutes(minute - offset) +
                         time::seconds(second) + time::milliseconds(digits(text, 20, 3));
    return instant.time_since_epoch().count();
}

std::optional<std::int64_t> xml_instant_of(std::string_view text) {
    constexpr std::size_t whole_seconds = std::string_view("dddd-dd-ddTdd:dd:dd").size();
    if (text.size() < whole_seconds) return std::nullopt;
    std::string_view zone = text.substr(whole_seconds);
    std::string fraction;
    if (zone.starts_with('.')) {
        const std::size_t end = std::min(zone.find_first_not_of("0123456789", 1), zone.size());
        fraction = zone.substr(1, end - 1);
        if (fraction.empty()) return std::nullopt;
        zone.remove_prefix(end);
    }
    fraction.resize(3, '0');
    return instant_of(std::string(text.substr(0, whole_seconds)) + "." + fraction +
                      (zone.empty() ? "Z" : std::string(zone)));
}

std::string instant_text(std::int64_t milliseconds) {
    return written(time::sys_time<time::milliseconds>(time::milliseconds(milliseconds)),
                   "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ");
}

std::string readable_time(std::uint64_t seconds) {
    constexpr std::uint64_t year_9999 = 253'402'300'799;
    if (seconds > year_9999) return "second " + std::to_string(seconds) + " since 1970";
    return written(time::sys_time<time::milliseconds>(time::seconds(seconds)), "%04d-%02u-%02u %02d:%02d:%02d UTC");
}

}  // namespace comity::verify
