// SPDX-License-Identifier: EUPL-1.2
// What was promised, by us or to us, and which acts it stops.
#pragma once

#include <span>
#include <vector>

#include "cases/command.h"

namespace comity::cases {

/// An act that is about to be done, or asked about.
struct Intended {
    std::span<const Touch> touches;
    std::string_view subject = {};  ///< "": nobody in particular
    const format::Value* facts =
        nullptr;       ///< object: what the law must know of the act; speciality.measure, use.purpose …
    bool ours = true;  ///< else the other State's
};

/// A promise the act would breach.
struct Breach {
    const Promise* promise = nullptr;
    std::vector<std::string> settled_by = {};  ///< facts of the act that the rule would have to know
};

/// Our acts can breach what we gave, the other State's what we received. A promise that cites a limit of the law is put
/// to the law with the facts of the act, and those alone: what is recorded of an earlier act does not count. Where the
/// law lifts the limit for the act, it breaches nothing; where facts are missing, it does. A promise until a day binds
/// on that day. Errors: as determine().
Result<std::vector<Breach>> breaches(const CaseState& state, const Intended& act, const Environment& environment);

/// Errors: conflict, naming the promise, where an act of ours would breach it.
Result<void> keep_promises(const CaseState& state, const Intended& act, const Environment& environment);

/// The promises that limits and duties of the law make once what they are about was handed over: one per rule and
/// subject, unless it is there already. `subject` is "" for all of the case.
Result<std::vector<NewEvent>> promises_of_law(const CaseState& state, std::string_view subject, bool ours,
                                              std::string_view because, const Environment& environment);

}  // namespace comity::cases
