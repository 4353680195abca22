// SPDX-License-Identifier: EUPL-1.2
#include "cases/command.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/consequences.h"
#include "cases/correspondence/commands.h"
#include "cases/decide_parts.h"
#include "cases/fold.h"
#include "cases/found_text.h"
#include "cases/inspections.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/papers/papers.h"
#include "command/proposal.h"

namespace comity::cases {

namespace {

/// What changes the answer of the law, or who is held.
bool touches_the_law(std::string_view type) {
    static const std::set<std::string_view> types{
        "case-opened",     "subject-added", "subject-described", "subject-withdrawn",  "custody-began",
        "custody-changed", "custody-ended", "step-taken",        "measure-added",      "measure-moved",
        "fact-recorded",   "fact-unknown",  "document-added",    "document-withdrawn", "case-linked"};
    return types.contains(type);
}

Result<CaseState> after(CaseState state, std::span<const NewEvent> events, const Command& command,
                        const Environment& environment) {
    for (const NewEvent& event : events)
        TRY_VOID(apply(state, {.sequence = state.version() + 1,
                               .type = event.type,
                               .actor = command.actor,
                               .at = environment.now,
                               .payload = &event.payload,
                               .on_behalf_of = command.on_behalf_of}));
    return state;
}

std::string because_of(std::span<const NewEvent> events) {
    for (const NewEvent& event : events) {
        if (event.type == "fact-recorded" || event.type == "fact-unknown")
            return fmt::format("the fact {} was recorded", event.payload.string_at("fact").value_or(""));
        if (event.type == "step-taken") return fmt::format("step {}", event.payload.string_at("step").value_or(""));
        if (event.type.starts_with("custody-")) return "custody was recorded";
    }
    return events.empty() ? "recomputed" : events.front().type;
}

Result<std::vector<NewEvent>> with_consequences(const CaseState& state, std::vector<NewEvent> events,
                                                const Command& command, const Environment& environment) {
    if (!std::ranges::any_of(events, [](const NewEvent& event) { return touches_the_law(event.type); })) return events;
    TRY(next, after(state, events, command, environment));
    TRY(following, recompute(next, because_of(events), environment));
    TRY(others, consequences(next, events, environment));
    std::ranges::move(following, std::back_inserter(events));
    std::ranges::move(others, std::back_inserter(events));
    return events;
}

/// What ends custody by our own hand takes two, by whichever command it is recorded.
Act act_of_end(const CaseState& state, std::string_view how) {
    if (how == "surrendered" || how == "transferred") return Act::surrender;
    return how == "released" && state.direction == Direction::incoming ? Act::release : Act::none;
}

}  // namespace

bool moved_on(const CaseState& state, std::uint64_t since) {
    return since < state.turned || since > state.version();
}

std::span<const CommandKind> commands() {
    static const auto table = [] {
        std::vector<CommandKind> kinds;
        for (const auto part :
             {file_commands(), person_commands(), law_commands(), work_commands(), act_commands(), promise_commands(),
              reminder_commands(), linked_commands(), draft_commands(), paper_commands(), package_commands(),
              inspection_commands(), found_text_commands(), sending_commands(), receiving_commands()})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return table;
}

const CommandKind* find_command(std::string_view name) {
    const auto known = commands();
    const auto at = std::ranges::find(known, name, &CommandKind::name);
    return at == known.end() ? nullptr : &*at;
}

Act act_of(const CaseState& state, const Command& command) {
    const CommandKind* kind = find_command(command.name);
    if (!kind) return Act::none;
    if (kind->act != Act::none) return kind->act;
    if (command.name == "end-custody") return act_of_end(state, command.arguments.string_at("how").value_or(""));
    const bool of_measure = command.name == "move-measure";
    if (!of_measure && command.name != "take-step") return Act::none;
    const Course& course = of_measure ? measure_course(state.direction) : lifecycle(state.kind, state.direction);
    const Step* step = course.step(command.arguments.string_at("step").value_or(""));
    return step ? step->act : Act::none;
}

Result<std::vector<NewEvent>> decide(const CaseState& state, const Command& command, const Environment& environment) {
    const CommandKind* kind = find_command(command.name);
    if (!kind) return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
    TRY_VOID(command::check_arguments(kind->entry(), command.arguments));
    if (!state.exists() && command.name != "open-case") return fail(ErrorKind::not_found, "there is no such case");
    if (state.closed && !kind->closed_too)
        return fail(ErrorKind::conflict, fmt::format("case {} is closed", state.number), {},
                    "what is still possible: notes, links, grants, and its erasure");
    if (command.based_on != 0 && moved_on(state, command.based_on))
        return fail(ErrorKind::conflict,
                    fmt::format("the case has moved on from version {} to {}", command.based_on, state.version()), {},
                    "look at what changed and give the command again");
    TRY(events, kind->decide(state, command, environment));
    const Act act = act_of(state, command);
    if (act != Act::none && !command.approved)
        return std::vector{command::proposed(state.proposals, word(act), command.name, command.arguments)};
    return with_consequences(state, std::move(events), command, environment);
}

}  // namespace comity::cases
