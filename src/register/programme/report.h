// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "register/programme/programme.h"

namespace comity::registry {

/// What the other side is told of a programme on a day: its period, how far it is, what was done and what came of it,
/// what is late, what remains. Plain text (UTF-8, lines ended by LF), ready to be sent with a letter. Words of people
/// are given as they were entered. `language`: "en", "fr" or "ru". Errors: another language.
Result<std::string> report(const Programme& programme, CivilDate on, std::string_view language);

/// The programme over its period: a bar for each item, its colour its status on that day, a line for the day. SVG, with
/// the words of the items as text and a description for those who do not see it.
std::string picture(const Programme& programme, CivilDate on);

}  // namespace comity::registry
