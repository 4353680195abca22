// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "format/icalendar.h"
#include "register/meeting/meeting.h"
#include "register/programme/programme.h"

namespace comity::node {

/// Meetings that are not cancelled, tasks and items of programmes that are still to be done, on their days. Says no
/// names and no words that people entered: numbers, States, what it is. `account`: only what that account owns or
/// stands in for; "" for all.
format::Calendar register_calendar(std::string_view authority, std::span<const registry::Meeting> meetings,
                                   std::span<const registry::Programme> programmes, std::string_view account,
                                   Instant now, CivilDate today);

}  // namespace comity::node
