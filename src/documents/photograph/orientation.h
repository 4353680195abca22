// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/octets.h"

namespace comity::documents {

/// How a camera was held, from the Exif segment of a JPEG (CIPA DC-008, tag 0x0112): 1, upright, to 8. What says
/// nothing of it, or is damaged there, is upright.
int orientation_of(Octets jpeg);

}  // namespace comity::documents
