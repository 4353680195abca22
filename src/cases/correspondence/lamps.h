// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cases/correspondence/transmittal.h"
#include "channel/evidence/lamps.h"

namespace comity::cases {

/// The five lamps of a transmittal, by whichever channel it goes: a fold over what was filed of it.
channel::Lamps lamps_of(const Transmittal& transmittal);

}  // namespace comity::cases
