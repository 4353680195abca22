// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/answer.h"
#include "law/rules/situation.h"

namespace comity::law {

/// What to find out next, the answer that settles most first: conditions and mandatory grounds, then clocks by how
/// soon they run out, then optional grounds; what belongs to the requested authority's own appreciation last.
void ask_questions(const Evaluator& evaluator, Answer& answer);

/// What a question bears on: ids of rules, citations of those without one, or the instrument whose status is asked.
std::vector<std::string_view> bears_on(const Situation& situation, const Answer& answer, const Question& question);

/// The path of a fact in the input: "offences.fraud.lapsed_requested", "offence.fiscal", "person.nationalities".
std::string fact_path(const Facts& facts, const NeededFact& fact);

}  // namespace comity::law
