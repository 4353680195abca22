// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "register/agreement/agreement.h"

namespace comity::registry {

/// By what agreements are counted apart.
enum class Grouping { none, kind, year, region, state, stage, coverage };
/// "kind", "year" (of signature, "unknown" without), "region", "state", "stage", "coverage"; "" is none.
Result<Grouping> parse_grouping(std::string_view word);

struct Question {
    CivilDate on = {};
    /// Which are counted: those of that stage on the day; without: all that were in force then.
    Stage stage = Stage::in_force;
    bool any_stage = false;  ///< all the register holds, ended ones and ideas too
    Grouping by = Grouping::none;
};

/// One line of the answer. An agreement with partners of several groups counts in each; the whole counts it once.
struct Count {
    std::string group = {};
    int agreements = 0;
    int states = 0;                      ///< whose authorities are partners
    std::vector<std::string> numbers{};  ///< of the agreements counted: the way back to what a number rests on
};

struct Numbers {
    Count whole;
    std::vector<Count> groups;  ///< in the order of their names
};

/// "How many agreements with partners from how many States" on any day, from the agreements as they were known at the
/// moment for which they were folded. Those among others, of which we are no side, are never counted.
Numbers count(std::span<const Agreement> agreements, const Question& question);

}  // namespace comity::registry
