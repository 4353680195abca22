// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/timestamp.h"

#include <algorithm>

namespace comity::channel {

namespace {

constexpr std::int64_t day_milliseconds = 24 * 60 * 60 * 1000;
constexpr std::size_t date_time_length = 19;  // 2026-03-04T10:11:12

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

EbmsResult<Instant> read_timestamp(std::string_view text) {
    const auto wrong = [] { return refuse(EbmsCode::invalid_header, "Timestamp is no time"); };
    // XML Schema 1.0 Part 2 section 3.2.7: 'T' and 'Z' are capitals, a fraction has any number of digits, midnight may
    // be 24:00:00, the zone may be missing.
    if (text.size() < date_time_length || text[10] != 'T') return wrong();
    std::string normal(text.substr(0, date_time_length));
    std::string_view rest = text.substr(date_time_length);
    bool fraction_is_zero = true;
    if (rest.starts_with('.')) {
        const auto end =
            std::min(static_cast<std::size_t>(std::find_if_not(rest.begin() + 1, rest.end(), is_digit) - rest.begin()),
                     rest.size());
        if (end == 1) return wrong();
        const auto digits = rest.substr(1, end - 1);
        fraction_is_zero = std::ranges::all_of(digits, [](char c) { return c == '0'; });
        normal.append(".").append(digits.substr(0, 3));
        rest.remove_prefix(end);
    }
    const bool midnight = normal.substr(11, 8) == "24:00:00";
    if (midnight) {
        if (!fraction_is_zero) return wrong();
        normal.replace(11, 2, "00");
    }
    if (rest.empty() || rest == "-00:00" || rest == "Z") {
        normal += 'Z';
    } else if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-')) {
        normal += rest;
    } else {
        return wrong();
    }
    const auto read = parse_instant(normal);
    if (!read) return wrong();
    const auto instant =
        midnight ? Instant::at(read->utc_milliseconds() + day_milliseconds, read->offset_minutes()) : read;
    if (!instant) return wrong();
    return *instant;
}

std::string write_timestamp(Instant timestamp) {
    return to_string(in_utc(timestamp));
}

EbmsResult<void> check_timestamp(Instant timestamp, Instant now, std::chrono::milliseconds max_age,
                                 std::chrono::milliseconds future) {
    const std::int64_t age = now.utc_milliseconds() - timestamp.utc_milliseconds();
    if (age > max_age.count()) return refuse(EbmsCode::invalid_header, "Timestamp is too old");
    if (-age > future.count()) return refuse(EbmsCode::invalid_header, "Timestamp is ahead of our clock");
    return {};
}

}  // namespace comity::channel
