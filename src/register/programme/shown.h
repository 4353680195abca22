// SPDX-License-Identifier: EUPL-1.2
// A programme as it is shown: docs/formats/programmes.md.
#pragma once

#include "format/value.h"
#include "register/programme/programme.h"

namespace comity::registry {

/// Within so long of its end a programme without a successor asks to be renewed.
inline constexpr Period renew_within{.months = 3};

/// The programme on that day, with what became of each item.
format::Value shown(const Programme& programme, CivilDate on);

}  // namespace comity::registry
