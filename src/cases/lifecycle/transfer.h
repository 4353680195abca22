// SPDX-License-Identifier: EUPL-1.2
// The transfer of a sentenced person is the pattern; the transfer for compulsory treatment adds steps of its own.
#pragma once

#include <span>
#include <vector>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

std::vector<Stage> transfer_stages(Direction direction);
std::vector<Step> transfer_steps(Direction direction, std::span<const Step> more);

}  // namespace comity::cases
