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
#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

std::string_view expected(ParameterType type) {
    switch (type) {
        case ParameterType::text:
            return "a text";
        case ParameterType::words:
            return "a list of texts";
        case ParameterType::integer:
            return "a whole number";
        case ParameterType::boolean:
            return "true or false";
        case ParameterType::date:
            return "a day, as 2026-11-21";
        case ParameterType::moment:
            return "a moment with its offset, as 2026-11-21T22:30:00+03:00";
        case ParameterType::period:
            return "a period, as P40D";
        case ParameterType::state:
            return "a State by its two letters, as FI";
        case ParameterType::list:
            return "a list of objects";
        case ParameterType::json:
            break;
    }
    return "a value";
}

bool fits(const Parameter& parameter, const format::Value& value) {
    const std::string* text = value.as_string();
    switch (parameter.type) {
        case ParameterType::text:
            return text != nullptr && (!parameter.required || !text->empty());
        case ParameterType::words:
            return value.as_list() &&
                   std::ranges::all_of(*value.as_list(), [](const auto& item) { return item.as_string() != nullptr; });
        case ParameterType::integer:
            return value.as_integer().has_value();
        case ParameterType::boolean:
            return value.as_boolean().has_value();
        case ParameterType::date: {
            if (!text) return false;
            const auto day = parse_date(*text);
            return day && day->exact();
        }
        case ParameterType::moment:
            return text && parse_instant(*text).has_value();
        case ParameterType::period:
            return text && parse_period(*text).has_value();
        case ParameterType::state:
            return text && StateCode::parse(*text).has_value();
        case ParameterType::list:
            return value.as_list() != nullptr;
        case ParameterType::json:
            return true;
    }
    return false;
}

bool among(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

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
                               .payload = &event.payload}));
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

NewEvent proposed(const CaseState& state, const Command& command, Act act) {
    return {"proposed", format::Value::object({{"proposal", next_id('a', state.proposals)},
                                               {"act", word(act)},
                                               {"command", command.name},
                                               {"arguments", format::canonical_json(command.arguments).value()},
                                               {"reason", command.arguments.string_at("reason").value_or("")}})};
}

/// What ends custody by our own hand takes two, by whichever command it is recorded.
Act act_of_end(const CaseState& state, std::string_view how) {
    if (how == "surrendered" || how == "transferred") return Act::surrender;
    return how == "released" && state.direction == Direction::incoming ? Act::release : Act::none;
}

}  // namespace

std::span<const CommandKind> commands() {
    static const auto table = [] {
        std::vector<CommandKind> kinds;
        for (const auto part :
             {file_commands(), person_commands(), law_commands(), work_commands(), act_commands(), promise_commands(),
              reminder_commands(), linked_commands(), draft_commands(), sending_commands(), receiving_commands()})
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

std::vector<ArgumentFault> argument_faults(const CommandKind& kind, const format::Value& arguments) {
    const auto* members = arguments.as_object();
    if (!members) return {{"", fmt::format("{} takes an object", kind.name)}};
    std::vector<ArgumentFault> faults;
    for (const format::Member& member : *members) {
        const auto parameter = std::ranges::find(kind.parameters, member.key, &Parameter::name);
        if (parameter == kind.parameters.end()) {
            faults.push_back({member.key, fmt::format("'{}' is not known to {}", member.key, kind.name)});
            continue;
        }
        if (member.value.is_null() && !parameter->required) continue;
        if (!fits(*parameter, member.value))
            faults.push_back({member.key, fmt::format("'{}' must be {}", member.key, expected(parameter->type))});
        else if (!parameter->one_of.empty() && !among(parameter->one_of, *member.value.as_string()))
            faults.push_back({member.key, fmt::format("'{}' must be one of: {}", member.key, parameter->one_of)});
    }
    for (const Parameter& parameter : kind.parameters)
        if (parameter.required && !arguments.find(parameter.name))
            faults.push_back(
                {std::string(parameter.name), fmt::format("'{}' is missing: {}", parameter.name, parameter.says)});
    return faults;
}

Result<void> check_arguments(const CommandKind& kind, const format::Value& arguments) {
    std::vector<std::string> messages;
    for (const ArgumentFault& fault : argument_faults(kind, arguments)) messages.push_back(fault.message);
    if (messages.empty()) return {};
    return fail(ErrorKind::invalid, fmt::format("{}", fmt::join(messages, "; ")));
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
    TRY_VOID(check_arguments(*kind, command.arguments));
    if (!state.exists() && command.name != "open-case") return fail(ErrorKind::not_found, "there is no such case");
    if (state.closed && !kind->closed_too)
        return fail(ErrorKind::conflict, fmt::format("case {} is closed", state.number), {},
                    "what is still possible: notes, links, grants, and its erasure");
    if (command.based_on != 0 && command.based_on != state.version())
        return fail(ErrorKind::conflict,
                    fmt::format("the case has moved on from version {} to {}", command.based_on, state.version()), {},
                    "look at what changed and give the command again");
    TRY(events, kind->decide(state, command, environment));
    const Act act = act_of(state, command);
    if (act != Act::none && !command.approved) return std::vector{proposed(state, command, act)};
    return with_consequences(state, std::move(events), command, environment);
}

}  // namespace comity::cases
