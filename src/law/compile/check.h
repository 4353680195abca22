// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/compile/compilation.h"

namespace comity::law {

/// Doubts about the library as a whole: provisions that do nothing, conditions that can never hold, targets nobody
/// raises, parties whose dates contradict the treaty's own rule on entry into force. Recorded as faults or warnings.
void check_library(Compilation& compilation);

}  // namespace comity::law
