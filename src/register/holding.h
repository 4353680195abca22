// SPDX-License-Identifier: EUPL-1.2
// What everything that the register keeps has in common: an agreement, a programme, a meeting. Each is the fold of the
// events of a stream of its own, and is worked on by commands of a table of its own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/state_code.h"
#include "command/fields.h"
#include "command/mark.h"
#include "command/new_event.h"
#include "command/parameter.h"
#include "command/proposal.h"

namespace comity::law {
class Library;
}

namespace comity::registry {

using command::Mark;
using command::NewEvent;
using Events = Result<std::vector<NewEvent>>;

struct Holding {
    std::string id = {};
    std::string number = {};  ///< "AGR-2026-00003"
    std::string title = {};
    std::string owner = {};       ///< account that answers for it
    std::string substitute = {};  ///< account that stands in
    /// Accounts that alone may read it, beside owner and substitute; without, everybody who reads the register.
    std::optional<std::vector<std::string>> only_for = {};
    std::vector<command::Proposal> proposals = {};
    Mark opened = {};
    CivilDate opened_on = {};  ///< the day the register came to know of it
    Mark last = {};            ///< the newest event
    /// At its last event that changed what the public may see of it; 0 where nothing of it ever was public.
    std::uint64_t public_version = 0;

    bool exists() const { return !id.empty(); }
    std::uint64_t version() const { return last.event; }
    bool may_be_read_by(std::string_view account) const;
};

/// Another State's authority that takes part.
struct Party {
    StateCode state = {};
    std::string authority = {};  ///< its name, "" for the State itself

    friend bool operator==(const Party&, const Party&) = default;
};

/// One recorded event, as far as its meaning goes.
struct Told {
    std::uint64_t sequence = 0;  ///< in the stream, from 1
    std::string_view type;
    std::string_view actor;
    Instant at;
    const format::Value* payload = nullptr;
    std::string_view on_behalf_of = {};
};
inline Mark mark_of(const Told& told) {
    return {std::string(told.actor), told.at, told.sequence, std::string(told.on_behalf_of)};
}

/// What somebody is asked to approve stays as they were shown it. Errors: `conflict` while a proposal waits.
Result<void> check_nothing_waits(const Holding& holding);

/// What begins anything of the register: id (the member `word`), number, title, owners, day of entry.
void take_beginning(Holding& holding, std::string_view word, const Told& told, command::Fields& read);

/// Each as that function shows it.
template <class Items, class Make>
format::Value list_of(const Items& items, Make make) {
    format::Value list = format::Value::list();
    for (const auto& item : items) list.append(make(item));
    return list;
}

/// "" without one.
std::string day_text(const std::optional<CivilDate>& day);

/// What is shown of anything of the register; a kind adds its own members.
format::Value shown_holding(const Holding& holding, CivilDate on, std::string_view stage);

/// Errors: `invalid` where somebody would stand in for themselves.
Result<void> check_owners(const format::Value& arguments);

/// All that a decision may know beside what it is about.
struct Environment {
    Instant now = {};
    CivilDate today = {};  ///< at the seat of the authority
    StateCode own = {};
    Period answer_within = {.days = 30};  ///< practice: after it a reminder is due
    const law::Library* law = nullptr;    ///< without: what something rests on is not looked up
};

/// `arguments` is an object with the command's parameters.
struct Command {
    std::string name = {};
    format::Value arguments = {};
    std::string actor = {};
    std::string on_behalf_of = {};
    std::uint64_t based_on = 0;  ///< version the actor saw; 0: whatever it is
    /// Carried out on approval of a proposal: the second person has agreed.
    bool approved = false;
    /// Of an approval: how many persons must approve what was proposed, by the authority's rules.
    std::size_t approvals = 1;

    command::Participant participant() const { return {actor, on_behalf_of}; }
};

/// An event type with a sentence for the timeline.
template <class State>
struct EventType {
    std::string_view type;
    std::string_view says;
    Result<void> (*apply)(State&, const Told&);
};

/// What a kind of thing in the register is called, how it is worked on and told. Specialised beside each kind:
///
///     template <>
///     struct KindOf<Agreement> : RegisterEntry {
///         static constexpr std::string_view word = "agreement";    // kind of its streams
///         static constexpr std::string_view plural = "agreements"; // resource over HTTP
///         static constexpr std::string_view letters = "AGR";       // of its numbers
///         static constexpr std::string_view public_fields = "stage …";  // of kinds with a public part: what can be
///         shown static std::span<const CommandKind<Agreement>> commands(); static std::span<const
///         EventType<Agreement>> events();
///     };
template <class State>
struct KindOf;

template <class State>
struct CommandKind {
    std::string_view name = {};
    std::string_view resource = {};  ///< below the address of the thing; "" of the command that begins it
    std::string_view verb = {};      ///< of the table of permissions
    std::string_view says = {};
    std::span<const command::Parameter> parameters = {};
    Events (*decide)(const State&, const Command&, const Environment&) = nullptr;
    /// Whether it binds the authority or becomes public, so that a second person must agree; nullptr: never.
    bool (*binds)(const State&, const Command&, const Environment&) = nullptr;
    /// Whether the actor answers for what the command is about, though not for the whole; nullptr: never.
    bool (*own)(const State&, const Command&) = nullptr;
    /// Whose work it is by the table of permissions, and the act that its second person approves.
    std::string_view on = KindOf<State>::on;
    std::string_view act = KindOf<State>::act;

    command::Entry entry() const;
};

/// What binds the authority towards others: whose work it is by the table of permissions, and the act that takes a
/// second person.
struct RegisterEntry {
    static constexpr std::string_view on = "register-entry";
    static constexpr std::string_view act = "bind";
};
/// What becomes public.
struct PublicPage {
    static constexpr std::string_view on = "register-pages";
    static constexpr std::string_view act = "publish";
};

template <class State>
command::Entry CommandKind<State>::entry() const {
    return {name, resource, verb, on, says, parameters};
}

}  // namespace comity::registry
