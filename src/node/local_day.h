// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/result.h"

namespace comity::node {

/// The civil day at that instant in a time zone of the IANA database, "Europe/Helsinki" (ICU).
CivilDate local_day(Instant instant, std::string_view time_zone);

/// The same instant with the offset that the zone has then.
Instant local_instant(Instant instant, std::string_view time_zone);

/// Errors: not a zone of the database.
Result<void> check_time_zone(std::string_view time_zone);

}  // namespace comity::node
