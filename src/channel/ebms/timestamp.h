// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "channel/ebms/errors.h"

namespace comity::channel {

/// Any xsd:dateTime of the years 1 to 9999; without a zone it is UTC, as peers write it. Digits of the second after the
/// third are dropped. Error: invalid_header.
EbmsResult<Instant> read_timestamp(std::string_view text);

/// "2026-03-04T10:11:12.345Z".
std::string write_timestamp(Instant timestamp);

/// Part of step 4. Error: invalid_header for one that is older than `max_age` or over `future` ahead of `now`.
EbmsResult<void> check_timestamp(Instant timestamp, Instant now, std::chrono::milliseconds max_age,
                                 std::chrono::milliseconds future);

}  // namespace comity::channel
