// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An agreement worked on without a store, for tests only.

#include <stdexcept>
#include <string>

#include "register/agreement/agreement.h"
#include "register/decide.h"

namespace comity::registry {

inline CivilDate day(std::string_view text) {
    return parse_date(text).value().first;
}

class TestAgreement {
   public:
    /// Of Switzerland with the prosecution of Kazakhstan, entered on 2024-01-22.
    explicit TestAgreement(format::Value more = format::Value::object()) {
        format::Value given = format::Value::object(
            {{"agreement", "agreement1"},
             {"number", "AGR-2024-00001"},
             {"on", "2024-01-22"},
             {"title", "Memorandum on digital evidence"},
             {"kind", "memorandum"},
             {"parties", format::Value::list(
                             {format::Value::object({{"state", "KZ"}, {"authority", "General Prosecutor's Office"}})})},
             {"owner", "anna"},
             {"substitute", "boris"}});
        for (const format::Member& member : *more.as_object()) given.set(member.key, member.value);
        must("begin-agreement", std::move(given));
    }

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
    /// A step, with the second person's yes where it takes one.
    void step(std::string_view step, std::string_view on, format::Value more = format::Value::object()) {
        more.set("step", step).set("on", on).set("source", "test");
        must("take-step", std::move(more));
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

    Agreement state;
    Environment environment{.now = parse_instant("2024-01-22T09:00:00Z").value(),
                            .today = day("2024-01-22"),
                            .own = *StateCode::parse("CH")};
};

}  // namespace comity::registry
