// SPDX-License-Identifier: EUPL-1.2
// Assistance is the pattern of the kinds that have measures: these add steps of their own to it.
#pragma once

#include <span>
#include <vector>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

std::span<const Stage> assistance_incoming_stages();
std::vector<Step> assistance_incoming_steps(std::span<const Step> more);

std::span<const Stage> assistance_outgoing_stages();
std::vector<Step> assistance_outgoing_steps(std::span<const Step> more);

}  // namespace comity::cases
