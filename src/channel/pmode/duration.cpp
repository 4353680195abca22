// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/duration.h"

#include <charconv>
#include <cstdint>
#include <iterator>
#include <ranges>

namespace comity::channel {

namespace {

using std::chrono::milliseconds;

struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
};

constexpr Unit units[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
constexpr std::size_t max_repeats = 10'000;

template <class Number>
std::optional<Number> whole(std::string_view digits) {
    Number number = 0;
    if (digits.empty() || digits.front() == '-') return std::nullopt;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace

std::optional<milliseconds> read_duration(std::string_view text) {
    const auto end = text.find_first_not_of("0123456789");
    if (end == text.npos) return std::nullopt;
    const auto number = whole<std::int64_t>(text.substr(0, end));
    if (!number) return std::nullopt;
    for (const Unit& unit : units) {
        if (text.substr(end) != unit.name) continue;
        if (*number > max_duration.count() / unit.milliseconds) return std::nullopt;
        return milliseconds(*number * unit.milliseconds);
    }
    return std::nullopt;
}

std::string write_duration(milliseconds duration) {
    for (const Unit& unit : units | std::views::reverse) {
        if (duration.count() % unit.milliseconds == 0 && duration.count() != 0) {
            return std::to_string(duration.count() / unit.milliseconds).append(unit.name);
        }
    }
    return "0s";
}

std::optional<std::pair<milliseconds, std::size_t>> read_repeated_duration(std::string_view text) {
    const auto star = text.find('*');
    const auto duration = read_duration(text.substr(0, star));
    if (!duration) return std::nullopt;
    if (star == text.npos) return std::pair(*duration, std::size_t{1});
    const auto count = whole<std::size_t>(text.substr(star + 1));
    if (!count || *count == 0 || *count > max_repeats) return std::nullopt;
    return std::pair(*duration, *count);
}

}  // namespace comity::channel
