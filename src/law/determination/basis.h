// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/answer.h"

namespace comity::law {

/// Which instruments answer a request for extradition between the two States (rule book, precedence): the first rank
/// with a treaty in force governs, protocols and supplements lie over it, offence-specific conventions are layers or,
/// where the requested State takes them so, the basis; without any the requested State's own law on reciprocity.
LegalBasis extradition_basis(const Evaluator& evaluator);

/// Which instruments answer a request for assistance: every package (treaty with its protocols) in force between the
/// two that reaches the measure adds up, unless one prevails over another.
LegalBasis assistance_basis(const Evaluator& evaluator);

/// Whether an instrument is in force between the two on the request's day.
Truth force_between(const Evaluator& evaluator, InstrumentIndex instrument);

/// The same with a reason to give where it is not.
struct InForce {
    Truth truth = Truth::no;
    std::string reason;
    std::string cite;
};
InForce in_force_between(const Evaluator& evaluator, InstrumentIndex instrument);

/// For the "excluded" list: the chapters of an instrument one of the two has not accepted.
std::vector<std::string> chapters_not_accepted(const Situation& situation, InstrumentIndex instrument);

/// The kind of a bilateral treaty, known or not; "" for others.
std::string_view bilateral_kind(const Register& network, InstrumentIndex instrument);
bool is_bilateral_between(const Register& network, InstrumentIndex instrument, StateCode a, StateCode b);

}  // namespace comity::law
