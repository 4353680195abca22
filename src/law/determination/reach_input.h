// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/input.h"

namespace comity::law {

/// The territories the question is about: a treaty may not reach one overseas. Elsewhere they are metropolitan.
void read_territories(QuestionInput& question);

/// Agreements that supplement a convention; one the library does not know is in force if nothing else is said.
void read_supplements(QuestionInput& question);

}  // namespace comity::law
