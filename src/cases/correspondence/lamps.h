// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cases/correspondence/transmittal.h"
#include "channel/evidence/lamps.h"

namespace comity::cases {

/// Names a proof among those of its case: by the event that recorded it, as evidence entered by hand has no id of its
/// own, and one paper may prove several things.
std::string proof_id(const Proof& proof);

/// The five lamps of a transmittal, by whichever channel it goes: a fold over what was filed of it. The id of each
/// entry is that of its proof.
channel::Lamps lamps_of(const Transmittal& transmittal);

}  // namespace comity::cases
