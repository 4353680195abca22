// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// What the engine itself asks for by name; the rest comes from the input.
inline constexpr const char* engine_facts = R"(
fact request.kind : one of extradition, transit
fact request.measure : one of evidence, transfer-sentenced
fact request.requesting_state : state
fact request.requested_state : state
fact request.date_received : date
fact request.documents : set of warrant, description
fact request.contains : set of authority
fact person.minor : yes/no
fact person.nationalities : list
  field state : state
  field from : date
  field to : date
fact decision.date : date
fact offence.fiscal : yes/no
fact offence.tags : set of genocide, bombing
fact offence.max_penalty : penalty
)";
