// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/network/register.h"
#include "law/rules/facts.h"

namespace comity::law {

/// What a rule is evaluated against: the facts, the two States, the days, and who is bound by what.
struct Situation {
    Situation(const Facts& facts, const Register& network, StateCode requesting, StateCode requested, CivilDate as_of,
              CivilDate request_day);

    const Facts& facts;
    const Register& network;
    StateCode requesting;
    StateCode requested;
    CivilDate as_of;
    CivilDate request_day;  ///< decides what is in force: receipt of the request, else as_of

    /// Per instrument, on request_day.
    std::vector<Truth> requesting_bound;
    std::vector<Truth> requested_bound;
    /// Per instrument, whether the State has a row there, of any day.
    std::vector<char> requesting_named;
    std::vector<char> requested_named;
    /// Instruments with a row for either State, ascending: the others cannot matter.
    std::vector<InstrumentIndex> relevant;
    /// All papers the active rules need are there.
    Truth papers_complete = Truth::unknown;
    /// A mutual assistance treaty binds both.
    Truth mla_treaty = Truth::no;

    bool both_named(InstrumentIndex instrument) const {
        const auto index = static_cast<std::size_t>(instrument);
        return requesting_named[index] != 0 && requested_named[index] != 0;
    }
    Truth both_bound(InstrumentIndex instrument) const {
        const auto index = static_cast<std::size_t>(instrument);
        return both(requesting_bound[index], requested_bound[index]);
    }
    /// Neither State has opted out of the chapter.
    Truth accepted(const Chapter& chapter) const;
    Truth chapter_accepted(InstrumentIndex instrument, TextId chapter) const;
};

}  // namespace comity::law
