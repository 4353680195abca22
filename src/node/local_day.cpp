// SPDX-License-Identifier: EUPL-1.2
#include "node/local_day.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace comity::node {

namespace {

/// Reading a zone from ICU's data takes longer than all that is asked of it, so each thread keeps its own: no two
/// threads may use one at a time. A node knows as many as it has authorities.
const icu::TimeZone& zone_of(std::string_view name) {
    thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>> known;
    auto at = known.find(name);
    if (at == known.end()) {
        std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(
            icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())})));
        at = known.emplace(name, std::move(zone)).first;
    }
    return *at->second;
}

}  // namespace

Instant local_instant(Instant instant, std::string_view time_zone) {
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_of(time_zone).getOffset(static_cast<UDate>(instant.utc_milliseconds()), false, raw, daylight, status);
    const std::int32_t minutes = U_SUCCESS(status) ? (raw + daylight) / 60'000 : 0;
    return Instant::at(instant.utc_milliseconds(), minutes).value_or(instant);
}

CivilDate local_day(Instant instant, std::string_view time_zone) {
    constexpr std::int64_t day = 86'400'000;
    const Instant there = local_instant(instant, time_zone);
    const std::int64_t local = there.utc_milliseconds() + std::int64_t{there.offset_minutes()} * 60'000;
    return CivilDate(static_cast<std::int32_t>((local - ((local % day) + day) % day) / day));
}

Result<void> check_time_zone(std::string_view time_zone) {
    if (zone_of(time_zone) != icu::TimeZone::getUnknown()) return {};
    return fail(ErrorKind::invalid, fmt::format("'{}' is no time zone", time_zone), {},
                "a name of the IANA database, as Europe/Helsinki");
}

}  // namespace comity::node
