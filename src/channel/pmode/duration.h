// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace comity::channel {

inline constexpr std::chrono::milliseconds max_duration = std::chrono::hours(24) * 366;

/// A whole number with a unit: "200ms", "10s", "30m", "24h", "30d". Nothing for anything else, and over max_duration.
std::optional<std::chrono::milliseconds> read_duration(std::string_view text);

/// With the largest unit that leaves it whole.
std::string write_duration(std::chrono::milliseconds duration);

/// A duration that is repeated: "30m*46"; once where nothing is said. Nothing for a count of 0 or over 10,000.
std::optional<std::pair<std::chrono::milliseconds, std::size_t>> read_repeated_duration(std::string_view text);

}  // namespace comity::channel
