// SPDX-License-Identifier: EUPL-1.2
// For each kind: what of it goes into its public part, and how that is told. Members are taken one by one, so that what
// is added to a kind stays private until somebody writes it here.
#pragma once

#include <span>

#include "register/agreement/agreement.h"
#include "register/meeting/meeting.h"
#include "register/programme/programme.h"

namespace comity::registry {

Agreement public_content(const Agreement& agreement, std::span<const std::string> fields);
Programme public_content(const Programme& programme, std::span<const std::string> fields);
Meeting public_content(const Meeting& meeting, std::span<const std::string> fields);

/// What anybody is told on a day: docs/formats/public.md. Texts without their words.
format::Value shown_to_all(const PublicPart<Agreement>& part, CivilDate on);
format::Value shown_to_all(const PublicPart<Programme>& part, CivilDate on);
format::Value shown_to_all(const PublicPart<Meeting>& part, CivilDate on);

/// For the house: what is public, what waits to be, and whether the register has moved on since.
template <class State>
format::Value shown_page(const State& state, CivilDate on);

}  // namespace comity::registry
