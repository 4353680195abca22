// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

/// The steps that move a case on while somebody in it is held: into a stage behind this one in the table, from where
/// the end is reached without coming back, and none that only somebody free can take. What the authority itself does
/// comes first. None in a stage the course does not know and where only what can happen to any case is left.
std::vector<const Step*> onward_while_held(const Course& course, std::string_view stage);

}  // namespace comity::cases
