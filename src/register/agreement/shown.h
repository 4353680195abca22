// SPDX-License-Identifier: EUPL-1.2
// An agreement and what is counted of agreements, as they are shown: docs/formats/agreements.md.
#pragma once

#include <span>

#include "format/value.h"
#include "register/agreement/clauses.h"
#include "register/agreement/numbers.h"
#include "register/agreement/offers.h"

namespace comity::registry {

/// The agreement on that day; drafts and texts without their words. `own`: our State.
format::Value shown(const Agreement& agreement, CivilDate on, StateCode own);
/// With their words.
format::Value shown(const Draft& draft);
format::Value shown(const AuthenticText& text);

format::Value shown(const OpenOffer& open);
format::Value shown(const Balance& balance);
format::Value shown(const Count& count);
format::Value shown(const ClauseChange& change);

/// Words of the steps that can be taken from the stage.
std::vector<std::string> possible_steps(Stage stage);

}  // namespace comity::registry
