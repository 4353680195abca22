// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Something of the register worked on without a store, for tests only.

#include <stdexcept>
#include <string>

#include "register/decide.h"

namespace comity::registry {

inline CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

template <class State>
class TestWork {
   public:
    TestWork(std::string_view own, std::string_view on)
        : environment{.now = parse_instant(std::string(on) + "T09:00:00Z").value(),
                      .today = day(on),
                      .own = *StateCode::parse(own)} {}

    /// Decides, and folds what was decided; as somebody of that name.
    Events give(std::string_view name, format::Value arguments, std::string actor = "anna") {
        const Command command{.name = std::string(name), .arguments = std::move(arguments), .actor = std::move(actor)};
        Events events = decide(state, command, environment);
        if (!events) return events;
        for (const NewEvent& event : *events) {
            const auto applied = apply(state, {.sequence = state.version() + 1,
                                               .type = event.type,
                                               .actor = command.actor,
                                               .at = environment.now,
                                               .payload = &event.payload});
            if (!applied) throw std::logic_error(to_string(applied.error()));
        }
        return events;
    }
    void must(std::string_view name, format::Value arguments, std::string actor = "anna") {
        const Events events = give(name, std::move(arguments), std::move(actor));
        if (!events) throw std::runtime_error(to_string(events.error()));
    }
    /// With the second person's yes where it takes one.
    void agreed(std::string_view name, format::Value arguments) {
        must(name, std::move(arguments));
        approve_last();
    }
    void approve_last() {
        if (!state.proposals.empty() && state.proposals.back().status == command::Proposal::Status::waiting)
            must("approve", format::Value::object({{"proposal", state.proposals.back().id}}), "hana");
    }
    void today(std::string_view text) {
        environment.today = day(text);
        environment.now = parse_instant(std::string(text) + "T09:00:00Z").value();
    }
    /// What a refused command says.
    std::string refusal(std::string_view name, format::Value arguments, std::string actor = "anna") {
        const Events events = give(name, std::move(arguments), std::move(actor));
        return events ? "accepted" : to_string(events.error());
    }

    State state;
    Environment environment;
};

}  // namespace comity::registry
