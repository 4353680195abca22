// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "format/icalendar.h"
#include "node/register/register_days.h"

namespace comity::node {

/// For calendar programs. Says no names and no words that people entered: numbers, States, what it is.
format::Calendar register_calendar(std::string_view authority, std::span<const RegisterDay> days, Instant now);

}  // namespace comity::node
