// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/mutation/changeable_library.h"

namespace comity::law {

/// One thing made wrong in the encoded law: a comparison, a day, an exception, a kind of ground.
struct Mutant {
    InstrumentIndex instrument = none;
    ProvisionIndex provision = none;  ///< none: a clause of the instrument itself
    Place place;
    std::string rule;    ///< "coe-024:2.1 condition c.min-penalty"
    std::string change;  ///< the clause as it would stand: "requires: offence.max_penalty > 1 year"
    std::function<void(ChangeableLibrary&)> make;
};

/// Every mutant of a library:
///
/// - comparisons: ≥ and >, ≤ and <, = and ≠ change places;
/// - conditions: each test a condition is made of, and each compound condition, is turned into its contrary; an
///   exception, bar or permission without a condition no longer holds;
/// - days: a period in a rule, a clock or a final clause is one day (month, hour) longer or shorter, a date one day
///   earlier or later; "first of the month after" is lost or won; a supplement keeps a treaty alive a month more or
///   less;
/// - kinds: an optional ground becomes mandatory, a mandatory one optional; a hardening softens, and the reverse.
///
/// Expressions that several rules share are changed for one rule at a time. Leaves the library as it was.
std::vector<Mutant> mutants_of(ChangeableLibrary& library);

}  // namespace comity::law
