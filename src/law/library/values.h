// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "law/library/model.h"

namespace comity::law {

/// Numbers are kept exactly, in thousandths.
constexpr Value number_value(std::int64_t thousandths) {
    const auto bits = static_cast<std::uint64_t>(thousandths);
    return {Value::Kind::number, 0, static_cast<std::int32_t>(bits & 0xffffffffU),
            static_cast<std::int32_t>(bits >> 32)};
}

constexpr std::int64_t wide(const Value& value) {
    return static_cast<std::int64_t>((static_cast<std::uint64_t>(static_cast<std::uint32_t>(value.c)) << 32) |
                                     static_cast<std::uint32_t>(value.b));
}

/// A number as days; no calendar holds more than four million of them.
constexpr std::int32_t whole_days(const Value& number) {
    constexpr std::int64_t most = 4'000'000;
    return static_cast<std::int32_t>(std::clamp(wide(number) / 1000, -most, most));
}

constexpr Value truth_value(Truth truth) {
    if (truth == Truth::unknown) return {};
    return {Value::Kind::truth, static_cast<std::int32_t>(truth)};
}

constexpr Value day_value(DateInterval day) {
    return {Value::Kind::day, day.first.days_since_epoch(), day.last.days_since_epoch()};
}

inline constexpr std::int32_t no_offset = std::numeric_limits<std::int32_t>::min();

constexpr Value moment_value(const Moment& moment) {
    return {Value::Kind::moment, moment.local_date.days_since_epoch(),
            moment.second_of_day * 2 + (moment.to_the_second ? 1 : 0), moment.offset_minutes.value_or(no_offset)};
}

constexpr Moment moment_of(const Value& value) {
    return {CivilDate(value.a), value.b / 2, value.c == no_offset ? std::nullopt : std::optional(value.c),
            value.b % 2 == 1};
}

constexpr Value period_value(const Period& period) {
    return {Value::Kind::period, period.months, period.days, period.hours};
}

constexpr bool is_day(const Value& value) {
    return value.kind == Value::Kind::day || value.kind == Value::Kind::moment;
}

/// The civil day of a day or a moment.
constexpr DateInterval day_of(const Value& value) {
    if (value.kind == Value::Kind::moment) return DateInterval::on(CivilDate(value.a));
    return {CivilDate(value.a), CivilDate(value.b)};
}

constexpr Period period_of(const Value& value) {
    return {value.a, value.b, value.c};
}

}  // namespace comity::law
