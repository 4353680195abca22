// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>

#include "base/calendar.h"

namespace comity::cli {

/// The day it is, in UTC: where a question names no day.
inline CivilDate today() {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch();
    return CivilDate(static_cast<std::int32_t>(days.count()));
}

}  // namespace comity::cli
