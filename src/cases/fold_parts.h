// SPDX-License-Identifier: EUPL-1.2
// The parts of fold.cpp: event types by what they are about, and how a mark is made.
#pragma once

#include <span>

#include "cases/fold.h"
#include "command/fields.h"

namespace comity::cases {

using command::Fields;

std::span<const EventType> file_events();
std::span<const EventType> person_events();
std::span<const EventType> work_events();
std::span<const EventType> law_events();
std::span<const EventType> correspondence_events();

inline Mark mark_of(const CaseEvent& event) {
    return {std::string(event.actor), event.at, event.sequence, std::string(event.on_behalf_of)};
}

/// "the case has no subject 's3'": the record contradicts itself.
tl::unexpected<Error> not_in_case(std::string_view what, std::string_view id);

}  // namespace comity::cases
