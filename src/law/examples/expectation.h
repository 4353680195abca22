// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/compile/compilation.h"
#include "law/determination/determine.h"

namespace comity::law {

/// Compares one `expect` line of an example with the answer; what differs becomes a fault at its place.
void check_expectation(const Determination& determination, const Example::Expectation& expectation, Faults& faults);

}  // namespace comity::law
