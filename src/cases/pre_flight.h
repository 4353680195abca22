// SPDX-License-Identifier: EUPL-1.2
// A draft put to the law of the State that is to receive it, before it goes.
#pragma once

#include <string>
#include <vector>

#include "cases/command.h"

namespace comity::cases {

/// What the requested State could hold against the request as it lies in the case, each with its clause: no basis, a
/// ground that stands, a condition not met, papers, contents, form, channel and language that are missing or not as
/// asked, and measures that need letters of their own. The dossier is all there is: a paper that is not in it is
/// missing. Open questions of appreciation are no gaps. Errors: as determine().
Result<std::vector<std::string>> gaps_of_draft(const CaseState& state, const Environment& environment);

/// Errors: conflict, where the draft was not put to the law as it is now, or has gaps nobody gave a reason for.
Result<void> check_pre_flight(const CaseState& state);

}  // namespace comity::cases
