// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>

#include "law/determination/determine.h"

namespace comity::law {

/// The provisions whose rules took part in an answer: decided, owed, due, triggered; cleared, barred or hardened
/// another's rule; or settled that the act is allowed without a duty, or needs no request.
///
/// A result left open by a missing fact is no exercise, unless being open is all the rule can say.
std::set<ProvisionIndex> exercised_by(const Determination& determination);

/// The provisions that counted between the two States, whether or not anything came of them.
std::set<ProvisionIndex> active_in(const Determination& determination);

}  // namespace comity::law
