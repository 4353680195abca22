// SPDX-License-Identifier: EUPL-1.2
#include "cases/clock_kind.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::cases {

namespace {

constexpr std::array<std::string_view, 7> kinds{"custody",    "duty",   "limit",   "preference",
                                                "protection", "status", "practice"};

}  // namespace

std::string_view word(ClockKind kind) {
    return kinds[static_cast<std::size_t>(kind)];
}

Result<ClockKind> parse_clock_kind(std::string_view word) {
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (kinds[at] == word) return static_cast<ClockKind>(at);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no kind of clock", word), {},
                fmt::format("one of {}", fmt::join(kinds, ", ")));
}

}  // namespace comity::cases
