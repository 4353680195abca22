// SPDX-License-Identifier: EUPL-1.2
// What can be done to a case. One table names every command with its address, its parameters and the function that
// decides; the HTTP resources, the command line and the description of the interface are made from it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"
#include "cases/act.h"
#include "cases/retention.h"
#include "cases/state.h"
#include "command/new_event.h"
#include "command/parameter.h"
#include "format/value.h"
#include "law/library/library.h"

namespace comity::cases {

using command::NewEvent;
using command::Parameter;
using command::ParameterType;

/// Periods that no law sets: practice of the authority, from its configuration.
struct Practice {
    Period acknowledge = {.days = 7};
    Period first_reminder = {.days = 30};
    Period next_reminder = {.days = 30};
    std::vector<std::string> ladder = {"contact-point", "liaison", "network", "minister"};
    std::vector<Retention> retention = {};  ///< without one for its category, a closed case is kept until two erase it
};

/// What the law must know of a case this one is linked to; the node looks it up.
struct LinkedCase {
    std::string id = {};
    StateCode requesting = {};
    std::optional<CivilDate> received = {};
};

/// All that a decision may know beside the case.
struct Environment {
    const law::Library* law = nullptr;
    Instant now = {};
    CivilDate today = {};  ///< at the seat of the authority
    Practice practice;
    std::vector<LinkedCase> linked = {};
};

/// `arguments` is an object with the command's parameters, checked against the table before decide is called.
struct Command {
    std::string name = {};
    format::Value arguments = {};
    std::string actor = {};
    std::string on_behalf_of = {};
    std::uint64_t based_on = 0;  ///< version of the case the actor saw; 0: whatever it is
    /// Carried out on approval of a proposal: the second person has agreed.
    bool approved = false;
    /// Of an approval: how many persons must approve what was proposed, by the authority's rules.
    std::size_t approvals = 1;

    command::Participant participant() const { return {actor, on_behalf_of}; }
};

using Decide = Result<std::vector<NewEvent>> (*)(const CaseState&, const Command&, const Environment&);

struct CommandKind {
    std::string_view name = {};      ///< "record-fact"
    std::string_view resource = {};  ///< below /api/v1/cases/{case}: "facts", "clocks/{clock}/silence"
    std::string_view verb = {};      ///< of the table of permissions: "create", "change", "propose" …
    std::string_view on = {};        ///< resource of the table of permissions: "fact"
    std::string_view says = {};
    std::span<const Parameter> parameters = {};
    Decide decide;
    Act act = Act::none;      ///< always needs a second person; steps say it for themselves
    bool closed_too = false;  ///< may be given in a closed case

    command::Entry entry() const { return {name, resource, verb, on, says, parameters}; }
};

std::span<const CommandKind> commands();
const CommandKind* find_command(std::string_view name);

/// The act a command is: its own, or that of the step it takes; Act::none where one person is enough.
Act act_of(const CaseState& state, const Command& command);

/// Whether anything came after that version on which an entry of a person rests. What the node tells by itself is
/// nothing such: what it found in a file, that a message arrived, that a clock came due (EventType::aside).
bool moved_on(const CaseState& state, std::uint64_t since);

/// The events a command gives, with what follows from them (clocks that start, change and end; the gap where a person
/// is held and no clock runs; the task after a refusal for nationality). Pure. Errors: conflict, when the case moved on
/// since `based_on` in a way that matters, saying what changed; invalid; refused, naming the rule, promise or second
/// person that stands in the way.
Result<std::vector<NewEvent>> decide(const CaseState& state, const Command& command, const Environment& environment);

}  // namespace comity::cases
