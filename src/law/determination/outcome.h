// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/answer.h"
#include "law/rules/evaluator.h"

namespace comity::law {

/// The overall result from the results of the rules: for extradition per offence (rule book of extradition, 0.5(9)),
/// for assistance by the aggregation of the rule book of assistance, 0.4, the best of the bases that add up.
///
/// A rule marked M (not verified against a text) never decides alone: where only such rules stand between the request
/// and a refusal or a duty, the outcome is undetermined, and `if_verified` says what it would be.
void settle_extradition(const Situation& situation, Answer& answer);
void settle_assistance(const Evaluator& evaluator, Answer& answer);

}  // namespace comity::law
