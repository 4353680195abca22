// SPDX-License-Identifier: EUPL-1.2
#include "cases/consequences.h"

#include <algorithm>

#include <fmt/format.h>

#include "cases/lifecycle/lifecycle.h"
#include "cases/own_nationals.h"
#include "cases/promises.h"

namespace comity::cases {

namespace {

bool about_the_decision(const NewEvent& event) {
    return event.type == "fact-recorded" && event.payload.string_at("fact").value_or("").starts_with("decision.");
}

/// Another request for the same person, property or proceedings: who goes first is settled with those who ask.
bool competes(const NewEvent& event) {
    return (event.type == "step-taken" && event.payload.string_at("step").value_or("") == "competing-request") ||
           (event.type == "case-linked" && event.payload.string_at("relation").value_or("") == "competing");
}

NewEvent consultation(const CaseState& state, std::size_t more, const Environment& environment) {
    return {"task-added",
            format::Value::object({{"task", fmt::format("t{}", state.tasks.size() + more + 1)},
                                   {"says",
                                    "Requests compete: consult the States that ask, and weigh which goes first; "
                                    "link the other case or record it as concurrent"},
                                   {"owner", state.owner},
                                   {"due", to_string(environment.today)},
                                   {"from", "competing"}})};
}

}  // namespace

Result<std::vector<NewEvent>> consequences(const CaseState& state, std::span<const NewEvent> events,
                                           const Environment& environment) {
    std::vector<NewEvent> following;
    for (const NewEvent& event : events) {
        if (event.type != "step-taken") continue;
        const std::string word = event.payload.string_at("step").value_or("");
        const Step* step = lifecycle(state.kind, state.direction).step(word);
        if (!step || step->binds == Binds::nobody) continue;
        TRY(promises, promises_of_law(state, event.payload.string_at("subject").value_or(""), step->binds == Binds::us,
                                      fmt::format("the law, from step {}", word), environment));
        std::ranges::move(promises, std::back_inserter(following));
    }
    std::vector<NewEvent> tasks;
    if (std::ranges::any_of(events, about_the_decision)) {
        TRY(questions, open_questions_of_prosecution(state, environment));
        tasks = std::move(questions);
    }
    const auto consulting = [](const Task& task) { return task.from == "competing" && task.done_because.empty(); };
    if (std::ranges::any_of(events, competes) && std::ranges::none_of(state.tasks, consulting))
        tasks.push_back(consultation(state, tasks.size(), environment));
    std::ranges::move(tasks, std::back_inserter(following));
    return following;
}

}  // namespace comity::cases
