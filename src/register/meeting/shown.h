// SPDX-License-Identifier: EUPL-1.2
// A meeting as it is shown: docs/formats/meetings.md.
#pragma once

#include "format/value.h"
#include "register/meeting/meeting.h"

namespace comity::registry {

/// The meeting on that day, with what became of each decision; minutes without their words.
format::Value shown(const Meeting& meeting, CivilDate on);
/// With their words.
format::Value shown(const Minutes& minutes);
format::Value shown(const Decision& decision, CivilDate on);

}  // namespace comity::registry
