// SPDX-License-Identifier: EUPL-1.2
#include "channel/clock/time_service.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace comity::channel {

namespace {

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("chrony's tracking has {}", what), {},
                "it should be the one line of: chronyc -c tracking");
}

}  // namespace

Result<ClockReading> read_chrony_tracking(std::string_view line) {
    if (line.size() > max_tracking_line) {
        return fail(ErrorKind::limit, fmt::format("a line of {} octets", line.size()), {}, "chrony's are shorter");
    }
    if (line.ends_with('\n')) line.remove_suffix(1);
    std::array<std::string_view, 14> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t comma = line.find(',');
        fields[i] = line.substr(0, comma);
        const bool last = comma == std::string_view::npos;
        if (last != (i + 1 == fields.size())) return wrong("another number of fields");
        line.remove_prefix(last ? line.size() : comma + 1);
    }
    const auto seconds = [](std::string_view text) -> std::optional<double> {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
        return value;
    };
    const auto offset = seconds(fields[4]);
    const auto root_delay = seconds(fields[10]);
    const auto root_dispersion = seconds(fields[11]);
    if (!offset || !root_delay || !root_dispersion) return wrong("an offset, delay or dispersion that is no number");
    const double error = std::abs(*offset) + std::abs(*root_delay) / 2 + std::abs(*root_dispersion);
    constexpr double most = 1e9;  // a century of seconds fits into microseconds of 64 bits
    ClockReading reading;
    reading.synchronised = fields[13] == "Normal" || fields[13] == "Insert second" || fields[13] == "Delete second";
    if (!reading.synchronised && fields[13] != "Not synchronised") return wrong("an unknown leap status");
    reading.error_microseconds = static_cast<std::int64_t>(std::min(error, most) * 1e6);
    reading.source = fmt::format("chrony, {}", fields[1].empty() ? "no source" : fields[1]);
    return reading;
}

ClockReading kernel_reading(bool unsynchronised, long estimated_error_microseconds, long maximum_error_microseconds) {
    ClockReading reading;
    reading.synchronised = !unsynchronised;
    reading.error_microseconds = std::max<std::int64_t>(estimated_error_microseconds, maximum_error_microseconds);
    reading.source = "kernel";
    return reading;
}

}  // namespace comity::channel
