// SPDX-License-Identifier: EUPL-1.2
// How a command to anything in the register becomes events, and events what it is.
#pragma once

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "command/fields.h"
#include "command/parts.h"
#include "format/canonical_json.h"
#include "register/holding.h"

namespace comity::registry {

inline constexpr std::array approve_parameters{
    command::Parameter{"proposal", command::ParameterType::text, true, "which proposal: a1"},
    command::Parameter{"comments", command::ParameterType::text, false, "comments"}};
inline constexpr std::array return_parameters{
    command::Parameter{"proposal", command::ParameterType::text, true, "which proposal: a1"},
    command::Parameter{"comments", command::ParameterType::text, true, "what must change"}};
inline constexpr std::array assign_parameters{
    command::Parameter{"owner", command::ParameterType::text, true, "account that answers for it"},
    command::Parameter{"substitute", command::ParameterType::text, true, "account that stands in"}};

template <class State>
const CommandKind<State>* find_command(std::string_view name);

/// Of a kind with a public part: what a proposal would make public is kept as it is then.
template <class State>
Result<void> keep_what_is_offered(State& state, const Told& proposed);

/// What every kind has beside its own commands: who answers for it, and the second person's.
template <class State>
struct CommonCommands {
    static std::string named(const Command& command) { return command::Fields(command.arguments).text("proposal"); }
    static Events assign(const State&, const Command& command, const Environment&) {
        TRY_VOID(check_owners(command.arguments));
        return std::vector{NewEvent{"assigned", command.arguments}};
    }
    /// What was proposed is decided anew as things are now; where it no longer can be, nothing happens.
    static Events approve(const State& state, const Command& command, const Environment& environment) {
        TRY(proposal, command::waiting_for_another(state.proposals, named(command), command.participant()));
        TRY(arguments, format::read_value(proposal->arguments, "proposal " + proposal->id));
        const CommandKind<State>* kind = find_command<State>(proposal->command);
        if (!kind) return fail(ErrorKind::invalid, fmt::format("there is no command '{}'", proposal->command));
        TRY(following, kind->decide(state,
                                    {.name = proposal->command,
                                     .arguments = std::move(arguments),
                                     .actor = command.actor,
                                     .on_behalf_of = command.on_behalf_of,
                                     .approved = true},
                                    environment));
        TRY(approval, command::approval(*proposal, command.participant(), command.arguments, command.approvals));
        std::vector<NewEvent> events{std::move(approval)};
        if (events.front().type == "approved") std::ranges::move(following, std::back_inserter(events));
        return events;
    }
    static Events give_back(const State& state, const Command& command, const Environment&) {
        TRY_VOID(command::waiting_for_another(state.proposals, named(command), command.participant()));
        return std::vector{NewEvent{"returned", command.arguments}};
    }
    static Events take_back(const State& state, const Command& command, const Environment&) {
        TRY_VOID(command::waiting_of_own(state.proposals, named(command), command.participant()));
        return std::vector{NewEvent{"proposal-withdrawn", command.arguments}};
    }

    static constexpr std::array table{
        CommandKind<State>{"assign", "assignment", "assign", "Give it to an owner and a substitute", assign_parameters,
                           assign},
        CommandKind<State>{"approve", "proposals/{proposal}/approval", "approve", "Approve what another proposed",
                           approve_parameters, approve},
        CommandKind<State>{"return-proposal", "proposals/{proposal}/return", "approve",
                           "Return what another proposed, with comments", return_parameters, give_back},
        CommandKind<State>{"withdraw-proposal", "proposals/{proposal}/withdrawal", "propose",
                           "Withdraw what one proposed oneself", approve_parameters, take_back},
    };
};

/// Every command of a kind; the one that begins it has no resource.
template <class State>
std::span<const CommandKind<State>> commands() {
    static const auto table = [] {
        const auto own = KindOf<State>::commands();
        std::vector<CommandKind<State>> kinds(own.begin(), own.end());
        kinds.insert(kinds.end(), CommonCommands<State>::table.begin(), CommonCommands<State>::table.end());
        return kinds;
    }();
    return table;
}

template <class State>
const CommandKind<State>* find_command(std::string_view name) {
    const auto known = commands<State>();
    const auto at = std::ranges::find(known, name, &CommandKind<State>::name);
    return at == known.end() ? nullptr : &*at;
}

/// The events a command gives. Pure. Errors: `invalid` arguments; `conflict` where it moved on since `based_on` or its
/// state does not allow it; `forbidden` for the proposer who approves.
template <class State>
Events decide(const State& state, const Command& command, const Environment& environment) {
    const CommandKind<State>* kind = find_command<State>(command.name);
    if (!kind) return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
    TRY_VOID(command::check_arguments(kind->entry(), command.arguments));
    if (state.exists() == kind->resource.empty())
        return state.exists() ? fail(ErrorKind::conflict, fmt::format("{} is there already", state.number))
                              : fail(ErrorKind::not_found, fmt::format("there is no such {}", KindOf<State>::word));
    if (command.based_on != 0 && command.based_on != state.version())
        return fail(
            ErrorKind::conflict,
            fmt::format("{} has moved on from version {} to {}", state.number, command.based_on, state.version()), {},
            "look at what changed and give the command again");
    TRY(events, kind->decide(state, command, environment));
    if (!command.approved && kind->binds && kind->binds(state, command, environment))
        return std::vector{command::proposed(state.proposals, kind->act, command.name, command.arguments)};
    return events;
}

/// Changes the state as the event says. Errors: a type this program does not know, or a payload that is not as its type
/// says; nothing is skipped.
template <class State>
Result<void> apply(State& state, const Told& told) {
    const auto applied = [&]() -> Result<void> {
        if (command::is_of_proposals(told.type)) {
            if constexpr (requires { state.page; })
                if (told.type == "proposed") TRY_VOID(keep_what_is_offered(state, told));
            return command::apply_to_proposals(state.proposals, told.type, *told.payload, mark_of(told));
        }
        if (told.type == "assigned") {
            command::Fields read(*told.payload);
            state.owner = read.text("owner");
            state.substitute = read.text("substitute");
            return read.finish();
        }
        const auto types = KindOf<State>::events();
        const auto type = std::ranges::find(types, told.type, &EventType<State>::type);
        if (type == types.end())
            return fail(ErrorKind::invalid, "its type is unknown", {},
                        "the record was written by a newer program: use that one, or a newer one");
        return type->apply(state, told);
    }();
    if (!applied) {
        Error error = applied.error();
        error.message = fmt::format("event {} ({}): {}", told.sequence, told.type, error.message);
        return tl::unexpected(std::move(error));
    }
    state.last = mark_of(told);
    return {};
}

/// A sentence for the timeline; "" of a type this program does not know.
template <class State>
std::string_view says_of(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> common{
        {{"assigned", "gave it to an owner and a substitute"},
         {"proposed", "proposed it to a second person"},
         {"approval-given", "approved what was proposed, as one of several"},
         {"approved", "approved what was proposed"},
         {"returned", "returned the proposal"},
         {"proposal-withdrawn", "withdrew the proposal"}}};
    for (const auto& [known, says] : common)
        if (known == type) return says;
    for (const EventType<State>& known : KindOf<State>::events())
        if (known.type == type) return known.says;
    return {};
}

using command::next_id;

/// Before the register knew of it: history that is recorded, not something done now.
inline bool is_history(const Holding& holding, CivilDate on) {
    return on < holding.opened_on;
}

/// What has its day in `on` and binds us, unless it is history.
template <class State>
bool binds_unless_history(const State& holding, const Command& command, const Environment&) {
    return !is_history(holding, command::Fields(command.arguments).day("on"));
}

/// The part of that id. Errors: `invalid`, naming those there are.
template <class Parts>
auto part_of(Parts& parts, std::string_view what, std::string_view id) -> Result<decltype(parts.data())> {
    const auto found = std::ranges::find_if(parts, [&](const auto& part) { return part.id == id; });
    if (found != parts.end()) return &*found;
    return fail(ErrorKind::invalid, fmt::format("there is no {} '{}' here", what, id), {},
                fmt::format("there are: {}", command::ids_of(parts)));
}

}  // namespace comity::registry
