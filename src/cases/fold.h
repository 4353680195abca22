// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "cases/command.h"
#include "cases/state.h"

namespace comity::cases {

/// One recorded event of a case's stream, as far as its meaning goes.
struct CaseEvent {
    std::uint64_t sequence = 0;  ///< in the stream, from 1
    std::string_view type;
    std::string_view actor;
    Instant at;
    const format::Value* payload = nullptr;
    std::string_view on_behalf_of = {};
};

/// Changes the state as the event says. Errors: a type this program does not know, or a payload that is not as its
/// type says: the record was written by a newer program, or is damaged; nothing is skipped.
Result<void> apply(CaseState& state, const CaseEvent& event);

/// Every event type with a sentence for the timeline.
struct EventType {
    std::string_view type;
    std::string_view says;
    Result<void> (*apply)(CaseState&, const CaseEvent&);
    /// The node tells by itself what becomes of something that stands in the case already: an entry of a person may
    /// rest on what was shown before it.
    bool aside = false;
};
std::span<const EventType> event_types();

}  // namespace comity::cases
